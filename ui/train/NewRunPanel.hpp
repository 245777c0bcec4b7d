// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace studio::ui {

class ParameterForm;
class Session;

/// What a new run needs: a name, a preset, every parameter of its model, a start.
class NewRunPanel : public QWidget {
    Q_OBJECT

public:
    explicit NewRunPanel(Session& session, QWidget* parent = nullptr);

    void setModel(const Choice& model);
    TrainRequest request() const;
    ParameterForm* form() const noexcept { return m_form; }

Q_SIGNALS:
    void started(const studio::TrainRequest& request);
    void cancelled();

private:
    void applyPreset();
    void validate();

    Session& m_session;
    Choice m_model;
    QLabel* m_title;
    QLabel* m_sentence;
    QLineEdit* m_name;
    QComboBox* m_preset;
    QLineEdit* m_seed;
    ParameterForm* m_form;
    QPushButton* m_start;
};

} // namespace studio::ui
