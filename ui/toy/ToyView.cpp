// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyView.hpp"

#include "ui/plots/StepText.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

ToyView::ToyView(ToyModel& model, std::size_t index, QWidget* parent)
    : QWidget(parent)
    , m_canvas(new ToyCanvas(model, index, this))
    , m_top(new QWidget(this))
    , m_name(new QLabel(m_top))
    , m_figures(new SecondaryLabel(QString(), m_top))
    , m_readout(new QLabel(m_top)) {
    m_figures->setWordWrap(false);
    m_figures->setToolTip(tr("How often the denoiser was asked for each particle, and how far from the nearest point "
                             "the particles end on average. Pure noise is 1 wide."));
    m_readout->setObjectName(QStringLiteral("toyReadout"));
    m_readout->setFont(Theme::font(FontRole::Numbers));
    m_readout->setToolTip(tr("Where the scrubber stands: time as the model counts it, noise over signal (σ), and the "
                             "signal-to-noise ratio"));
    auto* names = new QHBoxLayout;
    names->setSpacing(space::two);
    names->addWidget(m_name);
    names->addWidget(m_figures, 1, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(m_top);
    layout->setContentsMargins(0, 0, 0, space::half);
    layout->setSpacing(2);
    layout->addLayout(names);
    layout->addWidget(m_readout);
    connect(&model, &ToyModel::runsChanged, this, &ToyView::showRun);
    showRun();
}

/// The sheet is as large a square as fits, and its name stands right above it.
void ToyView::resizeEvent(QResizeEvent*) {
    const int above = m_top->sizeHint().height();
    const int side = std::max(0, std::min(width(), height() - above)) / 2 * 2; // two beside each other stand level
    const QPoint corner((width() - side) / 2, (height() - above - side) / 2);
    m_top->setGeometry(QRect(corner, QSize(side, above)));
    m_canvas->setGeometry(QRect(corner + QPoint(0, above), QSize(side, side)));
}

void ToyView::setPosition(double position) {
    m_position = position;
    m_canvas->setPosition(position);
    m_readout->setText(toyReadout(m_canvas->run(), position));
}

QString ToyView::readout() const {
    return m_readout->text();
}

void ToyView::showRun() {
    const ToyRun* run = m_canvas->run();
    m_name->setText(run ? coreText(run->sampler.name) : QString());
    m_figures->setText(run ? tr("%n evaluation(s) · ends %1 off", nullptr, run->flight->evaluations)
                                 .arg(QLocale().toString(run->flight->distance, 'f', 3))
                           : QString());
    m_readout->setText(toyReadout(run, m_position));
}

namespace {

/// Figure spaces in front: a number that moves keeps its width.
QString padded(const QString& number, int length) {
    return number.rightJustified(length, QChar(0x2007));
}

} // namespace

QString toyReadout(const ToyRun* run, double position) {
    if (!run)
        return {};
    const std::vector<ToyStep>& steps = run->flight->steps;
    const std::size_t at = std::min(static_cast<std::size_t>(std::max(position, 0.0)), steps.size() - 1);
    const ToyStep& step = steps[at];
    return QCoreApplication::translate("ToyView", "step %1 of %2 · t %3 · σ %4 · SNR %5")
        .arg(padded(QString::number(at), static_cast<int>(QString::number(steps.size() - 1).size())))
        .arg(steps.size() - 1)
        .arg(padded(timeText(step.t, run->sampler.isFlow ? TimeScale::Unit : TimeScale::Timesteps), 3),
             padded(sigmaText(step.sigma), 5), padded(snrText(step.snr), 8));
}

} // namespace studio::ui
