// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/ComparePage.hpp"

#include "ui/diffuse/ErrorPane.hpp"
#include "ui/diffuse/GuidanceForm.hpp"
#include "ui/diffuse/SamplerColumn.hpp"
#include "ui/diffuse/SeedForm.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace studio::ui {

namespace {

constexpr int sideWidth = 256;
constexpr int headTop = 5; ///< brings the heading level with those of the columns
constexpr std::chrono::milliseconds restTime{600};

struct Start {
    const char* sampler;
    int steps;
};
constexpr std::array<Start, ComparePage::mostColumns> flowStarts{
    {{"flow-euler", 10}, {"flow-heun", 10}, {"flow-euler", 50}}};
constexpr std::array<Start, ComparePage::mostColumns> diffusionStarts{{{"ddim", 10}, {"dpm++2m", 10}, {"ddim", 50}}};

SliderRow* countRow(QWidget* parent) {
    return new SliderRow(SliderSpec::whole(ComparePage::tr("Samples"), 1, 32, 9,
                                           ComparePage::tr("How many pictures each sampler draws.")),
                         parent);
}

} // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_noise(new SeedForm(session.undoStack(), this))
    , m_count(countRow(this))
    , m_guidance(new GuidanceForm(session.undoStack(), this))
    , m_add(new QPushButton(Theme::icon(QStringLiteral("plus")), tr("Add a sampler"), this))
    , m_columns{}
    , m_errors(new ErrorPane(session, this)) {
    auto* halves = new QSplitter(Qt::Vertical, this);
    halves->setObjectName(QStringLiteral("diffuse/compare"));
    halves->addWidget(makeColumns());
    halves->addWidget(m_errors);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    m_errors->setContentsMargins(0, space::two, 0, 0);
    Settings::remember(halves);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::two, 0, space::two, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeSide());
    layout->addWidget(halves, 1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connectParts();
    showColumn(mostColumns - 1, true);
}

QWidget* ComparePage::makeSide() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, headTop, space::two, 0);
    layout->setSpacing(space::one);
    layout->addWidget(new Heading(tr("The same noise for all"), content));
    layout->addWidget(m_noise);
    layout->addWidget(m_count);
    layout->addWidget(m_guidance);
    layout->addSpacing(space::one);
    layout->addWidget(m_add);
    layout->addWidget(new SecondaryLabel(
        tr("Every sampler starts from the same noise and walks to its picture in its own way. With ever more steps "
           "those without fresh noise come to the same end; the curves below show how soon."),
        content));
    layout->addStretch(1);
    m_add->setObjectName(QStringLiteral("addSampler"));
    m_count->setUndoStack(&m_session.undoStack());
    auto* side = new QScrollArea(this);
    side->setWidgetResizable(true);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setFocusPolicy(Qt::NoFocus);
    side->setWidget(content);
    side->setFixedWidth(Theme::scaled(sideWidth));
    return side;
}

QWidget* ComparePage::makeColumns() {
    auto* columns = new QWidget(this);
    auto* layout = new QHBoxLayout(columns);
    layout->setContentsMargins(0, 0, 0, space::two);
    layout->setSpacing(space::three);
    for (std::size_t place = 0; place < mostColumns; ++place) {
        m_columns[place] = new SamplerColumn(m_session, static_cast<int>(place), columns);
        layout->addWidget(m_columns[place], 1);
        m_columns[place]->removeButton()->setVisible(place >= fewestColumns);
    }
    return columns;
}

void ComparePage::connectParts() {
    connect(m_noise, &SeedForm::changed, this, &ComparePage::drawAll);
    connect(m_guidance, &GuidanceForm::changed, this, &ComparePage::drawAll);
    connect(m_count, &SliderRow::valueChanged, this, &ComparePage::drawAll);
    for (std::size_t place = 0; place < mostColumns; ++place) {
        connect(m_columns[place], &SamplerColumn::changed, this, [this, place] { draw(place); });
        connect(m_columns[place], &SamplerColumn::failed, this, &ComparePage::failed);
        connect(m_columns[place]->removeButton(), &QToolButton::clicked, this, [this, place] {
            showColumn(place, false);
            measureSoon();
        });
    }
    connect(m_add, &QPushButton::clicked, this, [this] {
        showColumn(mostColumns - 1, true);
        draw(mostColumns - 1);
    });
    connect(&m_rest, &QTimer::timeout, this, &ComparePage::measure);
    connect(m_errors, &ErrorPane::measureRequested, this, &ComparePage::measure);
    connect(m_errors, &ErrorPane::failed, this, &ComparePage::failed);
    connect(m_errors, &ErrorPane::distanceFound, this, [this](int race, double distance) {
        m_columns[m_measured[static_cast<std::size_t>(race)]]->setDistance(distance);
    });
}

