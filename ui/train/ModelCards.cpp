// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ModelCards.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int cardWidth = 176; ///< the least that a card is read in
constexpr double mostOfRoom = 0.6;

} // namespace

ModelCards::ModelCards(const std::vector<Choice>& models, QWidget* parent)
    : QWidget(parent)
    , m_full(new QWidget(this))
    , m_grid(new QGridLayout(m_full))
    , m_row(makeRow(models)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::one);
    for (const Choice& model : models)
        m_cards.push_back(makeCard(model));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_full);
    layout->addWidget(m_row);
    m_row->hide();
    m_full->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // cards wrap where there is little room
    arrange(static_cast<int>(models.size()));
}

QPushButton* ModelCards::addWay(const Choice& model, const QString& text, const QString& help, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setIcon(Theme::icon(QStringLiteral("plus")));
    button->setAccessibleName(tr("New run of %1").arg(coreText(model.name)));
    button->setToolTip(help);
    connect(button, &QPushButton::clicked, this,
            [this, id = QString::fromStdString(model.id)] { Q_EMIT newRunRequested(id); });
    m_ways.push_back({button, help, text});
    return button;
}

QWidget* ModelCards::makeCard(const Choice& model) {
    auto* card = new QFrame(m_full);
    card->setProperty("look", "card");
    const bool first = m_cards.empty();
    auto* title = new Heading(coreText(model.name), card);
    title->setWordWrap(true);
    auto* sentence = new SecondaryLabel(coreText(model.description), card);
    sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QPushButton* button = addWay(model, first ? tr("Start here") : tr("New run"), {}, card);
    if (first) {
        button->setProperty("look", "primary");
        button->setIcon({}); // icons have the colour of text, which is another on this one
    }
    card->setToolTip(model.source.empty()
                         ? QString()
                         : QStringLiteral("<p>%1</p>").arg(QString::fromStdString(model.source).toHtmlEscaped()));

    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::half);
    layout->addWidget(title);
    layout->addWidget(sentence, 1);
    layout->addSpacing(space::half);
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

QWidget* ModelCards::makeRow(const std::vector<Choice>& models) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(new Heading(tr("New run"), row));
    layout->addSpacing(space::half);
    for (const Choice& model : models) {
        const QString help =
            QStringLiteral("<p><b>%1</b></p><p>%2</p>")
                .arg(coreText(model.name).toHtmlEscaped(), coreText(model.description).toHtmlEscaped());
        layout->addWidget(addWay(model, QString::fromStdString(model.id).toUpper(), help, row));
    }
    layout->addStretch(1);
    return row;
}

void ModelCards::setEnabledFor(bool canTrain, const QString& why) {
    for (const Way& way : m_ways) {
        way.button->setEnabled(canTrain);
        way.button->setToolTip(canTrain ? way.help : why);
    }
}

void ModelCards::setCompact(bool compact) {
    m_wanted = compact;
    fit();
}

void ModelCards::setRoomHeight(int height) {
    m_roomHeight = height;
    fit();
}

void ModelCards::fit() {
    const bool fits = m_roomHeight == 0 || m_grid->totalHeightForWidth(width()) <= mostOfRoom * m_roomHeight;
    m_compact = m_wanted || !fits;
    m_full->setVisible(!m_compact);
    m_row->setVisible(m_compact);
    markStart(!m_wanted);
}

/// The way to begin with is the primary one, in the row too.
void ModelCards::markStart(bool marked) {
    const auto first = std::ranges::find_if(m_ways, [this](const Way& way) { return m_row->isAncestorOf(way.button); });
    const QString look = marked ? QStringLiteral("primary") : QString();
    if (first == m_ways.end() || first->button->property("look").toString() == look)
        return;
    first->button->setText(marked ? tr("Start here") : first->shortName);
    first->button->setProperty("look", look);
    first->button->setIcon(marked ? QIcon() : Theme::icon(QStringLiteral("plus")));
    first->button->style()->unpolish(first->button); // a style sheet looks at a property only then
    first->button->style()->polish(first->button);
}

void ModelCards::takeFocus() {
    for (const Way& way : m_ways) {
        if (way.button->isVisible())
            return way.button->setFocus();
    }
}

void ModelCards::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange((width() + space::one) / (Theme::scaled(cardWidth) + space::one));
    fit();
}

/// Up to `fitting` cards in a row, in rows as even as can be.
void ModelCards::arrange(int fitting) {
    const int count = static_cast<int>(m_cards.size());
    const int most = std::clamp(fitting, 1, std::max(count, 1));
    const int rows = (count + most - 1) / most;
    const int columns = (count + rows - 1) / std::max(rows, 1);
    if (columns == m_columns)
        return;
    for (int column = 0; column < std::max(columns, m_columns); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_cards[static_cast<std::size_t>(i)], i / columns, i % columns);
}

} // namespace studio::ui
