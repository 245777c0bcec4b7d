// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunList.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunActions.hpp"
#include "ui/train/RunDelegate.hpp"
#include "ui/train/RunListModel.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Heading.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

RunList::RunList(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RunListModel(session, this))
    , m_view(new QListView(this))
    , m_empty(new EmptyState(QStringLiteral("train"), this))
    , m_actions(new RunActions(session, this)) {
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RunDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Runs"));
    m_view->setWhatsThis(
        tr("The models trained in this project. The eye shows or hides a run's curves; Space does too."));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions(m_actions->all());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::one, space::one, space::one);
    layout->setSpacing(space::one);
    layout->addWidget(makeTop());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_wanted = selectedRun();
        m_actions->setRun(m_wanted);
        Q_EMIT selected(m_wanted);
    });
    connect(&session, &Session::runRenamed, this, [this](const QString& before, const QString& now) {
        if (m_wanted == before || selectedRun() == before)
            m_wanted = now;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showRuns();
        select(m_wanted);
        m_actions->setRun(selectedRun());
    });
    connect(m_empty, &EmptyState::triggered, this, &RunList::picturesWanted);
    connect(&session, &Session::projectChanged, this, &RunList::showRuns);
    showRuns();
}

QWidget* RunList::makeTop() {
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new Heading(tr("Runs"), top));
    row->addStretch(1);
    for (QAction* action : m_actions->frequent()) {
        auto* button = new QToolButton(top);
        button->setProperty("look", "ghost");
        button->setDefaultAction(action);
        button->setIconSize(Theme::scaled(QSize(16, 16)));
        button->setAccessibleName(action->text());
        row->addWidget(button);
    }
    auto* more = new QToolButton(top);
    more->setProperty("look", "ghost");
    more->setIcon(Theme::icon(QStringLiteral("more")));
    more->setIconSize(Theme::scaled(QSize(16, 16)));
    more->setToolTip(tr("More to do with the run"));
    more->setAccessibleName(more->toolTip());
    more->setMenu(m_actions->menu());
    more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(more);
    return top;
}

void RunList::showRuns() {
    const bool hasPictures = m_session.project() != nullptr;
    m_empty->setText(hasPictures ? tr("No runs yet") : tr("Pictures come first"),
                     hasPictures ? tr("Choose a model above; what it learns will be drawn here.")
                                 : tr("Open a project or drop pictures on the window, then train a model on them."));
    m_empty->setAction(hasPictures ? QString() : tr("Choose pictures"));
    m_empty->setVisible(m_model->rowCount() == 0);
    m_view->setVisible(m_model->rowCount() > 0);
    setFocusProxy(m_model->rowCount() > 0 ? m_view : nullptr); // the Tab key would not get past a hidden one
}

QString RunList::selectedRun() const {
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? index.data(RunListModel::RunRole).toString() : QString();
}

void RunList::select(const QString& run) {
    m_wanted = run;
    const int row = m_model->rowOf(run);
    if (row >= 0) {
        m_view->setCurrentIndex(m_model->index(row));
    } else if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid()) {
        m_view->setCurrentIndex(m_model->index(0));
        m_wanted = run;
    }
}

} // namespace studio::ui
