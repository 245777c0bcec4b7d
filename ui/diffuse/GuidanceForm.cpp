// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/GuidanceForm.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/Swatch.hpp"
#include "ui/widgets/UndoableChoice.hpp"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr double largestGuidance = 10.0;

SliderRow* guidanceRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = GuidanceForm::tr("Guidance");
    spec.maximum = largestGuidance;
    spec.fallback = 1.0;
    spec.step = 0.05;
    return new SliderRow(spec, parent);
}

} // namespace

GuidanceForm::GuidanceForm(QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_labelName(new QLabel(tr("Class"), this))
    , m_label(new QComboBox(this))
    , m_guidance(guidanceRow(this)) {
    m_label->setObjectName(QStringLiteral("class"));
    m_label->setAccessibleName(tr("Class"));
    m_label->setToolTip(
        tr("Which class to draw. Any: what comes; with a guidance other than 1, each sample a class of its own."));
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_labelName->setBuddy(m_label);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::one);
    layout->setSpacing(space::half);
    layout->addWidget(m_labelName);
    layout->addWidget(m_label);
    layout->addWidget(m_guidance);

    m_guidance->setUndoStack(&undo);
    makeUndoable(m_label, undo, tr("Choose a class"));
    connect(m_guidance, &SliderRow::valueChanged, this, &GuidanceForm::changed);
    connect(m_label, &QComboBox::currentIndexChanged, this, &GuidanceForm::changed);
    setSteering({});
}

void GuidanceForm::setSteering(const Steering& steering) {
    const QSignalBlocker quiet(this);
    const std::vector<ClassCount>& classes = steering.classes;
    const QVariant picked = m_label->currentData();
    m_label->clear();
    m_label->addItem(swatchIcon(Theme::current().classColour(-1)), tr("any"), -1);
    for (std::size_t label = 0; label < classes.size(); ++label) {
        m_label->addItem(swatchIcon(Theme::current().classColour(static_cast<int>(label))),
                         QString::fromStdString(classes[label].name), static_cast<int>(label));
    }
    m_label->setCurrentIndex(std::max(0, m_label->findData(picked)));
    m_labelName->setVisible(hasClasses());
    m_label->setVisible(hasClasses());

    m_canGuide = steering.guidance.has_value();
    const bool untouched = m_guidance->value() == m_guidance->spec().fallback;
    m_guidance->setFallback(steering.guidance.value_or(1.0));
    if (untouched)
        m_guidance->showValue(m_guidance->spec().fallback);
    m_guidance->setHelp(hasClasses()
                            ? tr("How strictly the class is followed. 1: as learned. More: clearer examples of "
                                 "the class, less varied. 0: the class is ignored.")
                            : tr("How far samples are led away from what the network drew early in its "
                                 "training. 1: as learned. More: clearer pictures, less varied."));
    setVisible(m_canGuide);
}

bool GuidanceForm::hasClasses() const {
    return m_label->count() > 1;
}

void GuidanceForm::fill(SampleRequest& request) const {
    request.label = hasClasses() ? m_label->currentData().toInt() : -1;
    request.guidance = m_canGuide ? m_guidance->value() : 1.0;
}

void GuidanceForm::showRequest(const SampleRequest& request) {
    const QSignalBlocker quiet(this);
    m_label->setCurrentIndex(std::max(0, m_label->findData(static_cast<int>(request.label))));
    m_guidance->setRange(0.0, std::max(largestGuidance, request.guidance));
    m_guidance->showValue(request.guidance);
}

Steering steeringOf(const Session& session, const LatentEngine* engine) {
    if (!engine || !engine->canGuide() || !session.project())
        return {};
    Steering steering{.guidance = engine->usualRequest().guidance};
    if (engine->run().conditional)
        steering.classes = session.project()->facts().classes;
    return steering;
}

} // namespace studio::ui
