// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/ClassForm.hpp"

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
constexpr double usualGuidance = 1.5; ///< clearer than learned, and still varied

SliderRow* guidanceRow(QWidget* parent) {
    SliderSpec spec;
    spec.label = ClassForm::tr("Guidance");
    spec.maximum = largestGuidance;
    spec.fallback = usualGuidance;
    spec.step = 0.05;
    spec.help = ClassForm::tr("How strictly the class is followed. 1: as learned. More: clearer examples of the class, "
                              "less varied. 0: the class is ignored.");
    return new SliderRow(spec, parent);
}

} // namespace

ClassForm::ClassForm(QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_label(new QComboBox(this))
    , m_guidance(guidanceRow(this)) {
    m_label->setObjectName(QStringLiteral("class"));
    m_label->setAccessibleName(tr("Class"));
    m_label->setToolTip(
        tr("Which class to draw. Any: what comes; with a guidance other than 1, each sample a class of its own."));
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* name = new QLabel(tr("Class"), this);
    name->setBuddy(m_label);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::one);
    layout->setSpacing(space::half);
    layout->addWidget(name);
    layout->addWidget(m_label);
    layout->addSpacing(space::half);
    layout->addWidget(m_guidance);

    m_guidance->setUndoStack(&undo);
    makeUndoable(m_label, undo, tr("Choose a class"));
    connect(m_guidance, &SliderRow::valueChanged, this, &ClassForm::changed);
    connect(m_label, &QComboBox::currentIndexChanged, this, &ClassForm::changed);
    setClasses({});
}

void ClassForm::setClasses(const std::vector<ClassCount>& classes) {
    const QSignalBlocker quiet(this);
    const QVariant picked = m_label->currentData();
    m_label->clear();
    m_label->addItem(swatchIcon(Theme::current().classColour(-1)), tr("any"), -1);
    for (std::size_t label = 0; label < classes.size(); ++label) {
        m_label->addItem(swatchIcon(Theme::current().classColour(static_cast<int>(label))),
                         QString::fromStdString(classes[label].name), static_cast<int>(label));
    }
    m_label->setCurrentIndex(std::max(0, m_label->findData(picked)));
    setVisible(!classes.empty());
}

bool ClassForm::hasClasses() const {
    return m_label->count() > 1;
}

void ClassForm::fill(SampleRequest& request) const {
    request.label = hasClasses() ? m_label->currentData().toInt() : -1;
    request.guidance = hasClasses() ? m_guidance->value() : 1.0;
}

void ClassForm::showRequest(const SampleRequest& request) {
    const QSignalBlocker quiet(this);
    m_label->setCurrentIndex(std::max(0, m_label->findData(static_cast<int>(request.label))));
    m_guidance->setRange(0.0, std::max(largestGuidance, request.guidance));
    m_guidance->showValue(request.guidance);
}

std::vector<ClassCount> classesToDraw(const Session& session, const LatentEngine* engine) {
    const bool conditional = engine && engine->run().conditional && session.project();
    return conditional ? session.project()->facts().classes : std::vector<ClassCount>{};
}

} // namespace studio::ui
