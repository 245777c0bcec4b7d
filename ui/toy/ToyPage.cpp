// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyPage.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/toy/ToyControls.hpp"
#include "ui/toy/ToyLayerBar.hpp"
#include "ui/toy/ToyPlayer.hpp"
#include "ui/toy/ToyPointsPanel.hpp"
#include "ui/toy/ToyView.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace studio::ui {

namespace {

constexpr int sideWidth = 288;

} // namespace

ToyPage::ToyPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ToyModel(session, this))
    , m_banner(new Banner(this))
    , m_points(new ToyPointsPanel(*m_model, this))
    , m_controls(new ToyControls(session.undoStack(), this))
    , m_views{new ToyView(*m_model, 0, this), new ToyView(*m_model, 1, this)}
    , m_player(new ToyPlayer(this))
    , m_layers(new ToyLayerBar(this)) {
    setFocusPolicy(Qt::ClickFocus); // its keys work with it, but it is no stop of the Tab key
    auto* room = new QHBoxLayout;
    room->setSpacing(space::three);
    room->addWidget(makeSide());
    room->addLayout(makeMiddle(), 1);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(space::two, space::two, space::two, space::two);
    body->setSpacing(space::two);
    body->addWidget(makeTop());
    body->addLayout(room, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addLayout(body, 1);
    connectParts();
    takeSettings();
    takeLayers();
}

QWidget* ToyPage::makeTop() {
    auto* top = new QWidget(this);
    auto* back = new QPushButton(Theme::icon(QStringLiteral("chevron-left")), tr("Back"), top);
    back->setObjectName(QStringLiteral("toyBack"));
    back->setProperty("look", QStringLiteral("ghost"));
    back->setToolTip(tr("Back to where you were (Esc)"));
    auto* about = new SecondaryLabel(tr("Every point is as likely as any other, so the best denoiser is known exactly: "
                                        "nothing is trained, and what you see is the sampler alone."),
                                     top);
    auto* save = iconButton(QStringLiteral("export"), tr("Save the flight as GIF or MP4, or the picture as PNG"), top);
    save->setObjectName(QStringLiteral("exportToy"));
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::two);
    row->addWidget(back);
    row->addWidget(new Heading(tr("Diffusion on points"), top));
    row->addWidget(about, 1, Qt::AlignVCenter);
    row->addWidget(save);
    connect(back, &QPushButton::clicked, this, &ToyPage::backRequested);
    connect(save, &QToolButton::clicked, this, [this] { exportToy(m_session, window(), scene()); });
    return top;
}

QWidget* ToyPage::makeSide() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, space::one, 0);
    layout->setSpacing(space::two);
    layout->addWidget(m_points);
    layout->addWidget(m_controls);
    layout->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(Theme::scaled(sideWidth));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

QLayout* ToyPage::makeMiddle() {
    auto* sheets = new QHBoxLayout;
    sheets->setSpacing(space::two);
    for (ToyView* view : m_views)
        sheets->addWidget(view, 1);
    auto* below = new QHBoxLayout;
    below->setSpacing(space::three);
    below->addWidget(m_player, 1);
    below->addWidget(m_layers);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(space::two);
    middle->addLayout(sheets, 1);
    middle->addLayout(below);
    return middle;
}

void ToyPage::connectParts() {
    connect(m_controls, &ToyControls::settingsChanged, this, &ToyPage::takeSettings);
    connect(m_layers, &ToyLayerBar::changed, this, &ToyPage::takeLayers);
    connect(m_points, &ToyPointsPanel::toolChanged, this, &ToyPage::setTool);
    connect(m_model, &ToyModel::runsChanged, this, &ToyPage::takeRuns);
    connect(m_model, &ToyModel::failed, m_banner, &Banner::showError);
    connect(m_player, &ToyPlayer::positionChanged, this, [this](double position) {
        for (ToyView* view : m_views)
            view->setPosition(position);
    });
}

void ToyPage::takeSettings() {
    m_views[1]->setVisible(m_controls->isComparing());
    ToySettings settings = m_controls->settings();
    settings.field = m_layers->layers().field;
    m_model->setSettings(std::move(settings));
}

void ToyPage::takeLayers() {
    for (ToyView* view : m_views)
        view->canvas().setLayers(m_layers->layers());
    if (m_layers->layers().field != m_model->settings().field)
        takeSettings();
}

void ToyPage::takeRuns() {
    const ToyModel::Runs& runs = m_model->runs();
    const bool first = m_player->steps() == 0;
    m_player->setSteps(runs.empty() ? 0 : static_cast<int>(runs.front()->flight->steps.size()) - 1);
    if (first && isVisible())
        m_player->play();
}

void ToyPage::setTool(ToyTool tool) {
    for (ToyView* view : m_views)
        view->canvas().setTool(tool);
}

ToyScene ToyPage::scene() const {
    QStringList captions;
    for (const auto& run : m_model->runs())
        captions << coreText(run->sampler.name);
    return {.points = m_model->points(),
            .runs = m_model->runs(),
            .captions = captions,
            .position = m_player->position(),
            .layers = m_layers->layers(),
            .colours = Theme::current().colours(),
            .font = Theme::font(FontRole::Body)};
}

void ToyPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_started, true))
        return;
    m_model->startWith(toyShapes().front());
}

void ToyPage::hideEvent(QHideEvent* event) {
    m_player->pause();
    QWidget::hideEvent(event);
}

void ToyPage::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        return Q_EMIT backRequested();
    case Qt::Key_Space:
        return m_player->togglePlay();
    case Qt::Key_Left:
        return m_player->stepBy(-1);
    case Qt::Key_Right:
        return m_player->stepBy(1);
    case Qt::Key_Home:
        return m_player->stepBy(-m_player->steps());
    case Qt::Key_End:
        return m_player->stepBy(m_player->steps());
    case Qt::Key_L:
        return m_player->setLooping(!m_player->isLooping());
    case Qt::Key_R:
        return m_controls->reroll();
    case Qt::Key_D:
        return m_points->setTool(ToyTool::Draw);
    case Qt::Key_E:
        return m_points->setTool(ToyTool::Erase);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui
