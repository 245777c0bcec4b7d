// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SamplePage.hpp"

#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/FramePane.hpp"
#include "ui/diffuse/GuidanceForm.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/GuideSlot.hpp"
#include "ui/diffuse/RecipeRestorer.hpp"
#include "ui/diffuse/ReferenceFeed.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/diffuse/StepPlots.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/plots/SchedulePlot.hpp"
#include "ui/plots/TrajectoryPlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <map>

namespace studio::ui {

namespace {

constexpr int controlsWidth = 256;
constexpr int plotsWidth = 272;
constexpr int leastForBoth = 600;      ///< px of samples beside a picture that is painted on
constexpr int patience = 400;          ///< ms after which a film that is still to come is said to be
constexpr int headTop = 5;             ///< brings the first heading level with those beside buttons
constexpr std::int64_t mostFilms = 16; ///< more rows than a screen holds would only cost time

} // namespace

SamplePage::SamplePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_guide(new GuideModel(session, this))
    , m_feed(new DiffusionFeed(session, QStringLiteral("diffuse"), this))
    , m_references(new ReferenceFeed(session, this))
    , m_controls(new SampleControls(session, *m_guide, this))
    , m_samples(new SamplesPane(this))
    , m_frames(new FramePane(*m_guide, this))
    , m_film(new FilmPane(this))
    , m_plots(new StepPlots(session, this))
    , m_restorer(new RecipeRestorer(session, *m_controls, *m_guide, *m_samples, this))
    , m_late(new QTimer(this)) {
    auto* columns = new QSplitter(Qt::Horizontal, this);
    columns->setObjectName(QStringLiteral("diffuse/columns"));
    columns->addWidget(makeMiddle());
    columns->addWidget(m_plots);
    columns->setStretchFactor(0, 1);
    columns->setStretchFactor(1, 0);
    columns->setSizes({700, Theme::scaled(plotsWidth)});
    m_plots->setContentsMargins(space::two, 0, 0, 0);
    m_plots->setMinimumWidth(208);
    Settings::remember(columns);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::two, 0, space::two, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeSide());
    layout->addWidget(columns, 1);
    connectParts();
    connectFeeds();
}

QWidget* SamplePage::makeSide() {
    auto* side = new QScrollArea(this);
    side->setWidgetResizable(true);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setFocusPolicy(Qt::NoFocus);
    m_controls->layout()->setContentsMargins(0, headTop, space::two, 0);
    side->setWidget(m_controls);
    side->setFixedWidth(Theme::scaled(controlsWidth));
    connect(m_guide, &GuideModel::stateChanged, side, [this, side] {
        // What belongs to a picture to start from appears lower than the panel may reach; it is laid out in a turn.
        if (m_guide->hasPicture())
            QTimer::singleShot(0, side, [this, side] { side->ensureWidgetVisible(&m_controls->guideSlot()); });
    });
    return side;
}

QWidget* SamplePage::makeMiddle() {
    auto* pictures = m_pictures = new QSplitter(Qt::Horizontal, this);
    pictures->setObjectName(QStringLiteral("diffuse/pictures"));
    pictures->addWidget(m_samples);
    pictures->addWidget(m_frames);
    pictures->setStretchFactor(0, 1);
    pictures->setStretchFactor(1, 1);
    pictures->setSizes({1, 1}); // halves
    m_samples->setContentsMargins(0, 0, space::two, 0);
    m_frames->setContentsMargins(space::two, 0, 0, 0);
    Settings::remember(pictures);
    auto* middle = new QSplitter(Qt::Vertical, this);
    middle->setObjectName(QStringLiteral("diffuse/middle"));
    middle->addWidget(pictures);
    middle->addWidget(m_film);
    middle->setStretchFactor(0, 1);
    middle->setStretchFactor(1, 0);
    pictures->setContentsMargins(0, 0, space::two, space::two);
    m_film->setContentsMargins(0, space::one, space::two, 0);
    Settings::remember(middle);
    return middle;
}

