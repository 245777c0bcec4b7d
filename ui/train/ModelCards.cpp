// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ModelCards.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

ModelCards::ModelCards(const std::vector<Choice>& models, QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    for (const Choice& model : models)
        layout->addWidget(makeCard(model), 1);
}

QWidget* ModelCards::makeCard(const Choice& model) {
    auto* card = new QFrame(this);
    card->setProperty("look", "card");
    const QString name = coreText(model.name);
    auto* title = new Heading(name, card);
    title->setWordWrap(true);
    auto* sentence = new SecondaryLabel(coreText(model.description), card);
    sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* button = new QPushButton(tr("New run"), card);
    button->setIcon(Theme::icon(QStringLiteral("plus")));
    button->setAccessibleName(tr("New run of %1").arg(name));
    card->setToolTip(model.source.empty()
                         ? QString()
                         : QStringLiteral("<p>%1</p>").arg(QString::fromStdString(model.source).toHtmlEscaped()));
    m_buttons.push_back(button);

    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::half);
    layout->addWidget(title);
    layout->addWidget(sentence, 1);
    layout->addSpacing(space::half);
    layout->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this,
            [this, id = QString::fromStdString(model.id)] { Q_EMIT newRunRequested(id); });
    return card;
}

void ModelCards::setEnabledFor(bool canTrain, const QString& why) {
    for (QPushButton* button : m_buttons) {
        button->setEnabled(canTrain);
        button->setToolTip(canTrain ? QString() : why);
    }
}

} // namespace studio::ui
