// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace studio::ui {

class ColourButton;
class FoldButton;
class SliderRow;

/// How an import shapes its pictures. What makes no difference to what was found is not asked: the array where a file
/// holds several, the background where something is transparent, the range of deep pictures, the frames of animations.
class ImportOptionsForm : public QWidget {
    Q_OBJECT

public:
    explicit ImportOptionsForm(QWidget* parent = nullptr);

    ImportOptions options() const;
    /// Back to what an import does by itself, nothing known of the files.
    void reset();
    /// Shows what was chosen in a form that this one takes the place of.
    void recall(const ImportOptions& options);
    /// Says what "Automatic" means for these files, and offers what applies to them.
    void setInspection(const Inspection& inspection);

Q_SIGNALS:
    void changed();

private:
    /// A label over its control, both together to be shown or hidden.
    QWidget* makeField(const QString& text, QWidget* control, const QString& help, QWidget* beside = nullptr);
    QWidget* addField(const QString& text, QWidget* control, const QString& help, QWidget* beside = nullptr);
    void addSizeAndShape();
    void addReading();
    void addAdvanced();
    void connectChanges();
    void showArrays(const Inspection& inspection);
    void showFields();

    QVBoxLayout* m_layout;
    QComboBox* m_array;
    QComboBox* m_labels;
    QComboBox* m_size;
    QComboBox* m_channels;
    QComboBox* m_framing;
    QComboBox* m_background;
    ColourButton* m_colour;
    QComboBox* m_range;
    QComboBox* m_frames;
    QSpinBox* m_every;
    QCheckBox* m_folderSplit;
    QCheckBox* m_flip;
    SliderRow* m_validation;
    QSpinBox* m_limit;
    FoldButton* m_fold;
    QWidget* m_advanced;
    QWidget* m_arrayField = nullptr;
    QWidget* m_labelsField = nullptr;
    QWidget* m_backgroundField = nullptr;
    QWidget* m_rangeField = nullptr;
    QWidget* m_framesField = nullptr;
    QWidget* m_everyField = nullptr;
    Inspection m_found;
    std::string m_automaticArray;       ///< what is taken when nobody chooses
    std::vector<std::string> m_columns; ///< of tables: what labels can be taken from
};

} // namespace studio::ui
