// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SamplerForm.hpp"

#include "core/studio/SamplerChoices.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/SteadyLabel.hpp"
#include "ui/widgets/UndoableChoice.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace studio::ui {

namespace {

constexpr double largestClamp = 10.0;

enum class Group { Deterministic, Random, Flow };

Group groupOf(const Choice& sampler) {
    if (sampler.isFlow)
        return Group::Flow;
    return sampler.isStochastic ? Group::Random : Group::Deterministic;
}

QString groupName(Group group) {
    switch (group) {
    case Group::Deterministic:
        return SamplerForm::tr("The same noise, the same picture");
    case Group::Random:
        return SamplerForm::tr("Fresh noise at every step");
    case Group::Flow:
        return SamplerForm::tr("Along a flow");
    }
    return {};
}

SliderRow* stepsRow(QWidget* parent) {
    return new SliderRow(
        SliderSpec::whole(
            SamplerForm::tr("Steps"), 1, 100, 30,
            SamplerForm::tr("Denoising steps a sample. More are slower and follow the model more closely; past "
                            "some tens little changes.")),
        parent);
}

SliderRow* etaRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = SamplerForm::tr("Eta (fresh noise)");
    spec.help = SamplerForm::tr("0 is deterministic DDIM; 1 adds as much noise in each step as DDPM does.");
    return new SliderRow(spec, parent);
}

SliderRow* shiftRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = SamplerForm::tr("Shift");
    spec.minimum = 0.1;
    spec.maximum = 10.0;
    spec.fallback = 1.0;
    spec.logarithmic = true;
    spec.help = SamplerForm::tr("Above 1 the flow spends more of its steps at high noise, below 1 at low noise.");
    return new SliderRow(spec, parent);
}

SliderRow* clampRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = SamplerForm::tr("Clamp");
    spec.maximum = largestClamp;
    spec.step = 0.1;
    spec.decimals = 1;
    spec.help = SamplerForm::tr("Keeps every predicted picture's latent within this many standard deviations of the "
                                "mean: less glaring with strong guidance. 0: only within the range of the training "
                                "latents.");
    return new SliderRow(spec, parent);
}

/// What it does and where it comes from.
QString aboutText(const Choice& sampler) {
    const QString about = coreText(sampler.description);
    const QString source = QString::fromStdString(sampler.source);
    return source.isEmpty() ? about : QStringLiteral("%1\n%2").arg(about, source);
}

void addHeading(QComboBox* box, const QString& text) {
    box->addItem(text);
    auto* model = qobject_cast<QStandardItemModel*>(box->model());
    QStandardItem* item = model->item(box->count() - 1);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(Theme::font(FontRole::Secondary));
}

} // namespace

SamplerForm::SamplerForm(QUndoStack& undo, Detail detail, QWidget* parent)
    : QWidget(parent)
    , m_sampler(new QComboBox(this))
    , m_about(new SteadyLabel(this))
    , m_steps(stepsRow(this))
    , m_eta(etaRow(this))
    , m_karras(new QCheckBox(tr("Karras spacing"), this))
    , m_fold(new QToolButton(this))
    , m_advanced(new QWidget(this))
    , m_spacingName(new QLabel(tr("Times"), m_advanced))
    , m_spacing(new QComboBox(m_advanced))
    , m_shift(shiftRow(m_advanced))
    , m_clamp(clampRow(m_advanced)) {
    m_sampler->setObjectName(QStringLiteral("sampler"));
    m_sampler->setAccessibleName(tr("Sampler"));
    m_sampler->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_karras->setObjectName(QStringLiteral("karras"));
    m_karras->setToolTip(
        tr("Noise levels after Karras et al. 2022: more of the steps at low noise, where details form. "
           "Often better at 20 steps and fewer."));
    makeAdvanced(detail);
    layOut(detail);
    makeUndo(undo);

    connect(m_sampler, &QComboBox::currentIndexChanged, this, &SamplerForm::tell);
    connect(m_spacing, &QComboBox::currentIndexChanged, this, &SamplerForm::tell);
    connect(m_karras, &QCheckBox::toggled, this, &SamplerForm::tell);
    for (SliderRow* row : {m_steps, m_eta, m_shift, m_clamp})
        connect(row, &SliderRow::valueChanged, this, &SamplerForm::changed);
    showSampler();
}

