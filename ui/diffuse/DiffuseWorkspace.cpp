// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffuseWorkspace.hpp"

#include "core/studio/Recipe.hpp"
#include "ui/diffuse/ComparePage.hpp"
#include "ui/diffuse/DiffuseMemory.hpp"
#include "ui/diffuse/DiffuseTrainPanel.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/RunChoice.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/Keys.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/EmptyState.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

DiffuseWorkspace::DiffuseWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_empty(new EmptyState(QStringLiteral("diffuse"), this))
    , m_noModel(new EmptyState(QStringLiteral("diffuse"), this))
    , m_wait(new EmptyState(QStringLiteral("diffuse"), this))
    , m_banner(new Banner(this))
    , m_train(new DiffuseTrainPanel(session, this))
    , m_sample(new SamplePage(session, this))
    , m_compare(new ComparePage(session, this))
    , m_modes(new QButtonGroup(this))
    , m_another(new QPushButton(Theme::icon(QStringLiteral("plus")), tr("Train another"), this))
    , m_top(makeTop())
    , m_pages(new QStackedWidget(this)) {
    setFocusPolicy(Qt::ClickFocus); // its keys work with it, but it is no stop of the Tab key
    m_empty->setObjectName(QStringLiteral("noRun"));
    m_noModel->setObjectName(QStringLiteral("noModel"));
    m_another->setObjectName(QStringLiteral("trainAnother"));
    m_pages->insertWidget(EmptyPage, m_empty);
    m_pages->insertWidget(NoModelPage, m_noModel);
    m_pages->insertWidget(TrainPage, m_train);
    m_pages->insertWidget(WaitPage, m_wait);
    m_pages->insertWidget(FirstMode + static_cast<int>(Mode::Samples), m_sample);
    m_pages->insertWidget(FirstMode + static_cast<int>(Mode::Compare), m_compare);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_top);
    layout->addWidget(m_pages, 1);
    connectParts();
    showRun();
}

QWidget* DiffuseWorkspace::makeTop() {
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(space::two, space::one, space::two, space::one);
    row->setSpacing(space::half);
    const auto addMode = [&](Mode mode, const QString& name, const QString& help, const QString& objectName) {
        auto* button = new QToolButton(top);
        button->setProperty("look", QStringLiteral("ghost"));
        button->setText(name);
        button->setProperty("help", help);
        button->setObjectName(objectName);
        button->setCheckable(true);
        m_modes->addButton(button, static_cast<int>(mode));
        row->addWidget(button);
    };
    addMode(Mode::Samples, tr("Samples"), tr("Draw samples and watch how they come about"),
            QStringLiteral("samplesMode"));
    addMode(Mode::Compare, tr("Compare samplers"), tr("Several samplers side by side from the same noise"),
            QStringLiteral("compareMode"));
    m_modes->button(static_cast<int>(Mode::Samples))->setChecked(true);
    auto* toy = new QToolButton(top);
    toy->setProperty("look", QStringLiteral("ghost"));
    toy->setText(tr("On points in the plane"));
    toy->setToolTip(tr("See what a sampler does where the exact answer is known"));
    connect(toy, &QToolButton::clicked, this, &DiffuseWorkspace::toyRequested);
    row->addWidget(toy);
    row->addStretch(1);
    row->addWidget(m_another);
    m_another->setProperty("look", QStringLiteral("ghost"));
    m_another->setToolTip(tr("Train another diffusion model on the same autoencoder (%1)")
                              .arg(keys::trainDiffusion().toString(QKeySequence::NativeText)));
    return top;
}

void DiffuseWorkspace::connectParts() {
    connect(&session(), &Session::projectChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::runsChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::currentRunChanged, this, &DiffuseWorkspace::showRun);
    connect(&session(), &Session::ticked, this, [this] {
        if (m_pages->currentIndex() == WaitPage)
            showRun();
    });
    connect(m_empty, &EmptyState::triggered, this,
            [this] { Q_EMIT roomRequested(session().project() ? Room::Train : Room::Data); });
    connect(m_noModel, &EmptyState::triggered, this, &DiffuseWorkspace::drawOrTrain);
    connect(m_sample, &SamplePage::failed, m_banner, &Banner::showError);
    connect(m_sample, &SamplePage::noticed, m_banner, &Banner::showNotice);
    connect(m_compare, &ComparePage::failed, m_banner, &Banner::showError);
    connect(m_modes, &QButtonGroup::idClicked, this, &DiffuseWorkspace::showRun);
    connect(m_another, &QPushButton::clicked, this, &DiffuseWorkspace::offerTraining);
    connect(m_train, &DiffuseTrainPanel::cancelled, this, &DiffuseWorkspace::leaveTraining);
}

