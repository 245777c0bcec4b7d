// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/toy/ToyPainter.hpp"

#include <QWidget>

class QCheckBox;

namespace studio::ui {

/// A box to tick for each part of the picture.
class ToyLayerBar : public QWidget {
    Q_OBJECT

public:
    explicit ToyLayerBar(QWidget* parent = nullptr);
    ToyLayers layers() const;

Q_SIGNALS:
    void changed();

private:
    QCheckBox* add(const QString& name, const QString& text, const QString& help);

    QCheckBox* m_trails;
    QCheckBox* m_field;
    QCheckBox* m_predicted;
};

} // namespace studio::ui
