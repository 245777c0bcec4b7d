// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunInspector.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/MetricNames.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

void clearRows(QVBoxLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString latentText(const LatentShape& shape) {
    if (shape.isVector)
        return RunInspector::tr("%n numbers", nullptr, static_cast<int>(shape.channels));
    return QStringLiteral("%1 x %2 x %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

/// A few numbers one by one, of many their range.
QString scaleText(const LatentScale& scale) {
    constexpr std::size_t most = 8;
    const QLocale locale;
    const auto number = [&locale](float value) { return locale.toString(value, 'g', 2); };
    if (scale.deviation.empty())
        return {};
    if (scale.deviation.size() > most) {
        const auto [low, high] = std::ranges::minmax(scale.deviation);
        return QStringLiteral("%1 … %2").arg(number(low), number(high));
    }
    QStringList numbers;
    for (const float value : scale.deviation)
        numbers << number(value);
    return numbers.join(QStringLiteral("  "));
}

} // namespace

RunInspector::RunInspector(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Heading({}, this))
    , m_sentence(new SecondaryLabel({}, this))
    , m_doctor(new QLabel(this))
    , m_facts(new QVBoxLayout)
    , m_parameters(new QVBoxLayout)
    , m_parametersTitle(new Heading(tr("Parameters"), this)) {
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_doctor->setTextFormat(Qt::PlainText);
    m_doctor->setWordWrap(true);
    m_doctor->setProperty("look", "warning");
    m_doctor->setAccessibleName(tr("What the doctor says"));
    m_facts->setSpacing(space::half);
    m_parameters->setSpacing(space::half);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_doctor);
    layout->addSpacing(space::one);
    layout->addLayout(m_facts);
    layout->addSpacing(space::two);
    layout->addWidget(m_parametersTitle);
    layout->addLayout(m_parameters);
    layout->addStretch(1);
    connect(&session, &Session::projectChanged, this, [this] { m_notices.clear(); });
    connect(&session, &Session::runsChanged, this, &RunInspector::refresh);
    connect(&session, &Session::ticked, this, &RunInspector::pollNotices);
    refresh();
}

void RunInspector::setRun(const QString& run) {
    m_run = run;
    refresh();
}

void RunInspector::refresh() {
    clearRows(m_facts);
    clearRows(m_parameters);
    const auto run = m_session.findRun(m_run);
    m_parametersTitle->setVisible(run.has_value());
    m_doctor->setVisible(false);
    if (!run) {
        m_title->setText(tr("No run selected"));
        m_sentence->setText(tr("Choose a model to train, or a run in the list."));
        return;
    }
    m_title->setText(m_run);
    const auto models = autoencoderModels();
    const auto model = std::ranges::find(models, run->model, &Choice::id);
    m_sentence->setText(model != models.end()
                            ? coreText(model->name)
                            : tr("Latent diffusion on %1").arg(QString::fromStdString(run->autoencoder)));
    showFacts(*run);
    showParameters(*run);
    pollNotices();
}

void RunInspector::showFacts(const RunInfo& run) {
    const QLocale locale;
    for (const auto& [column, value] : run.metrics) {
        if (!column.starts_with("val_"))
            continue;
        const QString unit = metricUnit(column);
        const QString number = locale.toString(value, 'g', 4);
        addFact(m_facts, metricName(column), unit.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, unit));
    }
    if (run.latent.channels > 0)
        addFact(m_facts, tr("latent"), latentText(run.latent));
    if (const QString scale = scaleText(run.scale); !scale.isEmpty())
        addFact(
            m_facts, tr("latent deviation"), scale,
            tr("Standard deviation of the latents, channel by channel, as the autoencoder gives them. The diffusion "
               "model sees them divided by it, so that all channels weigh the same."));
    if (run.parameterCount > 0)
        addFact(m_facts, tr("weights"), locale.toString(qint64{run.parameterCount}));
    addFact(m_facts, tr("steps"),
            run.totalSteps > 0
                ? tr("%1 of %2").arg(locale.toString(qint64{run.step}), locale.toString(qint64{run.totalSteps}))
                : locale.toString(qint64{run.step}));
    addFact(m_facts, tr("seed"), QString::number(run.seed));
}

void RunInspector::showParameters(const RunInfo& run) {
    for (const ParameterSpec& spec : run.parameters.specs()) {
        const QString value = QString::fromStdString(toText(run.parameters.value(spec.key)));
        const QString unit = coreText(spec.unit);
        addFact(m_parameters, coreText(spec.label), unit.isEmpty() ? value : QStringLiteral("%1 %2").arg(value, unit),
                coreText(spec.help));
    }
}

void RunInspector::addFact(QVBoxLayout* layout, const QString& name, const QString& value, const QString& help) {
    auto* row = new QWidget(this);
    auto* label = new QLabel(name, row);
    label->setProperty("look", "muted");
    auto* text = new QLabel(value, row);
    text->setFont(Theme::font(FontRole::Numbers));
    text->setAlignment(Qt::AlignRight);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!help.isEmpty())
        row->setToolTip(QStringLiteral("<p>%1</p>").arg(help));
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(label);
    columns->addWidget(text, 1);
    layout->addWidget(row);
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
