// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunForm.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/AugmentStrip.hpp"
#include "ui/train/EstimateView.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FieldProblem.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace studio::ui {

namespace {

constexpr std::array presets{Preset::Quick, Preset::Balanced, Preset::Quality};

QString presetName(Preset preset) {
    switch (preset) {
    case Preset::Quick:
        return RunForm::tr("Quick");
    case Preset::Balanced:
        return RunForm::tr("Balanced");
    case Preset::Quality:
        return RunForm::tr("Quality");
    }
    return {};
}

/// "Quick  ·  about 1 min", or the steps while the time is not known.
QString presetText(Preset preset, const Answer<Forecast::Outlook>* answer) {
    const auto* outlook = answer ? std::get_if<Forecast::Outlook>(answer) : nullptr;
    if (!outlook)
        return presetName(preset);
    const TrainingEstimate& estimate = outlook->estimate;
    const QString length = estimate.seconds > 0.0
                               ? aboutText(estimate.seconds)
                               : RunForm::tr("%1 steps").arg(QLocale().toString(qint64{estimate.steps}));
    return QStringLiteral("%1  \u00B7  %2").arg(presetName(preset), length);
}

bool same(const RunDraft& a, const RunDraft& b) {
    return a.preset == b.preset && a.settings == b.settings && a.seed == b.seed;
}

/// Steps take equally long whatever their number.
QString speedKey(const RunDraft& draft) {
    QString key = QString::number(static_cast<int>(draft.preset));
    for (const auto& [name, value] : draft.settings) {
        if (name != "epochs" && name != "steps")
            key += QStringLiteral("|%1=%2").arg(QString::fromStdString(name), QString::fromStdString(value));
    }
    return key;
}

void addLabelled(QVBoxLayout* layout, const QString& text, QWidget* field, const QString& help) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    field->setToolTip(help);
    field->setWhatsThis(help);
    layout->addWidget(label);
    layout->addWidget(field);
}

} // namespace

RunForm::RunForm(Session& session, const QString& nameHelp, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_forecast(new Forecast(session, this))
    , m_name(new QLineEdit(this))
    , m_nameProblem(new FieldProblem(m_name, this))
    , m_preset(new QComboBox(this))
    , m_seed(new QLineEdit(QStringLiteral("0"), this))
    , m_seedProblem(new FieldProblem(m_seed, this))
    , m_estimate(new EstimateView(this))
    , m_parameters(new ParameterForm(this))
    , m_strip(new AugmentStrip(session, this))
    , m_start(new QPushButton(tr("Start training"), this)) {
    m_name->setObjectName(QStringLiteral("runName"));
    m_preset->setObjectName(QStringLiteral("runPreset"));
    m_start->setObjectName(QStringLiteral("startRun"));
    m_start->setProperty("look", QStringLiteral("primary"));
    m_seed->setObjectName(QStringLiteral("runSeed"));
    for (const Preset preset : presets)
        m_preset->addItem(presetName(preset), static_cast<int>(preset));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_parameters->setAugmentationPreview(m_strip);
    layOut(nameHelp);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &RunForm::applyPreset);
    connect(m_parameters, &ParameterForm::changed, this, &RunForm::validate);
    connect(m_name, &QLineEdit::textChanged, this, &RunForm::validate);
    connect(m_seed, &QLineEdit::textChanged, this, &RunForm::validate);
    connect(m_name, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    const auto leadToStart = [this] { m_start->setFocus(); }; // who ends a number with Enter may not be done yet
    connect(m_seed, &QLineEdit::returnPressed, this, leadToStart);
    connect(m_parameters, &ParameterForm::returnPressed, this, leadToStart);
    connect(m_start, &QPushButton::clicked, this, &RunForm::submitted);
    connect(m_forecast, &Forecast::changed, this, &RunForm::showForecast);
    connect(&session, &Session::projectChanged, this, [this] {
        m_subject.reset(); // it holds the old project
        m_asked.reset();
    });
    const auto showFindings = [this] { m_estimate->setDataFindings(m_session.dataFindings()); };
    connect(&session, &Session::dataExamined, this, showFindings);
    showFindings();
}

void RunForm::layOut(const QString& nameHelp) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    addLabelled(layout, tr("Name"), m_name, nameHelp);
    layout->addWidget(m_nameProblem);
    layout->addSpacing(space::half);
    addLabelled(
        layout, tr("Preset"), m_preset,
        tr("How long it may take: the number of steps fits the size and the number of the pictures. Quick shows "
           "whether it works, Quality takes what there is."));
    layout->addSpacing(space::half);
    addLabelled(layout, tr("Seed"), m_seed, tr("The same seed on the same machine gives the same model, bit for bit."));
    layout->addWidget(m_seedProblem);
    layout->addSpacing(space::one);
    layout->addWidget(m_estimate);
    layout->addSpacing(space::half);
}

void RunForm::begin(RunSubject subject) {
    start(std::move(subject), Preset::Balanced);
}

void RunForm::beginLike(RunSubject subject, const Parameters& values) {
    const auto changes = [&](Preset preset) { return differences(subject.parameters(preset), values); };
    const Preset nearest =
        *std::ranges::min_element(presets, {}, [&](Preset preset) { return changes(preset).size(); });
    auto settings = changes(nearest);
    for (const auto& [key, usual] : subject.changes) { // what a form for a fresh run would begin with
        if (values.contains(key))
            settings[key] = toText(values.value(key));
    }
    start(std::move(subject), nearest);
    setFields(settings);
}