void SamplePage::connectParts() {
    connect(m_controls, &SampleControls::changed, this, &SamplePage::draw);
    connect(&m_controls->guideSlot(), &GuideSlot::maskingChanged, this, [this](bool masking) {
        m_frames->setMasking(masking);
        makeRoomForMask();
        findNearest();
    });
    connect(&m_controls->guideSlot(), &GuideSlot::sampleWanted, this, [this] {
        const auto index = static_cast<std::size_t>(std::max(0, m_samples->current()));
        if (index < m_samples->samples().size())
            m_guide->setPicture(m_samples->samples()[index], tr("Sample %1").arg(index + 1));
    });
    connect(m_guide, &GuideModel::failed, this, &SamplePage::failed);
    connect(m_restorer, &RecipeRestorer::failed, this, &SamplePage::failed);
    connect(m_restorer, &RecipeRestorer::noticed, this, &SamplePage::noticed);
    connect(m_samples, &SamplesPane::chosen, this, &SamplePage::choose);
    connect(m_film, &FilmPane::frameShown, m_frames, &FramePane::setFrame);
    connect(m_film, &FilmPane::stepShown, m_plots, &StepPlots::setCurrent);
    connect(m_film, &FilmPane::stepShown, this, &SamplePage::findNearest);
    connect(m_film, &FilmPane::playStopped, this, &SamplePage::findNearest);
    connect(m_film, &FilmPane::samplePicked, &m_samples->grid(), &PictureGrid::setCurrentIndex);
    connect(m_plots, &StepPlots::stepPicked, m_film, &FilmPane::setCurrentStep);
    connect(m_samples, &SamplesPane::gridExportRequested, this, [this] { exportGrid(m_session, window(), m_drawn); });
    connect(m_samples, &SamplesPane::singlesExportRequested, this,
            [this] { exportSingles(m_session, window(), m_drawn); });
    connect(m_film, &FilmPane::exportRequested, this,
            [this] { exportPictures(m_session, window(), filmExport(m_film->steps(), m_feed->engine()->run())); });
}

void SamplePage::connectFeeds() {
    m_late->setSingleShot(true);
    m_late->setInterval(patience);
    connect(m_late, &QTimer::timeout, this, [this] {
        m_film->setLate(true);
        m_frames->clearNearest();
    });
    connect(m_feed, &DiffusionFeed::samplesDrawn, this, &SamplePage::takeSamples);
    connect(m_feed, &DiffusionFeed::filmDrawn, this, &SamplePage::takeFilm);
    connect(m_feed, &DiffusionFeed::filmsDrawn, this, &SamplePage::takeFilms);
    connect(m_feed, &DiffusionFeed::failed, this, &SamplePage::failed);
    connect(m_feed, &DiffusionFeed::failed, this, [this] {
        m_late->stop();
        if (m_film->isLate()) // none comes
            m_film->clear();
    });
    connect(m_references, &ReferenceFeed::scheduleFound, &m_plots->schedule(), &SchedulePlot::setSchedule);
    connect(m_references, &ReferenceFeed::mapFound, this, [this](const LatentMap& map) {
        if (m_session.project())
            m_plots->setMap(map, m_session.project()->facts().classes);
    });
    connect(m_references, &ReferenceFeed::nearestFound, this, [this](const NearestPicture& nearest) {
        if (m_session.project())
            m_frames->setNearest(*m_session.project(), nearest);
    });
    connect(m_references, &ReferenceFeed::failed, this, &SamplePage::failed);
}

void SamplePage::clear(const QString& status) {
    m_late->stop();
    m_feed->setEngine(nullptr);
    m_references->setEngine(nullptr);
    m_guide->setEngine(nullptr);
    m_films.clear();
    m_filmed = false;
    m_drawn = {};
    m_film->clear();
    m_samples->clear();
    m_samples->setStatus(status);
    m_frames->clearNearest();
    m_plots->clear();
}

void SamplePage::setEngine(const Engine& engine) {
    m_feed->setEngine(engine);
    m_references->setEngine(engine);
    m_plots->setRun(QString::fromStdString(engine->run().name));
    {
        const QSignalBlocker quiet(m_controls); // one drawing, when all is set
        m_controls->setSamplers(engine->samplers());
        m_controls->setSteering(steeringOf(m_session, engine.get()));
        m_guide->setEngine(engine);
    }
    const bool shown = showMemory(engine);
    if (!shown)
        expectFilm(); // what stands there other weights made
    if (!m_restorer->apply(engine) && !shown)
        draw();
}

void SamplePage::restore(const Recipe& recipe) {
    m_restorer->want(recipe);
    m_restorer->apply(m_feed->engine());
}

void SamplePage::setMasking(bool masking) {
    m_controls->guideSlot().setMasking(masking);
}

void SamplePage::draw() {
    if (!m_feed->engine() || m_guide->isPreparing())
        return;
    m_request = m_controls->request();
    m_films.clear();
    m_filmed = false;
    m_complete = false;
    m_samples->expect(static_cast<int>(m_request.count));
    m_samples->setStatus(tr("drawing with %n step(s)…", nullptr, m_request.steps));
    m_references->stop(); // the hand comes first
    expectFilm();
    m_feed->drawSamples(m_request);
}

void SamplePage::takeSamples(const std::vector<Image>& samples, DiffusionFeed::Quality quality) {
    m_samples->setSamples(samples);
    const auto index = static_cast<std::size_t>(std::max(0, m_samples->current()));
    if (index < samples.size() && m_film->strip().isAtEnd()) // elsewhere a step is looked at, which comes with the film
        m_frames->setFrame(toQImage(samples[index]), tr("sample %1").arg(index + 1));
    if (quality == DiffusionFeed::Quality::Draft)
        return m_samples->setStatus(tr("a draft for now…"));
    m_drawn = {m_feed->engine(), m_request, samples};
    m_seconds = m_feed->seconds();
    showCost();
    m_feed->drawFilm(m_request, std::max(0, m_samples->current()));
}

void SamplePage::showCost() {
    m_samples->setStatus(
        tr("%1, %n step(s), %2 s", nullptr, m_request.steps)
            .arg(QString::fromStdString(m_feed->engine()->run().name), QLocale().toString(m_seconds, 'f', 2)));
}

void SamplePage::expectFilm() {
    if (!m_late->isActive())
        m_late->start();
}

void SamplePage::choose(int index) {
    if (static_cast<std::size_t>(index) < m_films.size())
        return takeFilm(m_films[static_cast<std::size_t>(index)], index);
    if (const auto& drawn = m_samples->samples(); static_cast<std::size_t>(index) < drawn.size())
        m_frames->setFrame(toQImage(drawn[static_cast<std::size_t>(index)]), tr("sample %1").arg(index + 1));
    expectFilm();
    m_feed->drawFilm(m_request, index);
}

void SamplePage::takeFilm(const Film& film, int index) {
    m_late->stop();
    m_filmed = true;
    const std::optional<FilmEntry> entry = entryOf(film);
    m_plots->setFilm(film, entry ? entry->skipped : 0);
    showPaths(film, index);
    m_film->setSteps(film, index, entry);
    Q_EMIT resultsShown();
    m_references->find();
    if (m_films.empty())
        m_feed->drawFilms(m_request, filmCount());
}

/// Those of all samples; of one that is not among them its own too.
void SamplePage::showPaths(const Film& film, int index) {
    std::vector<LatentPath> paths;
    std::ranges::transform(m_films, std::back_inserter(paths), latentPath);
    const bool known = static_cast<std::size_t>(index) < paths.size();
    if (!known)
        paths.push_back(latentPath(film));
    m_plots->setPaths(std::move(paths), known ? index : static_cast<int>(paths.size()) - 1);
}

void SamplePage::takeFilms(const std::vector<Film>& films) {
    m_films = films;
    m_complete = true;
    m_film->setFilms(films);
    showPaths(m_film->steps(), m_samples->current());
}

int SamplePage::filmCount() const {
    return static_cast<int>(std::min(m_request.count, mostFilms));
}

/// Where the film starts from a picture: it has as many steps less as were not needed.
std::optional<FilmEntry> SamplePage::entryOf(const Film& film) const {
    if (!m_request.guide)
        return std::nullopt;
    const int taken = static_cast<int>(film.size()) - 1; // the end is a frame of its own
    return FilmEntry{toQImage(m_guide->state().picture), std::max(0, m_request.steps - taken)};
}

void SamplePage::findNearest() {
    const int step = m_film->currentStep();
    if (step < 0 || m_film->isPlaying() || m_frames->isMasking())
        return;
    const DenoisingStep& shown = m_film->steps()[static_cast<std::size_t>(step)];
    const bool noisy = m_film->strip().currentRow() == Filmstrip::Row::Noisy;
    m_references->findNearest(noisy ? shown.noisy : shown.predicted);
}

/// A hand needs a large picture to paint on; where there is not room for both, the samples wait.
void SamplePage::makeRoomForMask() {
    m_samples->setVisible(!m_frames->isMasking() || m_pictures->width() >= Theme::scaled(leastForBoth));
}

void SamplePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    makeRoomForMask();
}

bool SamplePage::takeKey(int key) {
    const std::map<int, std::function<void()>> actions{
        {Qt::Key_Space, [this] { m_film->togglePlay(); }},
        {Qt::Key_Left, [this] { m_film->stepBy(-1); }},
        {Qt::Key_Right, [this] { m_film->stepBy(1); }},
        {Qt::Key_Home, [this] { m_film->toEnd(-1); }},
        {Qt::Key_End, [this] { m_film->toEnd(1); }},
        {Qt::Key_L, [this] { m_film->toggleLoop(); }},
        {Qt::Key_A, [this] { m_film->setRowsShown(!m_film->showsRows()); }},
        {Qt::Key_M, [this] { setMasking(!m_frames->isMasking()); }},
        {Qt::Key_R, [this] { m_controls->reroll(); }},
    };
    const auto action = actions.find(key);
    if (action == actions.end())
        return false;
    action->second();
    return true;
}

void SamplePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_complete)
        draw();
}

/// Nothing is computed for a page that nobody sees.
void SamplePage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (m_late->isActive() || m_film->isLate())
        m_complete = false; // a film was on its way, which has to be asked for again
    m_late->stop();
    m_feed->stop();
    m_references->stop();
}

} // namespace studio::ui
