// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ClassBars.hpp"

#include "ui/theme/Theme.hpp"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int rowHeight = 30;

} // namespace

ClassBars::ClassBars(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Classes"));
    setWhatsThis(tr("How many pictures each class has. Click a class to see it alone, once more to see all."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClassBars::setClasses(std::vector<ClassCount> classes) {
    m_classes = std::move(classes);
    m_most = 1;
    for (const ClassCount& entry : m_classes)
        m_most = std::max(m_most, entry.count);
    m_chosen = -1;
    updateGeometry();
    update();
}

void ClassBars::setChosen(int label) {
    m_chosen = label;
    update();
}

QSize ClassBars::sizeHint() const {
    return {240, static_cast<int>(m_classes.size()) * Theme::scaled(rowHeight)};
}

void ClassBars::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::current();
    const Colours& colours = theme.colours();
    QPainter painter(this);
    const int first = event->rect().top() / Theme::scaled(rowHeight);
    const int last =
        std::min(static_cast<int>(m_classes.size()) - 1, event->rect().bottom() / Theme::scaled(rowHeight));
    for (int i = first; i <= last; ++i) {
        const ClassCount& entry = m_classes[static_cast<std::size_t>(i)];
        const QRect row(0, i * Theme::scaled(rowHeight), width(), Theme::scaled(rowHeight));
        if (i == m_hovered)
            painter.fillRect(row.adjusted(-4, 0, 4, 0), colours.raised);
        const bool muted = m_chosen >= 0 && i != m_chosen;
        painter.setPen(muted ? colours.secondary : colours.text);
        const QString count = QLocale().toString(qint64{entry.count});
        const int countWidth = painter.fontMetrics().horizontalAdvance(count);
        const QRect text = row.adjusted(0, 3, 0, -9);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, count);
        const QString name = painter.fontMetrics().elidedText(QString::fromStdString(entry.name), Qt::ElideRight,
                                                              width() - countWidth - 12);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
        const QRect groove(row.left(), row.bottom() - 6, row.width(), 3);
        painter.fillRect(groove, colours.line);
        QColor bar = theme.classColour(i);
        if (muted)
            bar.setAlphaF(0.35F);
        const auto length =
            static_cast<int>(static_cast<double>(entry.count) / static_cast<double>(m_most) * groove.width());
        painter.fillRect(QRect(groove.topLeft(), QSize(length, groove.height())), bar);
    }
    if (!hasFocus())
        return;
    painter.setPen(colours.accent);
    painter.drawRect(
        QRect(0, std::max(m_chosen, 0) * Theme::scaled(rowHeight), width() - 1, Theme::scaled(rowHeight) - 1));
}

int ClassBars::rowAt(const QPoint& point) const {
    const int row = point.y() / Theme::scaled(rowHeight);
    return point.y() >= 0 && row < static_cast<int>(m_classes.size()) ? row : -1;
}

void ClassBars::choose(int label) {
    m_chosen = label == m_chosen ? -1 : label;
    update();
    Q_EMIT chosen(m_chosen);
}

void ClassBars::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rowAt(event->pos()) >= 0)
        choose(rowAt(event->pos()));
}

void ClassBars::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = rowAt(event->pos());
    update();
}

void ClassBars::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_classes.size()) - 1;
    if (event->key() == Qt::Key_Down && m_chosen < last)
        return choose(m_chosen + 1);
    if (event->key() == Qt::Key_Up && m_chosen > 0)
        return choose(m_chosen - 1);
    if (event->key() == Qt::Key_Space && m_chosen >= 0)
        return choose(m_chosen);
    QWidget::keyPressEvent(event);
}

} // namespace studio::ui
