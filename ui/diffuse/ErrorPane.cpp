// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/ErrorPane.hpp"

#include "ui/diffuse/SamplerErrorFeed.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

ErrorPane::ErrorPane(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_feed(new SamplerErrorFeed(session, this))
    , m_plot(new CurvePlot(this))
    , m_status(new ElidedLabel(this))
    , m_button(new QPushButton(this)) {
    m_button->setObjectName(QStringLiteral("measureErrors"));
    m_plot->setAccessibleName(tr("Distance to the exact end over the number of steps"));
    m_plot->setAxisTitles(tr("steps"), tr("distance, std"));
    m_plot->setScale(AxisScale::Logarithmic);
    m_plot->setHorizontalScale(AxisScale::Logarithmic);
    m_plot->setPointsShown(true);
    m_plot->setLegendShown(true);
    m_plot->setToolTip(tr("Root mean square distance of the samples to where the same noise ends with %1 steps, in "
                          "standard deviations of the latent. A steeper line gains more by every step.")
                           .arg(m_feed->referenceSteps()));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::two);
    top->addWidget(new Heading(tr("Distance to the exact end"), this));
    top->addWidget(m_status, 1, Qt::AlignVCenter);
    top->addWidget(m_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_plot, 1);

    connect(m_feed, &SamplerErrorFeed::measured, this, &ErrorPane::take);
    connect(m_feed, &SamplerErrorFeed::failed, this, &ErrorPane::failed);
    connect(m_feed, &SamplerErrorFeed::progressed, this, [this](int place, double share) {
        const SamplerRace& race = m_races[static_cast<std::size_t>(place)];
        m_status->setText(tr("measuring %1 against %2 steps, %3 %")
                              .arg(race.name)
                              .arg(m_feed->referenceSteps())
                              .arg(QLocale().toString(100.0 * share, 'f', 0)));
    });
    connect(m_feed, &SamplerErrorFeed::finished, this, [this] {
        showState();
        Q_EMIT finished();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (isBusy())
            return stop();
        Q_EMIT measureRequested();
    });
    m_button->setText(tr("Measure again")); // the longer one
    m_button->setMinimumWidth(m_button->sizeHint().width());
    showState();
}

void ErrorPane::measure(const Engine& engine, std::vector<SamplerRace> races) {
    clear();
    m_races = std::move(races);
    std::vector<SampleRequest> requests;
    std::ranges::transform(m_races, std::back_inserter(requests), &SamplerRace::request);
    m_feed->measure(engine, std::move(requests));
    showState();
}

void ErrorPane::stop() {
    m_feed->stop();
}

void ErrorPane::clear() {
    stop();
    m_curves.clear();
    m_plot->setCurves({});
    m_plot->resetView();
}

bool ErrorPane::isBusy() const {
    return m_feed->isBusy();
}

void ErrorPane::take(int place, const std::vector<SamplerError>& errors) {
    const SamplerRace& race = m_races[static_cast<std::size_t>(place)];
    Curve curve{race.name, race.colour, Qt::SolidLine, {}, {}};
    for (const SamplerError& error : errors) {
        curve.x.push_back(error.steps);
        curve.y.push_back(error.distance);
        if (error.steps == race.request.steps)
            Q_EMIT distanceFound(place, error.distance);
    }
    m_curves.push_back(std::move(curve));
    m_plot->setCurves(m_curves);
}

void ErrorPane::showState() {
    m_button->setText(isBusy() ? tr("Stop") : tr("Measure again"));
    m_button->setToolTip(isBusy() ? tr("Stop measuring; what is measured stays")
                                  : tr("Measure the distance of each sampler to its exact end"));
    if (!isBusy())
        m_status->setText(m_curves.empty() ? QString() : tr("over 16 samples of the common noise"));
}

} // namespace studio::ui
