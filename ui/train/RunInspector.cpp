// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunInspector.hpp"

#include "core/studio/Doctor.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunActions.hpp"
#include "ui/train/RunFacts.hpp"
#include "ui/train/RunNameField.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FindingsView.hpp"
#include "ui/widgets/Heading.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace studio::ui {

namespace {

constexpr int notesHeight = 72;

void clearRows(QVBoxLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

RunInspector::RunInspector(Session& session, RunActions* actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new RunNameField(session, this))
    , m_sentence(new SecondaryLabel({}, this))
    , m_actions(new QWidget(this))
    , m_next(new QPushButton(m_actions))
    , m_findings(new FindingsView(this))
    , m_doctor(new QLabel(this))
    , m_facts(new QVBoxLayout)
    , m_parameters(new QVBoxLayout)
    , m_notesTitle(new Heading(tr("Notes"), this))
    , m_notesField(new QPlainTextEdit(this))
    , m_parametersTitle(new Heading(tr("Parameters"), this)) {
    m_name->setPlaceholder(tr("No run selected"));
    m_doctor->setTextFormat(Qt::PlainText);
    m_doctor->setWordWrap(true);
    m_doctor->setProperty("look", "warning");
    m_doctor->setAccessibleName(tr("What the doctor says"));
    m_notesField->setObjectName(QStringLiteral("runNotes"));
    m_notesField->setAccessibleName(tr("Notes on the run"));
    m_notesField->setPlaceholderText(tr("What is worth remembering about this run. Saved as you type."));
    m_notesField->setTabChangesFocus(true);
    m_notesField->setFixedHeight(Theme::scaled(notesHeight));
    layOut();
    if (actions)
        addActions(*actions);
    connect(m_notesField, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_notesField->isReadOnly())
            m_session.setRunNotes(m_run, m_notesField->toPlainText());
    });
    connect(&session, &Session::projectChanged, this, [this] { m_notices.clear(); });
    connect(&session, &Session::runRenamed, this, [this](const QString& before, const QString& now) {
        m_notices.insert(now, m_notices.take(before));
        if (m_run == before)
            m_run = now;
    });
    connect(&session, &Session::runsChanged, this, &RunInspector::refresh);
    connect(&session, &Session::ticked, this, &RunInspector::pollNotices);
    connect(&session, &Session::ticked, this, &RunInspector::showProgress);
    connect(m_name, &RunNameField::entered, this, &RunInspector::renamed);
    refresh();
}

void RunInspector::addActions(RunActions& actions) {
    m_next->setObjectName(QStringLiteral("runNext"));
    m_next->setProperty("look", "primary");
    connect(m_next, &QPushButton::clicked, this, &RunInspector::nextRequested);
    auto* further = new QToolButton(m_actions);
    further->setDefaultAction(actions.further());
    further->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* more = new QToolButton(m_actions);
    more->setIcon(Theme::icon(QStringLiteral("more")));
    more->setIconSize(Theme::scaled(QSize(16, 16)));
    more->setToolTip(tr("More to do with the run"));
    more->setAccessibleName(more->toolTip());
    more->setMenu(actions.menu());
    more->setPopupMode(QToolButton::InstantPopup);
    further->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* rows = new QGridLayout(m_actions);
    rows->setContentsMargins(0, space::half, 0, space::half);
    rows->setSpacing(space::one);
    rows->setColumnStretch(0, 1);
    rows->addWidget(m_next, 0, 0, 1, 2);
    rows->addWidget(further, 1, 0);
    rows->addWidget(more, 1, 1);
}

void RunInspector::layOut() {
    m_facts->setSpacing(space::half);
    m_parameters->setSpacing(space::half);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(m_name);
    layout->addWidget(m_sentence);
    layout->addWidget(m_actions);
    layout->addWidget(m_findings);
    layout->addWidget(m_doctor);
    layout->addSpacing(space::one);
    layout->addLayout(m_facts);
    layout->addSpacing(space::two);
    layout->addWidget(m_notesTitle);
    layout->addWidget(m_notesField);
    layout->addSpacing(space::two);
    layout->addWidget(m_parametersTitle);
    layout->addLayout(m_parameters);
    layout->addStretch(1);
}

void RunInspector::setRun(const QString& run) {
    m_run = run;
    refresh();
}

void RunInspector::startRenaming() {
    m_name->startEditing();
}

void RunInspector::startNotes() {
    m_notesField->setFocus();
    m_notesField->moveCursor(QTextCursor::End);
}

