// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace studio::ui {

class SliderRow;

/// Size, channels, framing, flip, validation share and limit of an import.
class ImportOptionsForm : public QWidget {
    Q_OBJECT

public:
    explicit ImportOptionsForm(QWidget* parent = nullptr);
    ImportOptions options() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_size;
    QComboBox* m_channels;
    QComboBox* m_framing;
    QCheckBox* m_flip;
    SliderRow* m_validation;
    QSpinBox* m_limit;
};

} // namespace studio::ui