void ComparePage::showColumn(std::size_t place, bool shown) {
    m_columns[place]->setVisible(shown);
    m_add->setVisible(columnCount() < mostColumns);
}

std::size_t ComparePage::columnCount() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_columns, [](const SamplerColumn* column) { return !column->isHidden(); }));
}

void ComparePage::setEngine(const Engine& engine) {
    stop();
    m_engine = engine;
    m_errors->clear();
    const auto samplers = engine ? engine->samplers() : std::vector<Choice>{};
    const bool flow = std::ranges::any_of(samplers, &Choice::isFlow);
    for (std::size_t place = 0; place < mostColumns; ++place) {
        const Start& start = (flow ? flowStarts : diffusionStarts)[place];
        SampleRequest request;
        request.sampler = start.sampler;
        request.steps = start.steps;
        m_columns[place]->setEngine(engine, request);
    }
    {
        const QSignalBlocker quiet(m_guidance);
        m_guidance->setSteering(steeringOf(m_session, engine.get()));
    }
    if (engine)
        showMemory();
    drawAll();
}

std::optional<CompareMemory> ComparePage::memory() const {
    if (m_recalled || !m_engine)
        return m_recalled;
    CompareMemory memory{common(), {}};
    for (const SamplerColumn* column : m_columns) {
        if (!column->isHidden())
            memory.columns.push_back(column->requestFor({}));
    }
    return memory;
}

void ComparePage::recall(CompareMemory memory) {
    m_recalled = std::move(memory);
    if (!m_engine)
        return;
    showMemory();
    drawAll();
}

void ComparePage::showMemory() {
    if (!m_recalled)
        return;
    const CompareMemory memory = *std::exchange(m_recalled, std::nullopt);
    m_noise->showRequest(memory.common);
    m_guidance->showRequest(memory.common);
    m_count->showValue(static_cast<double>(memory.common.count));
    for (std::size_t place = 0; place < mostColumns; ++place) {
        if (place < memory.columns.size())
            m_columns[place]->showRequest(memory.columns[place]);
        showColumn(place, place < std::max(memory.columns.size(), fewestColumns));
    }
}

SampleRequest ComparePage::common() const {
    SampleRequest request;
    m_noise->fill(request);
    m_guidance->fill(request);
    request.count = std::llround(m_count->value());
    return request;
}

void ComparePage::drawAll() {
    for (std::size_t place = 0; place < mostColumns; ++place)
        draw(place);
}

void ComparePage::draw(std::size_t place) {
    m_errors->stop(); // the hand comes first
    if (!m_engine || !isVisible() || m_columns[place]->isHidden())
        return;
    m_columns[place]->draw(common());
    measureSoon();
}

void ComparePage::measureSoon() {
    m_rest.start();
}

void ComparePage::measure() {
    m_rest.stop();
    if (!m_engine || !isVisible())
        return;
    m_measured.clear();
    std::vector<SamplerRace> races;
    for (std::size_t place = 0; place < mostColumns; ++place) {
        const SamplerColumn& column = *m_columns[place];
        if (column.isHidden() || !column.whyUnmeasured().isEmpty())
            continue;
        m_measured.push_back(place);
        races.push_back({column.requestFor(common()), column.name(), column.colour()});
    }
    m_errors->measure(m_engine, std::move(races));
}

void ComparePage::stop() {
    m_rest.stop();
    m_errors->stop();
    for (SamplerColumn* column : m_columns)
        column->stop();
}

bool ComparePage::takeKey(int key) {
    if (key != Qt::Key_R)
        return false;
    m_noise->reroll();
    return true;
}

void ComparePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawAll();
}

/// Nothing is computed for a page that nobody sees.
void ComparePage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    stop();
}

} // namespace studio::ui
