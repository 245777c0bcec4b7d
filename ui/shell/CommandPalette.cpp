// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.hpp"

#include "ui/theme/Theme.hpp"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int paletteWidth = 520;
constexpr int rowCount = 10;
constexpr int rowHeight = 34;

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this)) {
    setProperty("look", "palette");
    setAccessibleName(tr("Find an action"));
    m_field->setPlaceholderText(tr("Find an action"));
    m_field->setAccessibleName(tr("Find an action"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::one, space::one, space::one);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::open() {
    m_actions.clear();
    for (QAction* action : m_window->findChildren<QAction*>()) {
        const bool named = !action->text().isEmpty() && !action->isSeparator() && !action->menu();
        if (named && action->isEnabled() && action->isVisible())
            m_actions << action;
    }
    m_field->clear();
    filter({});
    const int width = std::min(paletteWidth, m_window->width() - 2 * space::three);
    resize(width, rowCount * rowHeight + 64);
    move(m_window->mapToGlobal(QPoint((m_window->width() - width) / 2, m_window->height() / 8)));
    show();
    m_field->setFocus();
}

void CommandPalette::filter(const QString& text) {
    std::vector<std::pair<int, QAction*>> found;
    for (const auto& action : m_actions) {
        if (!action)
            continue;
        const int score = fuzzyScore(text, actionText(action));
        if (score >= 0)
            found.emplace_back(score, action);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, action] : found) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(
            action->icon(),
            keys.isEmpty() ? actionText(action) : QStringLiteral("%1    %2").arg(actionText(action), keys), m_list);
        item->setSizeHint({0, rowHeight});
        item->setData(Qt::UserRole, QVariant::fromValue(static_cast<QObject*>(action)));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run() {
    const QListWidgetItem* item = m_list->currentItem();
    const QPointer<QAction> action =
        item ? qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>()) : nullptr;
    hide(); // first: the action may open something of its own
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_list->count() > 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : (key == Qt::Key_Up ? -1 : 0);
        if (step != 0) {
            m_list->setCurrentRow((m_list->currentRow() + step + m_list->count()) % m_list->count());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

int fuzzyScore(const QString& pattern, const QString& text) {
    int score = 0;
    qsizetype from = 0;
    qsizetype previous = -2;
    for (const QChar letter : pattern) {
        if (letter.isSpace())
            continue;
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        const bool wordStart = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += 1 + (at == previous + 1 ? 4 : 0) + (wordStart ? 6 : 0);
        previous = at;
        from = at + 1;
    }
    return score;
}

QString actionText(const QAction* action) {
    // iconText() also drops an ellipsis, which says that the action asks for more: keep it.
    QString text = action->text().section(QLatin1Char('\t'), 0, 0);
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

} // namespace studio::ui
