// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/ExploreWorkspace.hpp"

#include "ui/explore/DirectionSliders.hpp"
#include "ui/explore/ExploreModel.hpp"
#include "ui/explore/InterpolationStrip.hpp"
#include "ui/explore/SamplesPanel.hpp"
#include "ui/explore/StartPicker.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/pictures/PictureSlot.hpp"
#include "ui/pictures/RunChoice.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int pictureWidth = 420; // the least at which the pictures to start from can be told apart

} // namespace

ExploreWorkspace::ExploreWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_model(new ExploreModel(session, this))
    , m_empty(new EmptyState(QStringLiteral("explore"), this))
    , m_banner(new Banner(this))
    , m_picture(new PictureSlot(this))
    , m_caption(new SecondaryLabel(QString(), this))
    , m_picker(new StartPicker(this))
    , m_sliders(new DirectionSliders(*m_model, this))
    , m_samples(new SamplesPanel(*m_model, this))
    , m_strip(new InterpolationStrip(*m_model, this))
    , m_stack(new QStackedLayout)
    , m_follower(session.lane(), QStringLiteral("explore.picture"), this) {
    setFocusPolicy(Qt::ClickFocus); // its keys work with it, but it is no stop of the Tab key
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeRoom());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addLayout(m_stack, 1);
    connectParts();
    showRun();
}

QWidget* ExploreWorkspace::makeRoom() {
    auto* room = new QWidget(this);
    auto* halves = new QSplitter(Qt::Horizontal, room);
    halves->setObjectName(QStringLiteral("explore/halves"));
    halves->setChildrenCollapsible(false);
    halves->addWidget(makePicture());
    halves->addWidget(makeSide());
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    halves->setSizes({1, 1}); // halves: the picture is as high as it can be in less than that
    Settings::remember(halves);
    auto* line = new QFrame(room);
    line->setProperty("look", QStringLiteral("line"));
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(halves, 1);
    layout->addWidget(line);
    layout->addWidget(m_strip);
    return room;
}

QWidget* ExploreWorkspace::makePicture() {
    auto* pane = new QWidget(this);
    pane->setMinimumWidth(Theme::scaled(pictureWidth));
    m_picture->setObjectName(QStringLiteral("explorePicture"));
    m_picture->setAccessibleName(tr("The decoded picture"));
    m_picture->setToolTip(tr("Drop a picture here to start from it; drag this one to A or B."));
    m_picture->setMinimumSize(200, 160);
    m_picture->setSource([this]() -> std::optional<DraggedPicture> {
        if (m_shown.empty())
            return std::nullopt;
        return DraggedPicture{m_shown, m_model->latent(), m_model->run(), m_model->state().startName};
    });
    m_caption->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, space::two, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_caption);
    layout->addWidget(m_picker);
    return pane;
}

QWidget* ExploreWorkspace::makeSide() {
    auto* side = new QSplitter(Qt::Vertical, this);
    side->setObjectName(QStringLiteral("explore/side"));
    side->setChildrenCollapsible(false);
    side->addWidget(m_sliders);
    side->addWidget(m_samples);
    side->setStretchFactor(0, 1);
    side->setStretchFactor(1, 1);
    side->setSizes({360, 240}); // all the leading directions are seen
    Settings::remember(side);
    m_sliders->setContentsMargins(space::two, 0, 0, space::two);
    m_samples->setContentsMargins(space::two, space::two, 0, 0);
    return side;
}

