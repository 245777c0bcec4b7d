// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/CompareWorkspace.hpp"

#include "core/studio/Comparison.hpp"
#include "core/studio/Files.hpp"
#include "ui/compare/CompareBoard.hpp"
#include "ui/compare/CompareModel.hpp"
#include "ui/compare/RunChips.hpp"
#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/RunChoice.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/Keys.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace studio::ui {

namespace {

constexpr int largestSeed = 999'999;
constexpr double exportScale = 2.0;

constexpr int diffusionRow = 6; ///< of rowLines()

std::vector<CompareBoard::Line> rowLines() {
    const auto line = [](const QString& name, const QString& help) { return CompareBoard::Line{name, help}; };
    return {
        line(CompareWorkspace::tr("Input"),
             CompareWorkspace::tr(
                 "Held-out pictures, the same for every run. A click or the space bar pins one against shuffling.")),
        line(CompareWorkspace::tr("Reconstruction"), CompareWorkspace::tr("Encoded and decoded by the run")),
        line(CompareWorkspace::tr("Difference × %1").arg(differenceGain),
             CompareWorkspace::tr("|input − reconstruction|, amplified %1 times").arg(differenceGain)),
        line(CompareWorkspace::tr("Input 1\nto input 2"),
             CompareWorkspace::tr("The way between the first two inputs through the run's latents")),
        line(CompareWorkspace::tr("From N(0, I)"),
             CompareWorkspace::tr("Decoded from standard normal noise, the same seeds for every run")),
        line(CompareWorkspace::tr("From fitted Gaussian"),
             CompareWorkspace::tr("Decoded from the Gaussian that fits the training latents, the same seeds")),
        line(CompareWorkspace::tr("By diffusion"),
             CompareWorkspace::tr("Drawn by a diffusion model trained on the run's latents, the same seeds")),
    };
}

std::vector<CompareBoard::Line> figureLines() {
    const QString held =
        CompareWorkspace::tr("over at most %1 held-out pictures, or training pictures where none are held out")
            .arg(CompareModel::scoredPictures);
    return {{CompareWorkspace::tr("PSNR ↑"), CompareWorkspace::tr("Peak signal-to-noise ratio in dB, ") + held},
            {CompareWorkspace::tr("SSIM ↑"), CompareWorkspace::tr("Structural similarity, 1 is equal, ") + held},
            {CompareWorkspace::tr("MSE ↓"), CompareWorkspace::tr("Mean squared error of pixels in [0, 1], ") + held},
            {CompareWorkspace::tr("Parameters"), CompareWorkspace::tr("Trained numbers of the model")}};
}

std::vector<QImage> pictures(const std::vector<Image>& images) {
    std::vector<QImage> shown;
    shown.reserve(images.size());
    std::ranges::transform(images, std::back_inserter(shown), toQImage);
    return shown;
}

QString latentText(const LatentShape& shape) {
    if (shape.isVector)
        return CompareWorkspace::tr("latent of %1 numbers").arg(shape.channels);
    return CompareWorkspace::tr("latent %1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

std::vector<QString> figures(const ComparedColumn& column) {
    const QLocale locale;
    const QString waiting = QStringLiteral("…");
    const auto& score = column.score;
    return {score ? CompareWorkspace::tr("%1 dB").arg(locale.toString(score->psnr, 'f', 2)) : waiting,
            score ? locale.toString(score->ssim, 'f', 4) : waiting,
            score ? locale.toString(score->mse, 'f', 5) : waiting,
            locale.toString(static_cast<qlonglong>(column.run.parameterCount))};
}

BoardColumn boardColumn(const ComparedColumn& column, const std::vector<Image>& inputs) {
    BoardColumn shown;
    shown.name = QString::fromStdString(column.run.name);
    shown.detail =
        QStringLiteral("%1, %2").arg(QString::fromStdString(column.run.model), latentText(column.run.latent));
    shown.colour = Theme::current().runColour(column.run.colour);
    const ColumnPictures& made = column.pictures;
    shown.rows = {pictures(inputs),          pictures(made.reconstructions), pictures(made.differences),
                  pictures(made.path),       pictures(made.normal),          pictures(made.gaussian),
                  pictures(column.diffusion)};
    // Room is kept for what is on its way, so that nothing jumps when it comes.
    const std::size_t coming = column.diffusionRun.isEmpty() ? 6 : 7;
    for (std::size_t row = 0; row < coming; ++row)
        shown.rows[row].resize(inputs.size());
    shown.figures = figures(column);
    shown.stale = column.stale;
    return shown;
}

/// Tells the board how high the part of it is that can be seen.
class RoomTellingArea : public QScrollArea {
public:
    RoomTellingArea(CompareBoard& board, QWidget* parent)
        : QScrollArea(parent)
        , m_board(board) {}

protected:
    void resizeEvent(QResizeEvent* event) override {
        m_board.setRoomHeight(viewport()->height());
        QScrollArea::resizeEvent(event);
    }

private:
    CompareBoard& m_board;
};

} // namespace

CompareWorkspace::CompareWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_model(new CompareModel(session, this))
    , m_empty(new EmptyState(QStringLiteral("compare"), this))
    , m_banner(new Banner(this))
    , m_chips(new RunChips(this))
    , m_inputs(new QSpinBox(this))
    , m_seed(new QSpinBox(this))
    , m_method(new QComboBox(this))
    , m_board(new CompareBoard(this))
    , m_pages(new QStackedWidget(this)) {
    setFocusPolicy(Qt::ClickFocus); // its keys work with it, but it is no stop of the Tab key
    m_board->setLines(rowLines(), figureLines());
    m_board->setOfferHelp(tr("Opens the form for a diffusion model on the latents of this run (%1)")
                              .arg(keys::trainDiffusion().toString(QKeySequence::NativeText)));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeRoom());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    connectParts();
    showProject();
}

QWidget* CompareWorkspace::makeRoom() {
    auto* room = new QWidget(this);
    auto* scroll = new RoomTellingArea(*m_board, room);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_board);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_board->setAccessibleName(tr("Compared pictures"));
    connect(m_board, &CompareBoard::currentMoved, scroll, [scroll](const QRect& cell) {
        scroll->ensureVisible(cell.center().x(), cell.center().y(), cell.width(), cell.height());
    });
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeControls());
    layout->addWidget(scroll, 1);
    return room;
}

QWidget* CompareWorkspace::makeControls() {
    auto* bar = new QWidget(this);
    m_inputs->setObjectName(QStringLiteral("inputCount"));
    m_inputs->setRange(2, 12);
    m_inputs->setValue(6);
    m_inputs->setSuffix(tr(" pictures"));
    m_inputs->setAccessibleName(tr("Pictures in a row"));
    m_seed->setObjectName(QStringLiteral("compareSeed"));
    m_seed->setRange(0, largestSeed);
    m_seed->setPrefix(tr("seed "));
    m_seed->setAccessibleName(tr("Seed of the samples"));
    m_method->addItem(tr("Spherical (slerp)"));
    m_method->addItem(tr("Straight (lerp)"));
    m_method->setAccessibleName(tr("Way from input 1 to input 2"));
    auto* shuffle = new QPushButton(Theme::icon(QStringLiteral("dice")), tr("Shuffle inputs"), bar);
    shuffle->setObjectName(QStringLiteral("shuffleInputs"));
    shuffle->setToolTip(
        tr("Other held-out pictures in place of those that are not pinned. A click on an input pins it."));
    auto* dice = iconButton(QStringLiteral("dice"), tr("Another seed for the samples"), bar);
    auto* save = iconButton(QStringLiteral("export"), tr("Save as PNG or as one HTML page"), bar);
    save->setObjectName(QStringLiteral("exportComparison"));

    auto* row = new QHBoxLayout;
    row->setSpacing(space::one);
    row->addWidget(shuffle);
    row->addWidget(m_inputs);
    row->addWidget(m_method);
    row->addWidget(m_seed);
    row->addWidget(dice);
    row->addStretch(1);
    row->addWidget(save);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_chips);
    layout->addLayout(row);

    QWidget* before = m_chips;
    for (QWidget* next : std::initializer_list<QWidget*>{shuffle, m_inputs, m_method, m_seed, dice, save, m_board}) {
        setTabOrder(before, next);
        before = next;
    }
    connect(shuffle, &QPushButton::clicked, m_model, &CompareModel::shuffleInputs);
    connect(m_inputs, &QSpinBox::valueChanged, m_model, &CompareModel::setInputCount);
    connect(m_seed, &QSpinBox::valueChanged, m_model,
            [this](int seed) { m_model->setSeed(static_cast<std::uint64_t>(seed)); });
    connect(dice, &QToolButton::clicked, this,
            [this] { m_seed->setValue(QRandomGenerator::global()->bounded(largestSeed + 1)); });
    connect(m_method, &QComboBox::currentIndexChanged, m_model,
            [this](int index) { m_model->setMethod(index == 0 ? Interpolation::Slerp : Interpolation::Lerp); });
    connect(save, &QToolButton::clicked, this, &CompareWorkspace::chooseFile);
    return bar;
}

void CompareWorkspace::connectParts() {
    const auto outdate = [this] {
        m_outdated = true;
        showProject();
    };
    connect(&session(), &Session::projectChanged, this, outdate);
    connect(&session(), &Session::runsChanged, this, outdate);
    connect(m_empty, &EmptyState::triggered, this,
            [this] { Q_EMIT roomRequested(session().project() ? Room::Train : Room::Data); });
    connect(m_chips, &RunChips::toggled, this, [this] { m_model->select(m_chips->selected()); });
    connect(m_model, &CompareModel::runsChanged, this, [this] { m_chips->setRuns(m_model->runs()); });
    connect(m_model, &CompareModel::selectionChanged, this, [this] { m_chips->setSelected(m_model->selected()); });
    connect(m_model, &CompareModel::inputsChanged, this, &CompareWorkspace::showBoard);
    connect(m_model, &CompareModel::resultsChanged, this, &CompareWorkspace::showBoard);
    connect(m_model, &CompareModel::failed, m_banner, &Banner::showError);
    connect(m_board, &CompareBoard::inputClicked, m_model, &CompareModel::togglePin);
    connect(m_board, &CompareBoard::offerClicked, this, [this](int column) {
        session().setCurrentRun(m_board->columns().at(static_cast<std::size_t>(column)).name);
        Q_EMIT diffusionWanted();
    });
}

void CompareWorkspace::activate() {
    showProject();
    setFocus();
}

/// Nothing is computed for a workspace that nobody sees.
void CompareWorkspace::showProject() {
    const std::vector<RunInfo> runs = usableRuns(session());
    if (runs.empty()) {
        m_empty->setText(session().project() ? tr("Train a model or two first") : tr("See models side by side"),
                         tr("Compare drives them with the same pictures, the same endpoints and the same seeds, and "
                            "measures what each of them loses."));
        m_empty->setAction(session().project() ? tr("Go to Train") : tr("Choose pictures"));
        return m_pages->setCurrentIndex(0);
    }
    m_pages->setCurrentIndex(1);
    if (!isVisible() || !m_outdated)
        return;
    m_outdated = false;
    m_banner->hide();
    m_model->setRuns(runs);
}

void CompareWorkspace::showBoard() {
    const CompareSettings& settings = m_model->settings();
    std::vector<BoardColumn> columns;
    const bool writable = session().project() && !session().project()->readOnly();
    for (const ComparedColumn& column : m_model->columns()) {
        columns.push_back(boardColumn(column, settings.inputs));
        if (writable && column.run.kind == RunKind::Autoencoder && column.diffusionRun.isEmpty())
            columns.back().offers.emplace(diffusionRow, tr("Train diffusion on its latents"));
    }
    m_board->setPicturesPerRow(static_cast<int>(settings.inputs.size()));
    m_board->setColumns(std::move(columns));
    m_board->setPinned(m_model->pinned());
    showBest();
}

void CompareWorkspace::showBest() {
    const std::vector<ComparedColumn>& columns = m_model->columns();
    const auto bestIn = [&columns](const std::function<double(const ReconstructionScore&)>& worth) {
        double most = -std::numeric_limits<double>::infinity();
        for (const ComparedColumn& column : columns)
            most = column.score ? std::max(most, worth(*column.score)) : most;
        std::set<int> best;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].score && worth(*columns[i].score) == most)
                best.insert(static_cast<int>(i));
        }
        return best;
    };
    if (columns.size() < 2)
        return m_board->setBest({});
    m_board->setBest({bestIn([](const ReconstructionScore& score) { return score.psnr; }),
                      bestIn([](const ReconstructionScore& score) { return score.ssim; }),
                      bestIn([](const ReconstructionScore& score) { return -score.mse; }),
                      {}});
}

bool CompareWorkspace::acceptPaths(const QStringList& paths) {
    if (paths.size() != 1 || !isPictureFile(paths.front()) || m_pages->currentIndex() == 0)
        return false;
    m_model->useFile(paths.front());
    return true;
}

void CompareWorkspace::chooseFile() {
    auto* dialog = new QFileDialog(window(), tr("Save the comparison"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("HTML page (*.html)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setDirectory(lastFolder(FolderFor::Exports));
    dialog->selectFile(tr("comparison") + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.html")) ? QStringLiteral("html")
                                                                          : QStringLiteral("png"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &CompareWorkspace::save);
    dialog->open();
}

void CompareWorkspace::save(const QString& path) {
    rememberFolder(FolderFor::Exports, path);
    if (path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        return savePage(path);
    const QImage board = m_board->render(std::max(m_board->width(), m_board->minimumSizeHint().width()), exportScale);
    writeFile(session(), path, [board](const std::filesystem::path& file) { writePng(file, fromQImage(board)); });
}

void CompareWorkspace::savePage(const QString& path) {
    ComparisonOptions options;
    for (const QString& run : m_model->selected())
        options.runs.push_back(run.toStdString());
    options.inputs = options.frames = static_cast<int>(m_model->settings().inputs.size());
    options.seed = m_model->settings().seed;
    writeFile(session(), path, [options, project = session().project()](const std::filesystem::path& file) {
        writeText(file, comparisonPage(*project, compareRuns(project, options)));
    });
}

} // namespace studio::ui
