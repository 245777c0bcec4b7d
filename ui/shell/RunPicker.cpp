// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunPicker.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Swatch.hpp"

#include <QActionGroup>
#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QUndoCommand>

#include <algorithm>

namespace studio::ui {

namespace {

/// Picking a run, as a step to undo.
class PickRunCommand : public QUndoCommand {
public:
    PickRunCommand(Session& session, const QString& run)
        : QUndoCommand(RunPicker::tr("Pick %1").arg(run))
        , m_session(session)
        , m_before(session.currentRun())
        , m_after(run) {}
    void undo() override { m_session.setCurrentRun(m_before); }
    void redo() override { m_session.setCurrentRun(m_after); }

private:
    Session& m_session; // owns the stack that owns this
    QString m_before;
    QString m_after;
};

} // namespace

RunPicker::RunPicker(Session& session, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_menu(new QMenu(this)) {
    setProperty("look", "ghost");
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMenu(m_menu);
    setAccessibleName(tr("Project and run"));
    setToolTip(tr("The run that Explore, Diffuse and Compare show"));
    setWhatsThis(
        tr("The open project and the run that Explore, Diffuse and Compare show. Press it to pick another run."));
    connect(m_menu, &QMenu::aboutToShow, this, &RunPicker::fill);
    connect(&session, &Session::projectChanged, this, &RunPicker::refresh);
    connect(&session, &Session::runsChanged, this, &RunPicker::refresh);
    connect(&session, &Session::currentRunChanged, this, &RunPicker::refresh);
    refresh();
}

void RunPicker::refresh() {
    const auto& project = m_session.project();
    setVisible(project != nullptr);
    if (!project)
        return;
    const QString run = m_session.currentRun();
    m_shownRun = run.isEmpty() ? tr("no run yet") : run;
    m_shownProject = QString::fromStdString(project->name());
    if (project->readOnly())
        m_shownProject = tr("%1 (read-only)").arg(m_shownProject);
    setText(textFor(m_shownProject));
    const auto known = m_session.findRun(run);
    setIcon(known ? swatchIcon(Theme::current().runColour(known->colour)) : Theme::icon(QStringLiteral("folder")));
    setEnabled(!m_session.runNames().isEmpty());
}

QString RunPicker::textFor(const QString& project) const {
    return QStringLiteral("%1  \u203A  %2").arg(project, m_shownRun).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QSize RunPicker::minimumSizeHint() const {
    const QSize whole = sizeHint();
    const QFontMetrics letters = fontMetrics();
    const int least = letters.horizontalAdvance(QStringLiteral("nnnnnn\u2026"));
    const int name = letters.horizontalAdvance(m_shownProject);
    return {whole.width() - std::max(0, name - least), whole.height()};
}

void RunPicker::paintEvent(QPaintEvent*) {
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const int lacking = sizeHint().width() - width();
    if (lacking > 0) {
        const QFontMetrics letters = fontMetrics();
        const int room = letters.horizontalAdvance(m_shownProject) - lacking;
        option.text = textFor(letters.elidedText(m_shownProject, Qt::ElideRight, room));
    }
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

void RunPicker::fill() {
    m_menu->clear();
    for (const RunInfo& run : m_session.runs()) {
        const QString name = QString::fromStdString(run.name);
        QString text = QStringLiteral("%1\t%2").arg(name, QString::fromStdString(run.model));
        QAction* action = m_menu->addAction(swatchIcon(Theme::current().runColour(run.colour)),
                                            text.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setEnabled(run.hasWeights || m_session.liveRun(name));
        QFont font = m_menu->font();
        font.setBold(name == m_session.currentRun());
        action->setFont(font);
        connect(action, &QAction::triggered, this,
                [this, name] { m_session.undoStack().push(new PickRunCommand(m_session, name)); });
    }
}

} // namespace studio::ui
