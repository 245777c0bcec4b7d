// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QLabel;

namespace studio::ui {

class ParameterForm;
class RunForm;
class Session;

/// What a new run needs: a name, a preset, every parameter of its model, a start.
class NewRunPanel : public QWidget {
    Q_OBJECT

public:
    explicit NewRunPanel(Session& session, QWidget* parent = nullptr);

    void setModel(const Choice& model);
    TrainRequest request() const;
    ParameterForm* form() const noexcept;

Q_SIGNALS:
    void started(const studio::TrainRequest& request);
    void cancelled();

private:
    Choice m_model;
    QLabel* m_title;
    QLabel* m_sentence;
    RunForm* m_run;
};

} // namespace studio::ui
