// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace studio::ui {

/// A line icon as a picture, `size` pixels square, in the secondary colour or that of warnings.
class IconLabel : public QWidget {
public:
    enum class Tone { Quiet, Warning };

    IconLabel(QString name, int size, QWidget* parent = nullptr);
    void setName(const QString& name);
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    Tone m_tone = Tone::Quiet;
};

} // namespace studio::ui