void RunForm::start(RunSubject subject, Preset preset) {
    m_subject = std::move(subject);
    forgetForecast();
    m_parameters->setApplies(m_subject->applies);
    m_name->clear();
    const QSignalBlocker quiet(m_preset);
    m_preset->setCurrentIndex(m_preset->findData(static_cast<int>(preset)));
    applyPreset();
    refresh();
}

void RunForm::refresh() {
    const auto& project = m_session.project();
    if (project && m_subject)
        m_name->setPlaceholderText(QString::fromStdString(project->freeRunName(m_subject->stem)));
    validate();
}

void RunForm::recall(const RunDraft& draft) {
    if (!m_subject)
        return;
    {
        const QSignalBlocker quiet(m_preset);
        m_preset->setCurrentIndex(m_preset->findData(static_cast<int>(draft.preset)));
    }
    m_parameters->setParameters(m_subject->parameters(draft.preset));
    setFields(draft.settings);
    m_name->setText(QString::fromStdString(draft.name));
    setSeed(draft.seed);
    if (!draft.typedSeed.isEmpty())
        m_seed->setText(draft.typedSeed);
    validate();
}

void RunForm::setSeed(std::uint64_t seed) {
    m_seed->setText(QString::number(seed));
}

RunDraft RunForm::draft() const {
    return {m_name->text().trimmed().toStdString(), static_cast<Preset>(m_preset->currentData().toInt()),
            m_parameters->settings(), m_seed->text().toULongLong(), m_seed->text()};
}

void RunForm::applyPreset() {
    if (!m_subject)
        return;
    m_parameters->setParameters(m_subject->parameters(draft().preset));
    setFields(m_subject->changes);
    validate();
}

void RunForm::setFields(const std::map<std::string, std::string>& settings) {
    for (const auto& [key, text] : settings) {
        if (ParameterField* field = m_parameters->field(key))
            field->setText(QString::fromStdString(text));
    }
}

void RunForm::validate() {
    bool seedIsNumber = false;
    m_seed->text().toULongLong(&seedIsNumber);
    const QString problem = nameProblem();
    m_nameProblem->say(problem);
    m_seedProblem->say(seedIsNumber ? QString() : tr("A whole number from 0 on."));
    const bool readOnly = m_session.project() && m_session.project()->readOnly();
    m_start->setEnabled(m_parameters->isValid() && seedIsNumber && problem.isEmpty() && !readOnly);
    if (readOnly) {
        m_start->setToolTip(tr("The project is open elsewhere or cannot be written."));
    } else {
        m_start->setToolTip(m_start->isEnabled() ? QString() : tr("A value is not possible yet."));
    }
    m_strip->setSettings(m_parameters->values());
    askForecast();
}

void RunForm::setNextInOrder(QWidget* first) {
    setTabOrder(m_seed, first);
    setTabOrder(first, m_start);
}

QString RunForm::nameProblem() const {
    const std::string name = draft().name;
    const auto& project = m_session.project();
    if (name.empty() || !project)
        return {};
    if (m_session.findRun(QString::fromStdString(name)))
        return tr("There is a run of this name.");
    try {
        static_cast<void>(project->runFolder(name));
    } catch (const Error& error) {
        return coreText(error.hint());
    }
    return {};
}

void RunForm::askForecast() {
    if (!m_subject || !isVisible())
        return;
    m_estimate->setEnabled(m_parameters->isValid()); // what was said stays where it is, so that nothing jumps
    if (!m_parameters->isValid())
        return forgetForecast();
    RunDraft now = draft();
    now.name.clear(); // what is wrong with it is said at its field
    if (m_asked && same(*m_asked, now))
        return; // a measurement that is under way goes on
    m_asked = now;
    std::vector<Forecast::Question> questions{question(now)};
    for (const Preset preset : presets)
        questions.push_back(question({{}, preset, m_subject->changes, now.seed}));
    m_forecast->ask(std::move(questions));
}

void RunForm::forgetForecast() {
    m_asked.reset();
    m_forecast->cancel();
}

Forecast::Question RunForm::question(const RunDraft& draft) const {
    return {QString::fromStdString(m_subject->stem) + speedKey(draft),
            [estimate = m_subject->estimate, draft] { return estimate(draft); },
            [measure = m_subject->measure, draft](std::stop_token stop) { return measure(draft, std::move(stop)); },
            m_subject->examine};
}

void RunForm::showForecast() {
    if (!m_parameters->isValid())
        return;
    const auto& answers = m_forecast->answers();
    m_estimate->setOutlook(answers.empty() ? nullptr : answers.data(), m_subject ? m_subject->pictures : 0,
                           m_forecast->state());
    for (int i = 0; i < m_preset->count(); ++i) {
        const bool chosen = i == m_preset->currentIndex(); // with all that was changed by hand
        const std::size_t at = chosen ? 0 : static_cast<std::size_t>(i) + 1;
        m_preset->setItemText(
            i, presetText(presets[static_cast<std::size_t>(i)], at < answers.size() ? &answers[at] : nullptr));
    }
}

void RunForm::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    askForecast();
}

void RunForm::hideEvent(QHideEvent* event) {
    forgetForecast();
    QWidget::hideEvent(event);
}

} // namespace studio::ui
