// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SteadyLabel.hpp"

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int usualWidth = 200;

} // namespace

SteadyLabel::SteadyLabel(QWidget* parent)
    : SecondaryLabel(QString(), parent) {
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void SteadyLabel::setSentences(const QStringList& sentences) {
    m_sentences = sentences;
    updateGeometry();
}

int SteadyLabel::heightForWidth(int width) const {
    int height = fontMetrics().height();
    for (const QString& sentence : m_sentences) {
        const QRect room = fontMetrics().boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, sentence);
        height = std::max(height, room.height());
    }
    return height;
}

QSize SteadyLabel::sizeHint() const {
    return {usualWidth, heightForWidth(usualWidth)};
}

QSize SteadyLabel::minimumSizeHint() const {
    return {0, fontMetrics().height()};
}

} // namespace studio::ui
