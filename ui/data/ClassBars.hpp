// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

namespace studio::ui {

/// How many pictures each class has, as bars in the class colours. A click, or Space, shows one class alone and a
/// second one all.
class ClassBars : public QWidget {
    Q_OBJECT

public:
    explicit ClassBars(QWidget* parent = nullptr);
    void setClasses(std::vector<ClassCount> classes);
    void setChosen(int label);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void chosen(int label); ///< -1: all

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rowAt(const QPoint& point) const;
    void choose(int label);

    std::vector<ClassCount> m_classes;
    std::int64_t m_most = 1;
    int m_chosen = -1;
    int m_hovered = -1;
};

} // namespace studio::ui
