// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QStringList>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QToolButton;

namespace studio::ui {

/// One button a run, in the run's colour: pressed ones are compared.
class RunChips : public QWidget {
    Q_OBJECT

public:
    explicit RunChips(QWidget* parent = nullptr);

    void setRuns(const std::vector<RunInfo>& runs);
    void setSelected(const QStringList& runs);
    QStringList selected() const; ///< in the order of the buttons
    QToolButton* button(const QString& run) const;

Q_SIGNALS:
    /// A person pressed one; selected() says what is picked now.
    void toggled();

private:
    QHBoxLayout* m_row;
    std::vector<QToolButton*> m_buttons;
};

} // namespace studio::ui