void RunInspector::refresh() {
    clearRows(m_facts);
    clearRows(m_parameters);
    const auto run = m_session.findRun(m_run);
    const bool writable = run && !m_session.project()->readOnly();
    m_name->setRun(run ? m_run : QString(), writable && !m_session.jobOf(m_run));
    for (QWidget* part : {static_cast<QWidget*>(m_parametersTitle), static_cast<QWidget*>(m_notesTitle),
                          static_cast<QWidget*>(m_notesField), m_actions})
        part->setVisible(run.has_value());
    showNext(run ? &*run : nullptr);
    showNotes(run ? QString::fromStdString(run->notes) : QString(), writable);
    m_doctor->setVisible(false);
    examine();
    if (!run)
        return m_sentence->setText(tr("Choose a model to train, or a run in the list."));
    const auto models = autoencoderModels();
    const auto model = std::ranges::find(models, run->model, &Choice::id);
    m_sentence->setText(model != models.end()
                            ? coreText(model->name)
                            : tr("Latent diffusion on %1").arg(QString::fromStdString(run->autoencoder)));
    showFacts(*run);
    addFacts(m_parameters, parameterFacts(*run));
    pollNotices();
}

/// A run that trains answers too, but to watch it is what one does here.
void RunInspector::showNext(const RunInfo* run) {
    m_next->setVisible(run && run->hasWeights && !m_session.jobOf(m_run));
    if (!run)
        return;
    const bool draws = run->kind == RunKind::Diffusion;
    m_next->setText(draws ? tr("Draw") : tr("Explore"));
    m_next->setToolTip(draws ? tr("Watch this model draw pictures out of noise, in Diffuse")
                             : tr("Move through what this model has learned, in Explore"));
}

/// Nothing while they say so already: the cursor of somebody who writes stays where it is.
void RunInspector::showNotes(const QString& notes, bool writable) {
    m_notesField->setReadOnly(!writable);
    if (m_notesField->toPlainText() == notes)
        return;
    const QSignalBlocker quiet(m_notesField);
    m_notesField->setPlainText(notes);
}

void RunInspector::examine() {
    const auto run = m_session.findRun(m_run);
    if (!run || m_session.liveRun(m_run)) // while it trains its job says what is wrong
        return m_findings->setFindings({});
    ask(
        m_session.lane(), QStringLiteral("inspector/examine"), this,
        [project = m_session.project(), name = run->name](std::stop_token) { return examineRun(*project, name); },
        [this, name = m_run](Answer<std::vector<Finding>> answer) {
            const auto* findings = std::get_if<std::vector<Finding>>(&answer);
            if (name == m_run)
                m_findings->setFindings(findings ? *findings : std::vector<Finding>{});
        });
}

void RunInspector::showFacts(const RunInfo& run) {
    if (const std::vector<RunFact> measured = measuredFacts(run); !measured.empty()) {
        const auto& project = m_session.project();
        const bool heldOut = project && project->validationCount() > 0;
        m_facts->addWidget(new Heading(heldOut ? tr("Validation") : tr("On training pictures"), this));
        addFacts(m_facts, measured);
        auto* rest = new Heading(tr("The run"), this);
        rest->setContentsMargins(0, space::one, 0, 0);
        m_facts->addWidget(rest);
    }
    for (const RunFact& fact : runFacts(run)) {
        QLabel* value = addFact(m_facts, fact);
        if (fact.isProgress)
            m_steps = value;
    }
    showProgress();
}

/// The run itself is read again at its checkpoints only.
void RunInspector::showProgress() {
    const auto job = m_session.jobOf(m_run);
    const auto run = job && m_steps ? m_session.findRun(m_run) : std::nullopt;
    if (!run)
        return;
    const JobSnapshot snapshot = job->snapshot();
    if (snapshot.total == run->totalSteps)
        m_steps->setText(progressText(snapshot.done, snapshot.total));
}

void RunInspector::addFacts(QVBoxLayout* layout, const std::vector<RunFact>& facts) {
    for (const RunFact& fact : facts)
        addFact(layout, fact);
}

QLabel* RunInspector::addFact(QVBoxLayout* layout, const RunFact& fact) {
    auto* row = new QWidget(this);
    auto* label = new QLabel(fact.name, row);
    label->setProperty("look", "muted");
    label->setWordWrap(true); // the pane is narrow, and words of other languages are long
    auto* text = new QLabel(fact.value, row);
    text->setFont(Theme::font(FontRole::Numbers));
    text->setAlignment(Qt::AlignRight);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!fact.help.isEmpty())
        row->setToolTip(QStringLiteral("<p>%1</p>").arg(fact.help));
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(label);
    columns->addWidget(text, 1);
    layout->addWidget(row);
    return text;
}

void RunInspector::pollNotices() {
    for (const auto& job : m_session.jobs().jobs()) {
        const JobSnapshot snapshot = job->snapshot();
        if (snapshot.run.empty() || snapshot.notices.empty())
            continue;
        QStringList& known = m_notices[QString::fromStdString(snapshot.run)];
        for (const std::string& notice : snapshot.notices) {
            if (const QString text = coreText(notice); !known.contains(text))
                known << text;
        }
    }
    const QStringList notices = m_notices.value(m_run);
    m_doctor->setText(notices.join(QStringLiteral("\n\n")));
    m_doctor->setVisible(!notices.isEmpty());
}

} // namespace studio::ui
