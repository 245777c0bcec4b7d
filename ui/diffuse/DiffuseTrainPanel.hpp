// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/DiffuseMemory.hpp"
#include "ui/train/RunForm.hpp"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace studio::ui {

class Session;

/// Trains a latent diffusion model on an autoencoder: name, preset, seed and every parameter; and the ones that there
/// are already, to go to.
class DiffuseTrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit DiffuseTrainPanel(Session& session, QWidget* parent = nullptr);

    void setAutoencoder(const RunInfo& autoencoder);
    DiffuseRequest request() const;
    /// What was typed; nothing where the form was not opened.
    std::optional<FormMemory> memory() const;
    void recall(FormMemory memory);

Q_SIGNALS:
    void cancelled();

private:
    QWidget* makeSide();
    void showExisting();
    void start();

    Session& m_session;
    std::string m_autoencoder;
    std::weak_ptr<Project> m_project; ///< of that autoencoder
    QLabel* m_title;
    QLabel* m_existingTitle;
    QVBoxLayout* m_existing;
    RunForm* m_run;
    std::optional<FormMemory> m_recalled; ///< waits for its autoencoder
    bool m_starting = false;
};

} // namespace studio::ui
