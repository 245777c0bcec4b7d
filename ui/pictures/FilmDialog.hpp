// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/FilmOptions.hpp"

#include <QDialog>

#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace studio::ui {

/// A film that is to be saved: what the dialog asks about.
struct FilmSubject {
    QString title; ///< of the dialogs
    QSize frame;   ///< at its own size, px
    int frames = 0;
    std::vector<std::pair<FilmFormat, QString>> formats; ///< with their names
};

/// Asks how a film is to be written: format, size, speed, how often and which way; and says what comes out of it.
/// Opens with what was chosen last, and remembers what is chosen.
class FilmDialog : public QDialog {
    Q_OBJECT

public:
    FilmDialog(FilmSubject subject, QWidget* parent);

    FilmOptions options() const;

Q_SIGNALS:
    /// The person goes on to where the file is to be.
    void chosen(const studio::ui::FilmOptions& options);

private:
    void fill();
    void layOut();
    void show(const FilmOptions& options);
    void describe();

    FilmSubject m_subject;
    QComboBox* m_format;
    QComboBox* m_scale;
    QSpinBox* m_speed;
    QComboBox* m_repeat;
    QCheckBox* m_back;
    QLabel* m_outcome;
    int m_offered = 0; ///< index of the size that it opened with
};

} // namespace studio::ui