void DiffuseWorkspace::activate() {
    showRun();
    setFocus();
}

std::any DiffuseWorkspace::memory() const {
    return DiffuseMemory{m_modes->checkedId(), m_trainingOn, m_train->memory(), m_sample->memory(),
                         m_compare->memory()};
}

void DiffuseWorkspace::recall(const std::any& memory) {
    const auto* before = std::any_cast<DiffuseMemory>(&memory);
    if (!before)
        return;
    if (before->form)
        m_train->recall(*before->form);
    if (before->samples)
        m_sample->recall(*before->samples);
    if (before->compare)
        m_compare->recall(*before->compare);
    m_trainingOn = before->trainingOn;
    setMode(static_cast<Mode>(before->mode));
}

void DiffuseWorkspace::setMode(Mode mode) {
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    showRun();
}

DiffuseWorkspace::Mode DiffuseWorkspace::mode() const {
    return static_cast<Mode>(m_modes->checkedId());
}

void DiffuseWorkspace::showRun() {
    const std::optional<RunInfo> picked = session().findRun(session().currentRun());
    const std::optional<RunInfo> run = picked ? picked : runToShow(session(), RunNeed::Autoencoder);
    const bool diffusion = run && run->kind == RunKind::Diffusion;
    if (!diffusion)
        unload(QString());
    if (!run || (!diffusion && !isUsable(session(), *run))) {
        showEmpty();
        return showPage(EmptyPage);
    }
    if (!diffusion && m_trainingOn != QString::fromStdString(run->name)) {
        showNoModel(*run);
        return showPage(NoModelPage);
    }
    if (!diffusion) {
        m_train->setAutoencoder(*run);
        return showPage(TrainPage);
    }
    m_trainingOn.clear();
    if (!isUsable(session(), *run)) {
        m_wait->setText(tr("%1 is learning").arg(QString::fromStdString(run->name)),
                        tr("Samples appear here with its first weights, some seconds into the training."));
        return showPage(WaitPage);
    }
    showPage(FirstMode + m_modes->checkedId());
    if (isVisible())
        load(*run);
}

void DiffuseWorkspace::showPage(int page) {
    m_pages->setCurrentIndex(page);
    showTabs(page);
}

/// They stay where they are; what cannot be shown now is grey and says why.
void DiffuseWorkspace::showTabs(int page) {
    const QString reason = whyNoSamples(page);
    for (QAbstractButton* tab : m_modes->buttons()) {
        tab->setEnabled(reason.isEmpty());
        tab->setToolTip(reason.isEmpty() ? tab->property("help").toString() : reason);
    }
    m_another->setVisible(page >= FirstMode || (page == NoModelPage && !m_model.isEmpty()));
}

QString DiffuseWorkspace::whyNoSamples(int page) const {
    if (page >= FirstMode)
        return {};
    if (page == WaitPage)
        return tr("The model has no weights yet: they come some seconds into the training.");
    if (page == EmptyPage)
        return tr("Needs a diffusion model, which is trained on an autoencoder.");
    return m_model.isEmpty() ? tr("Needs a diffusion model: an autoencoder alone draws nothing. Train one here.")
                             : tr("Needs a diffusion model: an autoencoder alone draws nothing. Pick %1.").arg(m_model);
}

void DiffuseWorkspace::showEmpty() {
    if (!session().project()) {
        m_empty->setText(
            tr("Draw new pictures out of noise"),
            tr("Open a project or drop pictures on the window, train an autoencoder, and train a diffusion "
               "model on its latents here."));
        m_empty->setAction(tr("Choose pictures"));
        return;
    }
    m_empty->setText(tr("Train an autoencoder first"),
                     tr("A latent diffusion model learns to draw the latents of an autoencoder; the decoder makes them "
                        "pictures."));
    m_empty->setAction(tr("Go to Train"));
}

void DiffuseWorkspace::showNoModel(const RunInfo& autoencoder) {
    const QString name = QString::fromStdString(autoencoder.name);
    m_model.clear();
    for (const RunInfo& run : session().runs()) {
        const bool better = m_model.isEmpty() || isUsable(session(), run);
        if (run.kind == RunKind::Diffusion && run.autoencoder == autoencoder.name && better)
            m_model = QString::fromStdString(run.name);
    }
    if (m_model.isEmpty()) {
        m_noModel->setText(tr("No diffusion model on %1 yet").arg(name),
                           tr("An autoencoder turns pictures into latents and back. A diffusion model learns to make "
                              "such latents out of noise; then samples appear here, and how they come about."));
        return m_noModel->setAction(tr("Train a diffusion model on it"));
    }
    m_noModel->setText(tr("%1 is an autoencoder and draws nothing by itself").arg(name),
                       tr("%1 makes latents for it out of noise.").arg(m_model));
    m_noModel->setAction(tr("Sample from %1").arg(m_model));
}