void ExploreWorkspace::connectParts() {
    connect(&session(), &Session::projectChanged, this, &ExploreWorkspace::showRun);
    connect(&session(), &Session::runsChanged, this, &ExploreWorkspace::showRun);
    connect(&session(), &Session::currentRunChanged, this, &ExploreWorkspace::showRun);
    connect(m_empty, &EmptyState::triggered, this,
            [this] { Q_EMIT roomRequested(session().project() ? Room::Train : Room::Data); });
    connect(m_model, &ExploreModel::failed, this,
            [this](const QString&, const Error& error) { m_banner->showError(error); });
    connect(m_model, &ExploreModel::engineChanged, this, &ExploreWorkspace::begin);
    connect(m_model, &ExploreModel::engineChanged, this, &ExploreWorkspace::useWhatWasAsked); // in place of the usual
    connect(m_model, &ExploreModel::stateChanged, this, &ExploreWorkspace::decode);
    connect(m_picker, &StartPicker::picked, this, [this](int place) {
        const auto at = static_cast<std::size_t>(place);
        m_model->startFromPicture(m_picker->picture(at), m_picker->name(at));
    });
    connect(m_picture, &PictureSlot::pathsDropped, this, &ExploreWorkspace::acceptPaths);
    connect(m_picture, &PictureSlot::pictureDropped, this, &ExploreWorkspace::drop);
    connect(m_strip, &InterpolationStrip::framePlayed, this,
            [this](const Image& frame) { m_picture->setImage(frame); });
    connect(m_strip, &InterpolationStrip::playStopped, this, [this] { m_picture->setImage(m_shown); });
    connect(m_strip, &InterpolationStrip::fileWanted, this, &ExploreWorkspace::askForEndpoint);
}

void ExploreWorkspace::activate() {
    showRun();
    setFocus();
}

