// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace studio::ui {

/// A line icon as a picture, in the secondary colour, `size` pixels square.
class IconLabel : public QWidget {
public:
    IconLabel(QString name, int size, QWidget* parent = nullptr);
    void setName(const QString& name);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_size;
};

} // namespace studio::ui
