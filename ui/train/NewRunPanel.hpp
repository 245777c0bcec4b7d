// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/train/RunSubject.hpp"

#include <QWidget>

class QLabel;

namespace studio::ui {

class ParameterForm;
class RunForm;
class Session;

/// What a new run needs: a name, a preset, every parameter of its model, a start. Of a model, or of a run to be made
/// once more with other values. What is typed stays until the training has begun.
class NewRunPanel : public QWidget {
    Q_OBJECT

public:
    explicit NewRunPanel(Session& session, QWidget* parent = nullptr);

    void setModel(const Choice& model);
    /// A new run with the settings of another one, of an autoencoder or of a diffusion model.
    void setRun(const RunInfo& like);
    RunForm& run() const noexcept { return *m_run; }

    /// What was typed for which run, for a panel that takes this one's place.
    struct Memory {
        RunInfo like;
        bool hasExample = false; ///< setRun(), not setModel()
        RunDraft draft;
    };
    Memory memory() const;
    void recall(const Memory& memory);
    ParameterForm* form() const noexcept;

Q_SIGNALS:
    void started(const QString& run);
    void cancelled();

private:
    void start();

    Session& m_session;
    RunInfo m_like; ///< kind, model and autoencoder of the run to be made
    bool m_hasExample = false;
    QLabel* m_title;
    QLabel* m_sentence;
    RunForm* m_run;
    bool m_starting = false;
};

} // namespace studio::ui