/// Nothing is loaded or computed for a workspace that nobody sees.
void ExploreWorkspace::showRun() {
    if (m_project.lock() != session().project()) {
        m_asked.reset();
        m_project = session().project();
        m_picker->setProject(session().project());
    }
    const std::optional<RunInfo> run = runToShow(session(), RunNeed::Autoencoder);
    if (!run) {
        showEmpty();
        m_model->setRun(QString());
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    if (!isVisible())
        return;
    const QString name = QString::fromStdString(run->name);
    const quint64 serial = session().weightsSerial(name);
    if (name == m_model->run() && serial == m_weightsSerial)
        return;
    m_weightsSerial = serial;
    m_banner->hide();
    m_model->setRun(name);
}

void ExploreWorkspace::showEmpty() {
    if (!session().project()) {
        m_empty->setText(
            tr("Walk through what a model has learned"),
            tr("Open a project or drop pictures on the window, train a model, and move through its latents "
               "here."));
        m_empty->setAction(tr("Choose pictures"));
        return;
    }
    m_empty->setText(tr("Train a model first"),
                     tr("Then sliders move a picture along what the model found to vary most in your pictures, and you "
                        "can walk from any picture to any other."));
    m_empty->setAction(tr("Go to Train"));
}

/// A run that is new here starts with the first pictures of the picker, so that there is something to move at once.
void ExploreWorkspace::begin() {
    if (!m_model->engine()) {
        m_shown = {};
        m_picture->clear();
        m_picture->setPlaceholder(m_model->run().isEmpty() ? QString() : tr("Loading %1…").arg(m_model->run()));
        describe();
        return;
    }
    const std::size_t places = m_picker->shown().size();
    if (!m_model->state().start.empty() || m_model->isRenewing() || places == 0)
        return;
    m_model->startFromPicture(m_picker->picture(0), m_picker->name(0));
    m_picker->mark(0);
    m_model->setEndpointPicture(End::A, m_picker->picture(0), m_picker->name(0));
    m_model->setEndpointPicture(End::B, m_picker->picture(places - 1), m_picker->name(places - 1));
}

void ExploreWorkspace::useWhatWasAsked() {
    if (!m_model->engine() || !m_asked)
        return;
    const PictureUseEvent asked = *std::exchange(m_asked, {});
    use(asked.use(), asked.picture());
}

void ExploreWorkspace::decode() {
    describe();
    const auto& engine = m_model->engine();
    if (!engine || m_model->state().start.empty())
        return;
    const Latent latent = m_model->latent();
    const quint64 serial = ++m_serial;
    m_follower.request([engine, latent](std::stop_token) { return engine->decode(latent); },
                       [this, engine, serial](Answer<Image> answer) {
                           if (engine != m_model->engine())
                               return;
                           if (const auto* error = std::get_if<Error>(&answer))
                               return m_banner->showError(*error);
                           take(std::get<Image>(std::move(answer)), serial);
                       });
}

void ExploreWorkspace::take(Image picture, quint64 serial) {
    m_shown = std::move(picture);
    if (!m_strip->isPlaying())
        m_picture->setImage(m_shown);
    Q_EMIT pictureShown(serial);
}

void ExploreWorkspace::describe() {
    const ExploreState& state = m_model->state();
    if (!m_model->engine() || state.start.empty())
        return m_caption->setText(QStringLiteral(" "));
    const auto away = [](double offset) { return offset != 0.0; };
    const auto moved = std::count_if(state.principal.begin(), state.principal.end(), away) +
                       std::count_if(state.raw.begin(), state.raw.end(), away);
    const auto shown = session().findRun(m_model->run());
    const bool draws = shown && shown->kind == RunKind::Diffusion; // its autoencoder decodes
    const QString run = draws ? QString::fromStdString(shown->autoencoder) : m_model->run();
    m_caption->setText(moved == 0
                           ? tr("%1, decoded by %2").arg(state.startName, run)
                           : tr("%1, moved along %n direction(s), decoded by %2", nullptr, static_cast<int>(moved))
                                 .arg(state.startName, run));
}

std::any ExploreWorkspace::memory() const {
    return m_model->walks();
}

void ExploreWorkspace::recall(const std::any& memory) {
    const auto* before = std::any_cast<QHash<QString, ExploreState>>(&memory);
    const auto& project = session().project();
    if (!before || !project)
        return;
    QHash<QString, ExploreState> walks = *before;
    for (ExploreState& walk : walks) { // the window may speak another language now
        walk.startName = retoldName(*project, walk.startName);
        for (std::optional<Endpoint>* end : {&walk.a, &walk.b}) {
            if (*end)
                (*end)->name = retoldName(*project, (*end)->name);
        }
    }
    m_model->setWalks(walks);
}

bool ExploreWorkspace::acceptPaths(const QStringList& paths) {
    if (paths.size() != 1 || !m_model->engine() || !isPictureFile(paths.front()))
        return false;
    m_banner->hide();
    m_model->startFromFile(paths.front());
    m_picker->mark(-1);
    return true;
}

void ExploreWorkspace::drop(const DraggedPicture& dragged) {
    if (!dragged.latent.empty() && dragged.run == m_model->run()) {
        m_model->startFrom(dragged.latent, dragged.picture, dragged.name);
    } else {
        m_model->startFromPicture(dragged.picture, dragged.name);
    }
}

void ExploreWorkspace::use(PictureUse use, const DraggedPicture& picture) {
    if (!m_model->engine()) {
        if (runToShow(session(), RunNeed::Autoencoder)) // else the room says what is missing
            m_asked.emplace(use, picture);
        return;
    }
    if (use == PictureUse::StartWalk)
        return drop(picture);
    const End end = use == PictureUse::SetA ? End::A : End::B;
    if (!picture.latent.empty() && picture.run == m_model->run())
        return m_model->setEndpoint(end, {picture.latent, picture.picture, picture.name});
    m_model->setEndpointPicture(end, picture.picture, picture.name);
}

void ExploreWorkspace::askForEndpoint(End end) {
    auto* dialog = new QFileDialog(window(), end == End::A ? tr("Choose picture A") : tr("Choose picture B"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(pictureFilter());
    dialog->setDirectory(lastFolder(FolderFor::Pictures));
    connect(dialog, &QFileDialog::fileSelected, this, [this, end](const QString& path) {
        rememberFolder(FolderFor::Pictures, path);
        m_model->setEndpointFile(end, path);
    });
    dialog->open();
}

void ExploreWorkspace::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
        return m_strip->togglePlay();
    case Qt::Key_Escape:
        return m_strip->stop();
    case Qt::Key_R:
        return m_samples->reroll();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui
