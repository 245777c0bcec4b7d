// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/DirectionSliders.hpp"

#include "ui/explore/ExploreModel.hpp"
#include "ui/pictures/UsablePicture.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr double furthest = 4.0; // standard deviations; training latents hardly ever lie further out
constexpr int leastColumn = 156; // of width: a slider between its pictures is still good to hold
constexpr int mostColumns = 4;
constexpr int columnGap = space::two;
constexpr int endSide = 32;
constexpr std::size_t leading = ExploreModel::leadingDirections;

/// Along the first `count` axes together.
double variance(const Axes& axes, std::size_t count) {
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        sum += axes.deviations[i] * axes.deviations[i];
    return sum;
}

} // namespace

DirectionSliders::DirectionSliders(ExploreModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_kind(new QComboBox(this))
    , m_note(new SecondaryLabel(QString(), this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
    , m_all(new QPushButton(this))
    , m_finder(new DirectionEnds(model, this)) {
    m_kind->addItem(tr("Principal directions"));
    m_kind->addItem(tr("Raw dimensions"));
    m_kind->setAccessibleName(tr("What the sliders move along"));
    auto* random = new QPushButton(Theme::icon(QStringLiteral("dice")), tr("Randomise"), this);
    random->setObjectName(QStringLiteral("randomise"));
    random->setToolTip(tr("Move every slider to a place drawn from a normal distribution"));
    auto* reset = new QPushButton(Theme::icon(QStringLiteral("reset")), tr("Reset all"), this);
    reset->setObjectName(QStringLiteral("resetAll"));
    reset->setToolTip(tr("Every slider back to 0: the start picture. Double-click one slider to reset it alone."));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(new Heading(tr("Directions"), this));
    top->addWidget(m_kind);
    top->addStretch(1);
    top->addWidget(random);
    top->addWidget(reset);

    m_grid->setContentsMargins(0, 0, space::one, 0);
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(space::half);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_body);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_note);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    m_all->setObjectName(QStringLiteral("allDirections"));
    m_all->setProperty("look", QStringLiteral("ghost"));
    m_all->setCheckable(true);
    m_all->setToolTip(tr("Show the leading ones alone, or every one"));

    connect(m_all, &QPushButton::toggled, this, &DirectionSliders::rebuild);
    connect(random, &QPushButton::clicked, &m_model, &ExploreModel::randomise);
    connect(reset, &QPushButton::clicked, &m_model, &ExploreModel::resetAll);
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { m_model.setAxisKind(index == 1 ? AxisKind::Raw : AxisKind::Principal); });
    connect(&m_model, &ExploreModel::axesChanged, this, &DirectionSliders::rebuild);
    connect(&m_model, &ExploreModel::stateChanged, this, &DirectionSliders::showValues);
    connect(&m_model, &ExploreModel::stateChanged, m_finder, &DirectionEnds::refresh);
    connect(m_finder, &DirectionEnds::found, this, [this](std::size_t axis, const DirectionEnds::Pair& pair) {
        if (axis >= m_ends.size())
            return;
        m_ends[axis].first->setImage(pair.minus);
        m_ends[axis].second->setImage(pair.plus);
    });
    rebuild();
}

void DirectionSliders::rebuild() {
    for (SliderRow* row : m_rows) {
        m_grid->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_ends.clear();
    m_finder->stop();
    const AxisKind kind = m_model.axisKind();
    const std::size_t all = m_model.axes(kind).count();
    const std::size_t count = m_all->isChecked() ? all : std::min(all, leading);
    for (std::size_t axis = 0; axis < count; ++axis)
        m_rows.push_back(makeRow(axis));
    m_columns = 0;
    arrange();
    m_all->setVisible(all > leading);
    m_all->setText(m_all->isChecked() ? tr("Show the first %1 alone").arg(leading) : tr("Show all %1").arg(all));
    m_kind->setVisible(m_model.offersRawAxes());
    m_kind->setCurrentIndex(kind == AxisKind::Raw ? 1 : 0);
    m_note->setText(note(count));
    showValues();
    wantEnds();
}

void DirectionSliders::arrange() {
    const int fitting = (width() - contentsMargins().left() - contentsMargins().right() + columnGap) /
                        (Theme::scaled(leastColumn) + columnGap);
    const int columns = std::clamp(fitting, 1, mostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int axis = 0; axis < static_cast<int>(m_rows.size()); ++axis)
        m_grid->addWidget(m_rows[static_cast<std::size_t>(axis)], axis / columns, axis % columns);
    m_grid->setRowStretch(static_cast<int>(m_rows.size()) / columns + 1, 1);
}

/// Nothing is computed for a workspace that nobody sees.
void DirectionSliders::wantEnds() {
    if (isVisible())
        m_finder->want(m_rows.size());
}

void DirectionSliders::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void DirectionSliders::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    wantEnds();
}

void DirectionSliders::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_finder->stop();
}

QString DirectionSliders::note(std::size_t shown) const {
    if (!m_model.engine())
        return {};
    if (shown == 0)
        return tr("Looking for the directions in which the latents vary most…");
    if (m_model.axisKind() == AxisKind::Raw)
        return tr("Each slider is one number of the latent, in standard deviations (σ) from the start.");
    const Axes& axes = m_model.axes(AxisKind::Principal);
    const double share = m_model.explained() * variance(axes, shown) / variance(axes, axes.count());
    return tr("Each slider in standard deviations (σ) from the start. These %n direction(s) carry %1 % of the "
              "variance.",
              nullptr, static_cast<int>(shown))
        .arg(share * 100.0, 0, 'f', 0);
}

SliderRow* DirectionSliders::makeRow(std::size_t axis) {
    const bool raw = m_model.axisKind() == AxisKind::Raw;
    const QString label = (raw ? tr("Dimension %1") : tr("Direction %1")).arg(axis + 1);
    SliderSpec spec;
    spec.label = label;
    spec.minimum = -furthest;
    spec.maximum = furthest;
    spec.step = 0.05;
    spec.decimals = 2;
    spec.unit = QStringLiteral("σ");
    spec.help = tr("Moves the latent along this direction. 1 σ is one standard deviation of the training pictures.");
    auto* row = new SliderRow(spec, m_body);
    connect(row, &SliderRow::valueChanged, &m_model, [this, axis](double value) { m_model.moveAlong(axis, value); });
    connect(row, &SliderRow::committed, &m_model, [this, label] { m_model.commit(tr("Move %1").arg(label)); });
    m_ends.emplace_back(makeEnd(row, label, -DirectionEnds::far), makeEnd(row, label, DirectionEnds::far));
    row->setEnds(m_ends.back().first, m_ends.back().second);
    return row;
}

ImageView* DirectionSliders::makeEnd(SliderRow* row, const QString& label, double deviations) {
    auto* end = new UsablePicture(row);
    const QString where = QLocale().toString(deviations, 'f', 0);
    end->setFixedSize(Theme::scaled(endSide), Theme::scaled(endSide));
    end->setClickable(true);
    end->setFocusPolicy(Qt::NoFocus); // the slider's keys do the same
    end->setAccessibleName(tr("%1 at %2 σ").arg(label, where));
    end->setToolTip(tr("What %1 alone makes of the start at %2 σ. A click goes there.").arg(label, where));
    connect(end, &ImageView::clicked, row, [row, deviations] { row->choose(deviations); });
    return end;
}

void DirectionSliders::showValues() {
    const std::vector<double>& offsets = m_model.state().offsets(m_model.axisKind());
    for (std::size_t axis = 0; axis < m_rows.size(); ++axis) {
        const double offset = axis < offsets.size() ? offsets[axis] : 0.0;
        if (m_rows[axis]->value() != offset)
            m_rows[axis]->showValue(offset);
    }
}

} // namespace studio::ui
