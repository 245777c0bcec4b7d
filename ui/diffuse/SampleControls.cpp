// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SampleControls.hpp"

#include "ui/diffuse/GuidanceForm.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/GuideSlot.hpp"
#include "ui/diffuse/SamplerForm.hpp"
#include "ui/diffuse/SeedForm.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QPointer>
#include <QUndoCommand>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

SliderRow* countRow(QWidget* parent) {
    return new SliderRow(SliderSpec::whole(SampleControls::tr("Samples"), 1, SampleControls::largestCount, 16,
                                           SampleControls::tr("How many pictures to draw.")),
                         parent);
}

} // namespace

/// All settings at once: from what they were to what a recipe says.
class RestoreCommand : public QUndoCommand {
public:
    RestoreCommand(SampleControls& controls, SampleRequest after)
        : QUndoCommand(QObject::tr("Restore a recipe"))
        , m_controls(&controls)
        , m_before(controls.request())
        , m_after(std::move(after)) {}
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const SampleRequest& request) {
        if (m_controls)
            m_controls->showRequest(request);
    }

    QPointer<SampleControls> m_controls;
    SampleRequest m_before;
    SampleRequest m_after;
};

SampleControls::SampleControls(Session& session, GuideModel& guide, QWidget* parent)
    : QWidget(parent)
    , m_undo(session.undoStack())
    , m_guide(guide)
    , m_sampler(new SamplerForm(m_undo, SamplerForm::Detail::Full, this))
    , m_guidance(new GuidanceForm(m_undo, this))
    , m_noise(new SeedForm(m_undo, this))
    , m_count(countRow(this))
    , m_slot(new GuideSlot(session, guide, this)) {
    m_count->setUndoStack(&m_undo);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    addSection(layout, tr("Sampler"), m_sampler);
    layout->addWidget(m_guidance);
    addSection(layout, tr("Noise"), m_noise);
    layout->addWidget(m_count);
    layout->addSpacing(space::one);
    addSection(layout, tr("Start from a picture"), m_slot);
    layout->addStretch(1);

    connect(m_sampler, &SamplerForm::changed, this, &SampleControls::changed);
    connect(m_guidance, &GuidanceForm::changed, this, &SampleControls::changed);
    connect(m_noise, &SeedForm::changed, this, &SampleControls::changed);
    connect(m_count, &SliderRow::valueChanged, this, &SampleControls::changed);
    connect(&m_guide, &GuideModel::guideChanged, this, &SampleControls::changed);
}

void SampleControls::addSection(QVBoxLayout* layout, const QString& title, QWidget* content) {
    layout->addWidget(new Heading(title, this));
    layout->addWidget(content);
    layout->addSpacing(space::one);
}

void SampleControls::setSamplers(std::vector<Choice> samplers) {
    m_sampler->setSamplers(std::move(samplers));
}

void SampleControls::setSteering(const Steering& steering) {
    m_guidance->setSteering(steering);
}

SampleRequest SampleControls::request() const {
    SampleRequest request;
    m_sampler->fill(request);
    m_guidance->fill(request);
    m_noise->fill(request);
    request.count = std::llround(m_count->value());
    request.guide = m_guide.guide();
    return request;
}

void SampleControls::restore(const SampleRequest& request) {
    m_undo.push(std::make_unique<RestoreCommand>(*this, request).release());
}

void SampleControls::showRequest(const SampleRequest& request) {
    m_sampler->showRequest(request);
    m_guidance->showRequest(request);
    m_noise->showRequest(request);
    m_count->setRange(1, static_cast<double>(std::max<std::int64_t>(largestCount, request.count)));
    m_count->showValue(static_cast<double>(request.count));
    Q_EMIT changed();
}

void SampleControls::reroll() {
    m_noise->reroll();
}

SliderRow& SampleControls::steps() noexcept {
    return m_sampler->steps();
}

SliderRow& SampleControls::seed() noexcept {
    return m_noise->seed();
}

} // namespace studio::ui