void SamplerForm::makeAdvanced(Detail detail) {
    m_spacing->setObjectName(QStringLiteral("spacing"));
    m_spacing->setAccessibleName(tr("Times"));
    m_spacing->setToolTip(tr("Which of the thousand times the steps look at. All begin with the noisiest. Linspace "
                             "takes both ends, trailing stops short of the cleanest, leading hurries through the "
                             "noise."));
    m_spacing->addItem(tr("as the sampler prefers"), QString());
    m_spacing->addItem(tr("leading"), QStringLiteral("leading"));
    m_spacing->addItem(tr("trailing"), QStringLiteral("trailing"));
    m_spacing->addItem(tr("linspace"), QStringLiteral("linspace"));
    m_spacingName->setBuddy(m_spacing);
    m_fold->setObjectName(QStringLiteral("advancedSampling"));
    m_fold->setProperty("look", QStringLiteral("ghost"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setText(tr("Advanced"));
    m_fold->setCheckable(true);
    const auto unfold = [this](bool open) {
        m_fold->setIcon(Theme::icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
        m_advanced->setVisible(open);
    };
    connect(m_fold, &QToolButton::toggled, this, unfold);
    unfold(false);
    m_fold->setVisible(detail == Detail::Full);
}

void SamplerForm::layOut(Detail detail) {
    m_about->setVisible(detail == Detail::Full);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* hidden = new QVBoxLayout(m_advanced);
    hidden->setContentsMargins(0, 0, 0, 0);
    hidden->setSpacing(space::half);
    hidden->addWidget(m_spacingName);
    hidden->addWidget(m_spacing);
    hidden->addWidget(m_shift);
    hidden->addWidget(m_clamp);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_sampler);
    layout->addWidget(m_about);
    layout->addWidget(m_steps);
    layout->addWidget(m_eta);
    layout->addWidget(m_karras);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_advanced);
}

void SamplerForm::makeUndo(QUndoStack& undo) {
    for (SliderRow* row : {m_steps, m_eta, m_shift, m_clamp})
        row->setUndoStack(&undo);
    makeUndoable(m_sampler, undo, tr("Choose a sampler"));
    makeUndoable(m_spacing, undo, tr("Choose the times"));
    makeUndoable(m_karras, undo, tr("Karras spacing"));
}

void SamplerForm::setSamplers(std::vector<Choice> samplers) {
    const QString picked = m_sampler->currentData().toString();
    m_samplers = std::move(samplers);
    QStringList sentences;
    std::ranges::transform(m_samplers, std::back_inserter(sentences), aboutText);
    m_about->setSentences(sentences);
    const QSignalBlocker quiet(m_sampler);
    fillChoices();
    const bool fits = std::ranges::find(m_samplers, picked.toStdString(), &Choice::id) != m_samplers.end();
    const int again = fits ? m_sampler->findData(picked) : -1;
    const int first = m_samplers.empty() ? -1 : m_sampler->findData(QString::fromStdString(m_samplers.front().id));
    m_sampler->setCurrentIndex(picked.isEmpty() || again < 0 ? first : again);
    showSampler();
}

/// Under the name of their group, unless all are of one.
void SamplerForm::fillChoices() {
    m_sampler->clear();
    constexpr std::array groups{Group::Deterministic, Group::Random, Group::Flow};
    const auto isIn = [this](Group group) {
        return std::ranges::any_of(m_samplers, [group](const Choice& each) { return groupOf(each) == group; });
    };
    const bool several = std::ranges::count_if(groups, isIn) > 1;
    for (const Group group : groups) {
        if (several && isIn(group))
            addHeading(m_sampler, groupName(group));
        for (const Choice& sampler : m_samplers) {
            if (groupOf(sampler) != group)
                continue;
            m_sampler->addItem(coreText(sampler.name), QString::fromStdString(sampler.id));
            m_sampler->setItemData(m_sampler->count() - 1, coreText(sampler.description), Qt::ToolTipRole);
        }
    }
    if (!m_samplers.empty())
        addOthers();
}

/// The samplers that this model cannot use stand below, grey, with the reason.
void SamplerForm::addOthers() {
    const bool learnedFlow = m_samplers.front().isFlow;
    const QString reason =
        learnedFlow
            ? tr("Needs a model that learned to predict noise, velocity or the clean latent; this one learned a "
                 "flow. Train another with a different prediction to use it.")
            : tr("Needs a model that learned a flow. Train another with the prediction \"flow\" to use it.");
    bool first = true;
    for (const Choice& sampler : samplerChoices()) {
        if (std::ranges::find(m_samplers, sampler.id, &Choice::id) != m_samplers.end())
            continue;
        if (std::exchange(first, false))
            addHeading(m_sampler, tr("For models that learned otherwise"));
        m_sampler->addItem(coreText(sampler.name), QString::fromStdString(sampler.id));
        m_sampler->setItemData(m_sampler->count() - 1, QStringLiteral("<p>%1</p>").arg(reason), Qt::ToolTipRole);
        qobject_cast<QStandardItemModel*>(m_sampler->model())->item(m_sampler->count() - 1)->setEnabled(false);
    }
}

const Choice* SamplerForm::sampler() const {
    const auto found = std::ranges::find(m_samplers, m_sampler->currentData().toString().toStdString(), &Choice::id);
    return found == m_samplers.end() ? nullptr : &*found;
}

void SamplerForm::fill(SampleRequest& request) const {
    request.steps = static_cast<int>(std::lround(m_steps->value()));
    request.clamp = m_clamp->value();
    const Choice* picked = sampler();
    if (!picked)
        return;
    request.sampler = picked->id;
    request.eta = picked->usesEta ? m_eta->value() : 0.0;
    request.karras = picked->usesKarras && m_karras->isChecked();
    request.spacing = picked->isFlow ? std::string() : m_spacing->currentData().toString().toStdString();
    request.shift = picked->isFlow ? m_shift->value() : 1.0;
}

void SamplerForm::showRequest(const SampleRequest& request) {
    const QSignalBlocker quiet(this);
    if (std::ranges::find(m_samplers, request.sampler, &Choice::id) != m_samplers.end()) // the grey ones stay grey
        m_sampler->setCurrentIndex(m_sampler->findData(QString::fromStdString(request.sampler)));
    m_steps->setRange(1, std::max(100, request.steps));
    m_steps->showValue(request.steps);
    m_eta->showValue(request.eta);
    m_karras->setChecked(request.karras);
    m_spacing->setCurrentIndex(std::max(0, m_spacing->findData(QString::fromStdString(request.spacing))));
    m_shift->setRange(std::min(0.1, request.shift), std::max(10.0, request.shift));
    m_shift->showValue(request.shift);
    m_clamp->setRange(0.0, std::max(largestClamp, request.clamp));
    m_clamp->showValue(request.clamp);
}

void SamplerForm::showSampler() {
    const Choice* picked = sampler();
    m_eta->setVisible(picked && picked->usesEta);
    m_karras->setVisible(picked && picked->usesKarras);
    const bool flow = picked && picked->isFlow;
    m_spacingName->setVisible(!flow);
    m_spacing->setVisible(!flow);
    m_shift->setVisible(flow);
    m_about->setText(picked ? aboutText(*picked) : QString());
    m_sampler->setToolTip(m_about->text());
}

void SamplerForm::tell() {
    showSampler();
    Q_EMIT changed();
}

} // namespace studio::ui
