// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/EstimateView.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FindingsView.hpp"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

QString number(std::int64_t value) {
    return QLocale().toString(qint64{value});
}

/// One digit after the point below ten, none above.
QString roughly(double value) {
    return QLocale().toString(value, 'f', value < 10.0 ? 1 : 0);
}

QString stepsText(const TrainingEstimate& estimate, std::int64_t pictures) {
    return EstimateView::tr("%1 steps  ·  %2 passes over %3 pictures")
        .arg(number(estimate.steps), roughly(estimate.epochs), number(pictures));
}

QString latentText(const TrainingEstimate& estimate) {
    const LatentShape& shape = estimate.latent;
    if (shape.channels == 0)
        return {};
    const QString size = shape.isVector
                             ? EstimateView::tr("Latent of %n numbers", nullptr, static_cast<int>(shape.channels))
                             : EstimateView::tr("Latent %1 × %2 × %3")
                                   .arg(number(shape.width), number(shape.height), number(shape.channels));
    if (estimate.compression <= 0.0)
        return size;
    return EstimateView::tr("%1  ·  %2 values in 1").arg(size, roughly(estimate.compression));
}

QString memoryText(const TrainingEstimate& estimate) {
    const QString weights = EstimateView::tr("%1 weights").arg(number(estimate.parameterCount));
    if (estimate.memoryBytes == 0)
        return weights;
    return EstimateView::tr("%1  ·  %2 of memory")
        .arg(weights,
             QLocale().formattedDataSize(static_cast<qint64>(estimate.memoryBytes), 1, QLocale::DataSizeSIFormat));
}

QString timeText(const TrainingEstimate& estimate, Forecast::State state) {
    if (estimate.seconds > 0.0)
        return EstimateView::tr("Takes %1 on this machine").arg(aboutText(estimate.seconds));
    switch (state) {
    case Forecast::State::Estimating:
    case Forecast::State::Measuring:
        return EstimateView::tr("Measuring how long it takes...");
    case Forecast::State::WaitingForTraining:
        return EstimateView::tr("Its time is measured when the current training ends");
    case Forecast::State::Idle:
        break;
    }
    return EstimateView::tr("Its time could not be measured");
}

} // namespace

EstimateView::EstimateView(QWidget* parent)
    : QWidget(parent)
    , m_time(new QLabel(this))
    , m_steps(new QLabel(this))
    , m_latent(new QLabel(this))
    , m_memory(new QLabel(this))
    , m_findings(new FindingsView(this)) {
    QFont strong = Theme::font(FontRole::Numbers);
    strong.setWeight(QFont::DemiBold);
    m_time->setFont(strong);
    m_time->setObjectName(QStringLiteral("expectedTime"));
    m_steps->setObjectName(QStringLiteral("expectedSteps"));
    m_latent->setToolTip(tr("Width, height and channels of a latent; how many values of a picture become one of its "
                            "latent."));
    m_memory->setToolTip(tr("The most that the training will hold, beyond what the program has already."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QLabel* label : {m_time, m_steps, m_latent, m_memory}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        if (label != m_time) {
            label->setFont(Theme::font(FontRole::Numbers));
            label->setProperty("look", "muted");
        }
        layout->addWidget(label);
    }
    layout->addSpacing(space::half);
    layout->addWidget(m_findings);
    setAccessibleName(tr("What the training takes"));
}

void EstimateView::setOutlook(const Answer<Forecast::Outlook>* answer, std::int64_t pictures, Forecast::State state) {
    if (!answer)
        return m_time->setText(tr("Working it out..."));
    if (const auto* error = std::get_if<Error>(answer)) {
        m_time->setText(coreText(error->message()));
        m_steps->setText(coreText(error->hint()));
        m_latent->clear();
        m_memory->clear();
        m_ofPlan.clear();
        return showFindings();
    }
    const auto& outlook = std::get<Forecast::Outlook>(*answer);
    m_time->setText(timeText(outlook.estimate, state));
    m_steps->setText(stepsText(outlook.estimate, pictures));
    m_latent->setText(latentText(outlook.estimate));
    m_memory->setText(memoryText(outlook.estimate));
    m_ofPlan = outlook.findings;
    showFindings();
}

void EstimateView::setDataFindings(std::vector<Finding> findings) {
    m_ofData = std::move(findings);
    showFindings();
}

void EstimateView::showFindings() {
    std::vector<Finding> all = m_ofPlan;
    all.insert(all.end(), m_ofData.begin(), m_ofData.end());
    m_findings->setFindings(all);
}

QString aboutText(double seconds) {
    constexpr double minute = 60.0;
    constexpr double hour = 3600.0;
    const auto whole = [](double value, int step) { return static_cast<int>(std::lround(value / step)) * step; };
    if (seconds < 10.0)
        return EstimateView::tr("about %1 s").arg(std::max(1, whole(seconds, 1)));
    if (const int s = whole(seconds, 5); s < minute)
        return EstimateView::tr("about %1 s").arg(s);
    if (const int s = whole(seconds, 10); s < 10 * minute) {
        return s % 60 == 0 ? EstimateView::tr("about %1 min").arg(s / 60)
                           : EstimateView::tr("about %1 min %2 s").arg(s / 60).arg(s % 60);
    }
    if (const int m = whole(seconds / minute, 1); m < 90)
        return EstimateView::tr("about %1 min").arg(m);
    const int m = whole(seconds / minute, 10);
    if (seconds < 10 * hour && m % 60 != 0)
        return EstimateView::tr("about %1 h %2 min").arg(m / 60).arg(m % 60);
    return EstimateView::tr("about %1 h").arg(whole(seconds / hour, 1));
}

} // namespace studio::ui
