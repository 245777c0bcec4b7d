// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/PicturePair.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ImageView.hpp"

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int gap = space::one;
constexpr int leastSmall = 96;
constexpr int leastWords = 72; // of width: what is narrower cuts them
constexpr int leastLarge = 128;

/// Of the large picture, where the small one takes its share of this length.
int largeSide(int length, int across) {
    return std::min({across, (length - gap) * 3 / 4, length - gap - Theme::scaled(leastSmall)});
}

} // namespace

PicturePair::PicturePair(QWidget* parent)
    : QWidget(parent)
    , m_words(new SecondaryLabel(QString(), this)) {
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PicturePair::setViews(ImageView* large, ImageView* small) {
    for (ImageView* view : findChildren<ImageView*>(Qt::FindDirectChildrenOnly))
        view->setVisible(view == large || view == small);
    m_large = large;
    m_small = small;
    layOut();
}

void PicturePair::setWords(const QString& words) {
    m_words->setText(words);
    if (m_small)
        m_small->setToolTip(words);
}

void PicturePair::layOut() {
    if (!m_large || !m_small)
        return;
    const bool beside = largeSide(width(), height()) > largeSide(height(), width());
    const int least = Theme::scaled(leastSmall);
    m_small->setToolTip(m_words->text()); // there may be no room for them
    m_words->setVisible(beside || width() - least - gap >= Theme::scaled(leastWords));
    if (beside) {
        const int side = std::max(least, width() - gap - largeSide(width(), height()));
        const int small = std::min({side, height() / 2, std::max(least, largeSide(width(), height()) / 3)});
        m_large->setGeometry(0, 0, width() - side - gap, height());
        m_small->setGeometry(width() - side, 0, small, small);
        m_words->setGeometry(width() - side, small + gap, side, height() - small - gap);
    } else {
        const int small = std::max(least, largeSide(height(), width()) / 3);
        const int top = height() - small;
        m_large->setGeometry(0, 0, width(), top - gap);
        m_small->setGeometry(0, top, small, small);
        m_words->setGeometry(small + gap, top, width() - small - gap, small);
    }
}

QSize PicturePair::sizeHint() const {
    const int large = Theme::scaled(2 * leastLarge);
    return {large, large + gap + Theme::scaled(leastSmall)};
}

QSize PicturePair::minimumSizeHint() const {
    const int large = Theme::scaled(leastLarge);
    return {large, large + gap + Theme::scaled(leastSmall)};
}

void PicturePair::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace studio::ui
