// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/JobBar.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/RunPicker.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/ElidedLabel.hpp"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr int barSteps = 1000;
constexpr int narrowestBar = 60;
constexpr int usualBar = 200;
constexpr int usualName = 96; // of a run; longer ones end in an ellipsis where there is little room

/// As wide as it likes to be; narrower where there is little room.
class ElasticBar : public QProgressBar {
public:
    using QProgressBar::QProgressBar;
    QSize sizeHint() const override { return {usualBar, QProgressBar::sizeHint().height()}; }
    QSize minimumSizeHint() const override { return {narrowestBar, QProgressBar::minimumSizeHint().height()}; }
};

/// Keeps its width while the numbers in it change.
QLabel* numberLabel(const QString& widest, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setFont(Theme::font(FontRole::Numbers));
    label->setMinimumWidth(QFontMetrics(label->font()).horizontalAdvance(widest) + 4);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

QToolButton* barButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("look", "ghost");
    button->setIconSize(Theme::scaled(QSize(18, 18)));
    return button;
}

QString stateText(const JobSnapshot& snapshot) {
    switch (snapshot.state) {
    case JobState::Queued:
        return JobBar::tr("waiting");
    case JobState::Paused:
        return JobBar::tr("paused");
    default:
        break;
    }
    if (snapshot.totalEpochs > 0.0)
        return epochText(snapshot.epoch, snapshot.totalEpochs);
    return coreText(snapshot.stage);
}

} // namespace

JobBar::JobBar(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_panel(new QWidget(this))
    , m_name(new ElidedLabel(m_panel))
    , m_bar(new ElasticBar(m_panel))
    , m_epoch(numberLabel(tr("epoch %1/%2").arg(888).arg(888), m_panel))
    , m_rate(numberLabel(QStringLiteral("88,888 img/s"), m_panel))
    , m_left(numberLabel(tr("%1 left").arg(QStringLiteral("8:88:88")), m_panel))
    , m_pause(barButton(m_panel))
    , m_stop(barButton(m_panel)) {
    m_name->setFont(Theme::font(FontRole::Body));
    m_name->setProperty("look", {});
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setIcon(Theme::icon(QStringLiteral("stop")));
    m_stop->setToolTip(tr("Stop; a training keeps a checkpoint to go on from"));
    m_stop->setAccessibleName(tr("Stop"));

    auto* jobs = new QHBoxLayout(m_panel);
    jobs->setContentsMargins(0, 0, 0, 0);
    jobs->setSpacing(space::two);
    jobs->addWidget(m_name);
    jobs->addWidget(m_bar);
    jobs->addWidget(m_epoch);
    jobs->addWidget(m_rate);
    jobs->addWidget(m_left);
    jobs->addWidget(m_pause);
    jobs->addWidget(m_stop);
    jobs->setSpacing(space::one);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::one, space::half, space::one, space::half);
    layout->addWidget(new RunPicker(session, this));
    layout->addStretch(1);
    layout->addWidget(m_panel);
    m_panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFixedHeight(Theme::scaled(40));

    connect(m_pause, &QToolButton::clicked, this, &JobBar::togglePause);
    connect(m_stop, &QToolButton::clicked, this, &JobBar::stop);
    connect(&session, &Session::ticked, this, &JobBar::refresh);
    connect(&session, &Session::runsChanged, this, &JobBar::refresh);
    m_panel->hide();
}

QString epochText(double epoch, double totalEpochs) {
    constexpr double nearlyWhole = 1e-3;
    const double whole = std::round(totalEpochs);
    if (whole >= 1.0 && std::abs(totalEpochs - whole) < nearlyWhole) {
        const double shown = std::min(std::floor(epoch) + 1.0, whole);
        return JobBar::tr("epoch %1/%2").arg(shown).arg(whole);
    }
    const QLocale locale;
    const int decimals = totalEpochs < 10.0 ? 2 : totalEpochs < 100.0 ? 1 : 0;
    return JobBar::tr("epoch %1/%2")
        .arg(locale.toString(std::min(epoch, totalEpochs), 'f', decimals), locale.toString(totalEpochs, 'f', decimals));
}

void JobBar::refresh() {
    qsizetype unfinished = 0;
    std::shared_ptr<Job> shown; // what runs or is paused, else what waits first
    for (const auto& job : m_session.jobs().jobs()) {
        if (job->isOver())
            continue;
        ++unfinished;
        const bool started = job->snapshot().state != JobState::Queued;
        if (!shown || (started && shown->snapshot().state == JobState::Queued))
            shown = job;
    }
    m_job = shown;
    m_panel->setVisible(m_job != nullptr);
    if (!m_job)
        return Q_EMIT availabilityChanged(false, false);
    showJob(m_job->snapshot(), unfinished - 1);
}

void JobBar::showJob(const JobSnapshot& snapshot, qsizetype waiting) {
    QString name = QString::fromStdString(snapshot.run.empty() ? snapshot.title : snapshot.run);
    if (waiting > 0)
        name += tr("  (+%n waiting)", nullptr, static_cast<int>(waiting));
    m_name->setText(name);
    m_name->setMinimumWidth(std::min(m_name->sizeHint().width(), Theme::scaled(usualName)));
    const double share =
        snapshot.total > 0 ? static_cast<double>(snapshot.done) / static_cast<double>(snapshot.total) : 0.0;
    m_bar->setRange(0, snapshot.total > 0 ? barSteps : 0);
    m_bar->setValue(static_cast<int>(share * barSteps));
    m_epoch->setText(stateText(snapshot));
    m_rate->setText(snapshot.rate > 0.0 ? tr("%1 img/s").arg(QLocale().toString(snapshot.rate, 'f', 0)) : QString());
    m_left->setText(snapshot.etaSeconds ? tr("%1 left").arg(clockText(*snapshot.etaSeconds)) : QString());

    const bool paused = snapshot.state == JobState::Paused;
    m_pause->setVisible(snapshot.pausable);
    m_pause->setIcon(Theme::icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    const QString verb = paused ? tr("Go on") : tr("Pause; the model stays in memory");
    m_pause->setToolTip(verb);
    m_pause->setAccessibleName(verb);
    Q_EMIT availabilityChanged(snapshot.pausable, true);
}

void JobBar::togglePause() {
    if (!m_job)
        return;
    if (m_job->snapshot().state == JobState::Paused) {
        m_job->resume();
    } else {
        m_job->pause();
    }
    refresh();
}

void JobBar::stop() {
    if (m_job)
        m_job->stop();
}

QString clockText(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(std::max(seconds, 0.0)));
    if (whole < 60)
        return JobBar::tr("%1 s").arg(whole);
    const qint64 minutes = whole / 60;
    const QLatin1Char zero('0');
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(whole % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(minutes % 60, 2, 10, zero).arg(whole % 60, 2, 10, zero);
}

} // namespace studio::ui
