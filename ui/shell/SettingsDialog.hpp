// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/Preferences.hpp"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace studio::ui {

struct Setting;

/// Every setting of the studio, in force as soon as it is changed, and a page with its keys.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// The keys are those of the actions of `window`, which becomes the parent.
    explicit SettingsDialog(QWidget* window);

Q_SIGNALS:
    /// Words or letters are others now: the window has to be made anew.
    void remakeRequested();

private:
    QWidget* makeGeneral();
    QComboBox* makeChoice(const char* name, const Setting& setting, const SettingChoices& choices);
    void addAppearance(QFormLayout* form);
    void addComputing(QFormLayout* form);
    void addFiles(QFormLayout* form);
    void chooseFolder();
    void keepFolder();
    void restoreDefaults();

    QComboBox* m_theme = nullptr;
    QComboBox* m_language = nullptr;
    QComboBox* m_textSize = nullptr;
    QSpinBox* m_cores = nullptr;
    QComboBox* m_device = nullptr;
    QSpinBox* m_checkpoint = nullptr;
    QLineEdit* m_folder = nullptr;
};

} // namespace studio::ui
