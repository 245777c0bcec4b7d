// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/ActionSearch.hpp"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int paletteWidth = 560;
constexpr int mostRows = 10;
constexpr int rowHeight = 34;
constexpr int mostRecent = 5;
constexpr int contextRole = Qt::UserRole + 1;

/// The name of an action, and at the right where it stands and its key.
class ActionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QString context = index.data(contextRole).toString();
        const QFont small = Theme::font(FontRole::Secondary);
        const int width = context.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(context) + space::two;
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(small);
        painter->setPen(Theme::current().colours().secondary);
        painter->drawText(option.rect.adjusted(option.rect.width() - width, 0, -space::one, 0),
                          Qt::AlignRight | Qt::AlignVCenter, context);
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this)) {
    setProperty("look", "palette");
    setAccessibleName(tr("Find an action"));
    m_field->setPlaceholderText(tr("Find an action"));
    m_field->setAccessibleName(tr("Find an action"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setProperty("look", "muted");
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(space::one, space::half, space::one, space::one);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::one, space::one, space::one, space::one);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::open() {
    m_actions.clear();
    for (QAction* action : m_window->findChildren<QAction*>()) {
        const bool named = !action->text().isEmpty() && !action->isSeparator() && !action->menu();
        if (named && action->isVisible())
            m_actions << action;
    }
    m_field->clear();
    const int width = std::min(Theme::scaled(paletteWidth), m_window->width() - 2 * space::three);
    resize(width, height());
    filter({});
    move(m_window->mapToGlobal(QPoint((m_window->width() - width) / 2, m_window->height() / 8)));
    show();
    m_field->setFocus();
}

bool CommandPalette::isBefore(const QAction* a, const QAction* b) const {
    const auto place = [this](const QAction* action) {
        const qsizetype at = m_recent.indexOf(action);
        return at < 0 ? m_recent.size() : at;
    };
    if (place(a) != place(b))
        return place(a) < place(b);
    if (isDestructive(a) != isDestructive(b))
        return isDestructive(b);
    return a->parent() == m_window && b->parent() != m_window; // what holds everywhere, before what a room has
}

/// What cannot be done now is found by its name, and says so; without one it would only be in the way.
void CommandPalette::filter(const QString& text) {
    std::vector<std::pair<int, QAction*>> found;
    for (const auto& action : m_actions) {
        const int score = action ? searchScore(text, action) : -1;
        if (score >= 0 && (action->isEnabled() || !text.trimmed().isEmpty()))
            found.emplace_back(score, action);
    }
    std::ranges::stable_sort(found, [this](const auto& a, const auto& b) {
        if (a.second->isEnabled() != b.second->isEnabled())
            return a.second->isEnabled();
        return a.first != b.first ? a.first > b.first : isBefore(a.second, b.second);
    });
    m_list->clear();
    for (const auto& [score, action] : found) {
        auto* item = new QListWidgetItem(action->icon(), actionText(action), m_list);
        QStringList context{action->isEnabled() ? actionGroup(action) : tr("not possible now"),
                            action->shortcut().toString(QKeySequence::NativeText)};
        if (!action->isEnabled())
            item->setFlags(Qt::ItemIsSelectable);
        context.removeAll(QString());
        item->setData(contextRole, context.join(QStringLiteral("   ")));
        item->setSizeHint({0, Theme::scaled(rowHeight)});
        item->setData(Qt::UserRole, QVariant::fromValue(static_cast<QObject*>(action)));
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(!found.empty());
    m_nothing->setVisible(found.empty());
    m_nothing->setText(tr("Nothing is called \"%1\" here. Try another word for it, or fewer letters.").arg(text));
    fitHeight();
}

/// As tall as what was found, up to ten rows.
void CommandPalette::fitHeight() {
    const int rows = std::min(m_list->count(), mostRows);
    m_list->setFixedHeight(rows * Theme::scaled(rowHeight) + 2 * m_list->frameWidth());
    layout()->activate();
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    resize(width(), needed);
}

void CommandPalette::run() {
    const QListWidgetItem* item = m_list->currentItem();
    const QPointer<QAction> action =
        item ? qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>()) : nullptr;
    if (!action || !action->isEnabled())
        return; // there is still something to type
    m_recent.removeAll(nullptr);
    m_recent.removeAll(action);
    m_recent.prepend(action);
    if (m_recent.size() > mostRecent)
        m_recent.removeLast();
    hide(); // first: the action may open something of its own
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

} // namespace studio::ui
