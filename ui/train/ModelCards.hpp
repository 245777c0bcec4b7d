// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QPushButton;

namespace studio::ui {

/// A card a model: its name, what it is in a sentence, and "New run".
class ModelCards : public QWidget {
    Q_OBJECT

public:
    explicit ModelCards(const std::vector<Choice>& models, QWidget* parent = nullptr);
    void setEnabledFor(bool canTrain, const QString& why);

Q_SIGNALS:
    void newRunRequested(const QString& model);

private:
    QWidget* makeCard(const Choice& model);

    std::vector<QPushButton*> m_buttons;
};

} // namespace studio::ui
