// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QGridLayout;
class QPushButton;

namespace studio::ui {

/// The models that can be trained. At first a card each: its name, what it is in a sentence, and "New run"; the first
/// of them is where to start. Compact, they are a row of buttons, and the sentences are their tooltips.
class ModelCards : public QWidget {
    Q_OBJECT

public:
    explicit ModelCards(const std::vector<Choice>& models, QWidget* parent = nullptr);
    void setEnabledFor(bool canTrain, const QString& why);
    void setCompact(bool compact);
    /// How high the room is that the cards stand in: those that would take most of it become the row too.
    void setRoomHeight(int height);
    void takeFocus(); ///< to the model that one starts with
    bool isCompact() const noexcept { return m_compact; }

Q_SIGNALS:
    void newRunRequested(const QString& model);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A button for a new run of a model, and what it says when it can be pressed.
    struct Way {
        QPushButton* button;
        QString help;
        QString shortName; ///< what the button says
    };

    QWidget* makeCard(const Choice& model);
    QWidget* makeRow(const std::vector<Choice>& models);
    QPushButton* addWay(const Choice& model, const QString& text, const QString& help, QWidget* parent);
    void arrange(int fitting);

    std::vector<Way> m_ways;
    std::vector<QWidget*> m_cards;
    QWidget* m_full;
    QGridLayout* m_grid;
    QWidget* m_row;
    int m_columns = 0;
    void fit();
    void markStart(bool marked);

    bool m_wanted = false;  ///< compact
    bool m_compact = false; ///< wanted, or for want of room
    int m_roomHeight = 0;   ///< 0: not known yet
};

} // namespace studio::ui
