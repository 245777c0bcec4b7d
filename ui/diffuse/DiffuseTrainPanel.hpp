// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace studio::ui {

class ParameterForm;
class Session;

/// Trains a latent diffusion model on an autoencoder: name, preset, seed and every parameter; and the ones that there
/// are already, to go to.
class DiffuseTrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit DiffuseTrainPanel(Session& session, QWidget* parent = nullptr);

    void setAutoencoder(const RunInfo& autoencoder);
    DiffuseRequest request() const;

private:
    QWidget* makeSide();
    void showExisting();
    void applyPreset();
    void validate();
    void start();

    Session& m_session;
    std::string m_autoencoder;
    QLabel* m_title;
    QLabel* m_existingTitle;
    QVBoxLayout* m_existing;
    QLineEdit* m_name;
    QComboBox* m_preset;
    QLineEdit* m_seed;
    QPushButton* m_start;
    ParameterForm* m_form;
    bool m_starting = false;
};

} // namespace studio::ui
