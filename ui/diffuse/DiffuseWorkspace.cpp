// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffuseWorkspace.hpp"

#include "ui/diffuse/DiffuseTrainPanel.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/RunChoice.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int controlsWidth = 264;
constexpr int gridColumns = 8; // of a saved grid

} // namespace

DiffuseWorkspace::DiffuseWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_empty(new EmptyState(QStringLiteral("diffuse"), this))
    , m_wait(new EmptyState(QStringLiteral("diffuse"), this))
    , m_banner(new Banner(this))
    , m_train(new DiffuseTrainPanel(session, this))
    , m_controls(new SampleControls(session.undoStack(), this))
    , m_another(new QPushButton(tr("Train another…"), this))
    , m_status(new SecondaryLabel(QString(), this))
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Grid, this))
    , m_large(new ImageView(this))
    , m_film(new FilmPane(session, this))
    , m_pages(new QStackedWidget(this))
    , m_feed(new DiffusionFeed(session, this)) {
    setFocusPolicy(Qt::StrongFocus);
    m_empty->setObjectName(QStringLiteral("noRun"));
    m_pages->insertWidget(EmptyPage, m_empty);
    m_pages->insertWidget(TrainPage, m_train);
    m_pages->insertWidget(WaitPage, m_wait);
    m_pages->insertWidget(SamplePage, makeSampleRoom());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    connectParts();
    showRun();
}

QWidget* DiffuseWorkspace::makeSampleRoom() {
    auto* room = new QWidget(this);
    auto* side = new QWidget(room);
    side->setFixedWidth(controlsWidth);
    m_another->setToolTip(tr("Train another diffusion model on the same autoencoder"));
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->addWidget(m_controls);
    sideLayout->addStretch(1);
    sideLayout->addWidget(m_another);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(space::three);
    upper->addWidget(side);
    upper->addWidget(makePictures(), 1);
    auto* line = new QFrame(room);
    line->setProperty("look", QStringLiteral("line"));
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::two);
    layout->addLayout(upper, 1);
    layout->addWidget(line);
    layout->addWidget(m_film);
    return room;
}

QWidget* DiffuseWorkspace::makePictures() {
    m_grid->setObjectName(QStringLiteral("diffusionSamples"));
    m_grid->setAccessibleName(tr("Samples"));
    m_grid->setItemName(tr("Sample"));
    m_grid->setDragSource([this](int index) {
        return DraggedPicture{m_samples.at(static_cast<std::size_t>(index)), {}, {}, tr("Sample %1").arg(index + 1)};
    });
    m_large->setObjectName(QStringLiteral("diffusionLarge"));
    m_large->setMinimumSize(160, 160);
    auto* save = iconButton(QStringLiteral("export"), tr("Save the samples as one PNG"), this);
    save->setObjectName(QStringLiteral("exportSamples"));
    connect(save, &QToolButton::clicked, this, &DiffuseWorkspace::exportSamples);

    auto* samples = new QWidget(this);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(new Heading(tr("Samples"), samples));
    top->addWidget(m_status, 1, Qt::AlignBottom);
    top->addWidget(save);
    auto* layout = new QVBoxLayout(samples);
    layout->setContentsMargins(0, 0, space::two, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_grid, 1);

    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setObjectName(QStringLiteral("diffuse/halves"));
    halves->setChildrenCollapsible(false);
    halves->addWidget(samples);
    halves->addWidget(m_large);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    Settings::remember(halves);
    return halves;
}

void DiffuseWorkspace::connectParts() {
    connect(&session(), &Session::projectChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::runsChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::currentRunChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::ticked, this, [this] {
        if (m_pages->currentIndex() == WaitPage)
            showRun();
    });
    connect(m_empty, &EmptyState::triggered, this, &Workspace::trainRequested);
    connect(m_controls, &SampleControls::changed, this, &DiffuseWorkspace::draw);
    connect(m_feed, &DiffusionFeed::samplesDrawn, this, &DiffuseWorkspace::takeSamples);
    connect(m_feed, &DiffusionFeed::filmDrawn, this, [this](const std::vector<DenoisingStep>& steps) {
        m_film->setSteps(steps);
        Q_EMIT resultsShown();
    });
    connect(m_feed, &DiffusionFeed::failed, m_banner, &Banner::showError);
    connect(m_grid, &PictureGrid::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            drawFilm();
    });
    connect(m_film, &FilmPane::frameShown, this, [this](const QImage& frame, const QString& caption) {
        m_large->setImage(frame);
        m_large->setCaption(caption);
    });
    connect(m_another, &QPushButton::clicked, this, [this] {
        if (!m_feed->engine())
            return;
        session().setCurrentRun(QString::fromStdString(m_feed->engine()->run().autoencoder));
    });
}