void DiffuseWorkspace::drawOrTrain() {
    m_model.isEmpty() ? offerTraining() : session().setCurrentRun(m_model);
}

void DiffuseWorkspace::offerTraining() {
    const std::optional<RunInfo> run = runToShow(session(), RunNeed::Autoencoder);
    if (!run)
        return;
    m_beforeTraining = QString::fromStdString(run->name);
    m_trainingOn = QString::fromStdString(run->kind == RunKind::Diffusion ? run->autoencoder : run->name);
    session().setCurrentRun(m_trainingOn);
    showRun();
}

void DiffuseWorkspace::leaveTraining() {
    m_trainingOn.clear();
    if (session().findRun(m_beforeTraining))
        session().setCurrentRun(m_beforeTraining);
    showRun();
}

void DiffuseWorkspace::load(const RunInfo& run) {
    const QString name = QString::fromStdString(run.name);
    const quint64 serial = session().weightsSerial(name);
    if (name == m_run && serial == m_weightsSerial)
        return;
    if (name != m_run)
        unload(tr("Loading %1…").arg(name));
    m_run = name;
    m_weightsSerial = serial;
    m_banner->hide();
    session().requestEngine(name, this, [this, name](Answer<DiffusionFeed::Engine> answer) {
        if (name != m_run)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            unload(QString());
            return m_banner->showError(*error);
        }
        m_engine = std::get<DiffusionFeed::Engine>(std::move(answer));
        m_sample->setEngine(m_engine);
        m_compare->setEngine(m_engine);
    });
}

void DiffuseWorkspace::unload(const QString& status) {
    m_run.clear();
    m_engine = nullptr;
    m_sample->clear(status);
    m_compare->setEngine(nullptr);
}

bool DiffuseWorkspace::acceptPaths(const QStringList& paths) {
    if (paths.size() != 1 || !session().project() || !isPictureFile(paths.front()))
        return false;
    m_banner->hide();
    read(paths.front());
    return true;
}

void DiffuseWorkspace::read(const QString& path) {
    ask(
        session().lane(), QStringLiteral("diffuse.drop"), this,
        [path](std::stop_token) { return readRecipe(std::filesystem::path(path.toStdU16String())); },
        [this, path](Answer<std::optional<Recipe>> answer) {
            if (const auto* error = std::get_if<Error>(&answer))
                return m_banner->showError(*error);
            if (const auto& recipe = std::get<std::optional<Recipe>>(answer))
                return restore(*recipe);
            if (m_engine)
                return m_sample->guide().setFile(path);
            m_banner->showNotice(tr("There is no recipe in this picture, and no diffusion run to start from it."));
        });
}

void DiffuseWorkspace::startFrom(const DraggedPicture& picture) {
    const auto draws = [this](const RunInfo& run) {
        return run.kind == RunKind::Diffusion && isUsable(session(), run);
    };
    const std::vector<RunInfo>& runs = session().runs();
    const std::optional<RunInfo> picked = session().findRun(session().currentRun());
    auto run = std::ranges::find_if(
        runs, [&](const RunInfo& other) { return draws(other) && picked && other.name == picked->name; });
    if (run == runs.end()) // one on the latents of the picked autoencoder
        run = std::ranges::find_if(
            runs, [&](const RunInfo& other) { return draws(other) && picked && other.autoencoder == picked->name; });
    if (run == runs.end())
        run = std::ranges::find_if(runs, draws);
    if (run == runs.end())
        return m_banner->showNotice(tr("No diffusion model can draw from the picture yet: train one first."));
    session().setCurrentRun(QString::fromStdString(run->name));
    setMode(Mode::Samples);
    m_sample->guide().setPicture(picture.picture, picture.name);
}

void DiffuseWorkspace::restore(const Recipe& recipe) {
    const QString run = QString::fromStdString(recipe.run);
    if (!session().findRun(run)) {
        return m_banner->showError(Error(
            ErrorCode::NotFound, tr("The run %1 is not in this project.").arg(run).toStdString(),
            tr("The recipe belongs to another project: open that one and drop the picture again.").toStdString()));
    }
    setMode(Mode::Samples);
    m_sample->restore(recipe);
    session().setCurrentRun(run);
}

void DiffuseWorkspace::keyPressEvent(QKeyEvent* event) {
    // Here and not in the pages: their keys work wherever the focus is in the room.
    const QWidget* page = m_pages->currentWidget();
    const bool taken = (page == m_sample && m_sample->takeKey(event->key())) ||
                       (page == m_compare && m_compare->takeKey(event->key()));
    if (!taken)
        QWidget::keyPressEvent(event);
}

} // namespace studio::ui