void DiffuseWorkspace::activate() {
    showRun();
    setFocus();
}

void DiffuseWorkspace::showRun() {
    const std::optional<RunInfo> picked = session().findRun(session().currentRun());
    const std::optional<RunInfo> run = picked ? picked : runToShow(session(), RunNeed::Autoencoder);
    const bool diffusion = run && run->kind == RunKind::Diffusion;
    if (!diffusion) {
        m_run.clear();
        m_feed->setEngine(nullptr);
    }
    if (!run || (!diffusion && !isUsable(session(), *run))) {
        showEmpty();
        return m_pages->setCurrentIndex(EmptyPage);
    }
    if (!diffusion) {
        m_train->setAutoencoder(*run);
        return m_pages->setCurrentIndex(TrainPage);
    }
    if (!isUsable(session(), *run)) {
        m_wait->setText(tr("%1 is learning").arg(QString::fromStdString(run->name)),
                        tr("Samples appear here with its first weights, some seconds into the training."));
        return m_pages->setCurrentIndex(WaitPage);
    }
    m_pages->setCurrentIndex(SamplePage);
    if (isVisible())
        load(*run);
}

void DiffuseWorkspace::showEmpty() {
    if (!session().project()) {
        m_empty->setText(
            tr("Draw new pictures out of noise"),
            tr("Open a project or drop pictures on the window, train an autoencoder, and train a diffusion "
               "model on its latents here."));
        m_empty->setAction(QString());
        return;
    }
    m_empty->setText(tr("Train an autoencoder first"),
                     tr("A latent diffusion model learns to draw the latents of an autoencoder; the decoder makes them "
                        "pictures."));
    m_empty->setAction(tr("Go to Train"));
}

void DiffuseWorkspace::load(const RunInfo& run) {
    const QString name = QString::fromStdString(run.name);
    if (name == m_run && run.state == m_runState)
        return;
    const bool sameRun = name == m_run;
    m_run = name;
    m_runState = run.state;
    m_banner->hide();
    if (!sameRun) {
        m_film->clear();
        m_samples.clear();
        m_grid->setCount(0);
        m_status->setText(tr("Loading %1…").arg(name));
    }
    session().requestEngine(name, this, [this, name](Answer<DiffusionFeed::Engine> answer) {
        if (name != m_run)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            m_status->clear();
            return m_banner->showError(*error);
        }
        m_feed->setEngine(std::get<DiffusionFeed::Engine>(std::move(answer)));
        m_controls->setSamplers(m_feed->engine()->samplers());
        draw();
    });
}

void DiffuseWorkspace::draw() {
    if (!m_feed->engine())
        return;
    const SampleRequest request = m_controls->request();
    m_grid->setCount(static_cast<int>(request.count));
    if (m_grid->currentIndex() < 0) {
        const QSignalBlocker quiet(m_grid);
        m_grid->setCurrentIndex(0);
    }
    m_status->setText(tr("drawing %n step(s)…", nullptr, request.steps));
    m_feed->drawSamples(request);
}

void DiffuseWorkspace::takeSamples(const std::vector<Image>& samples, DiffusionFeed::Quality quality) {
    m_samples = samples;
    m_grid->setCount(static_cast<int>(samples.size()));
    for (int index = 0; index < m_grid->count(); ++index) {
        m_grid->setPicture(index, toQImage(samples[static_cast<std::size_t>(index)]));
    }
    if (quality == DiffusionFeed::Quality::Draft) {
        m_status->setText(tr("draft with %n step(s)…", nullptr, DiffusionFeed::draftSteps));
        return;
    }
    const SampleRequest request = m_controls->request();
    m_status->setText(tr("%1, %n step(s), seed %2", nullptr, request.steps).arg(m_run).arg(request.seed));
    drawFilm();
}

void DiffuseWorkspace::drawFilm() {
    const int index = m_grid->currentIndex();
    if (index < 0 || !m_feed->engine())
        return;
    m_film->setSubject(tr("sample %1").arg(index + 1));
    m_feed->drawFilm(m_controls->request(), index);
}

void DiffuseWorkspace::exportSamples() {
    PictureExport request;
    request.title = tr("Save the samples");
    request.suggestedName = tr("%1 samples, seed %2").arg(m_run).arg(m_controls->request().seed);
    request.columns = gridColumns;
    request.frames = [samples = m_samples] { return samples; };
    exportPictures(session(), window(), std::move(request));
}

void DiffuseWorkspace::keyPressEvent(QKeyEvent* event) {
    if (m_pages->currentIndex() != SamplePage)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Space:
        return m_film->togglePlay();
    case Qt::Key_Left:
        return m_film->stepBy(-1);
    case Qt::Key_Right:
        return m_film->stepBy(1);
    case Qt::Key_R:
        return m_controls->reroll();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui
