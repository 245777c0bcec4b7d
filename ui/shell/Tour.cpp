// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Tour.hpp"

#include "ui/explore/DirectionSliders.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/WindowHost.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPixmap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSaveFile>
#include <QSlider>

#include <cmath>
#include <cstdio>

namespace studio::ui {

namespace {

constexpr int layoutPasses = 6;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds calmFor{350};
constexpr milliseconds pollTime{10};
constexpr milliseconds dragTime{8}; // 125 moves a second: a mouse
constexpr int dragMoves = 500;
constexpr std::int64_t pictureLimit = 4000;
constexpr std::int64_t autoencoderSteps = 350;
constexpr std::int64_t diffusionSteps = 600;
const QString probeRun = QStringLiteral("tour-probe");

bool hasRun(const Session& session, const QString& run) {
    return session.findRun(run).has_value();
}

TrainRequest tinyTraining(const std::string& model) {
    TrainRequest request;
    request.model = model;
    request.name = model;
    request.preset = Preset::Quick;
    request.steps = autoencoderSteps;
    return request;
}

DiffuseRequest tinyDiffusion() {
    DiffuseRequest request;
    request.autoencoder = "vae";
    request.name = Tour::diffusionRun().toStdString();
    request.preset = Preset::Quick;
    request.steps = diffusionSteps;
    return request;
}

/// A picture of a window with the dialogs, menus and lists that are open over it, where they lie.
QPixmap everythingOver(QWidget& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other == &window || !other->isVisible())
            continue;
        QRect place(window.mapFromGlobal(other->mapToGlobal(QPoint())), other->size());
        if (!window.rect().contains(place)) // the platform took it to a screen smaller than the window
            place.moveCenter(window.rect().center());
        painter.drawPixmap(place.topLeft(), other->grab());
        painter.setPen(Theme::current().colours().line);
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return picture;
}

QJsonObject toJson(const StallProbe::Figures& figures) {
    const auto rounded = [](double value) { return std::round(value * 100.0) / 100.0; };
    QJsonObject json{{QStringLiteral("window_stall_ms"), rounded(figures.worstStall)}};
    if (figures.latency.empty())
        return json;
    const auto at = [&](double share) { return rounded(StallProbe::percentile(figures.latency, share)); };
    json.insert(QStringLiteral("slider_to_picture_ms"), QJsonObject{{QStringLiteral("p50"), at(0.5)},
                                                                    {QStringLiteral("p99"), at(0.99)},
                                                                    {QStringLiteral("worst"), at(1.0)}});
    json.insert(QStringLiteral("moves"), static_cast<qint64>(figures.latency.size()));
    return json;
}

} // namespace

Tour::Tour(WindowHost& host, Session& session, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_session(session)
    , m_folder(folder) {
    m_language = Settings::value(setting::language);
    m_textSize = Settings::value(setting::textSize);
    m_poll.setInterval(pollTime);
    m_drag.setInterval(dragTime);
    m_drag.setTimerType(Qt::PreciseTimer);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    connect(&m_drag, &QTimer::timeout, this, &Tour::drag);
    connect(&session, &Session::failed, this,
            [this](const Error& error) { fail(QString::fromStdString(error.message() + ' ' + error.hint())); });
}

MainWindow& Tour::window() {
    return m_host.window();
}

void Tour::start(Part part) {
    if (!QDir().mkpath(m_folder))
        return fail(tr("The folder %1 cannot be made").arg(m_folder));
    window().resize(windowSize);
    const bool whole = part == Part::Whole;
    if (whole) {
        addStartPictures();
        addProject();
        addTraining();
        addWorkspaces();
    }
    const bool usual = qRound(window().devicePixelRatio()) == 1;
    if (whole && usual)
        addSmallPictures();
    if (usual)
        addStates();
    if (whole && usual) {
        addProbe();
        addDenserPictures();
    }
    add(
        QStringLiteral("end"), [this] { finish(); }, [] { return false; });
    m_poll.start();
    next();
}

void Tour::add(const QString& name, std::function<void()> begin, std::function<bool()> isDone, Seconds limit) {
    m_steps.push_back({name, std::move(begin), isDone ? std::move(isDone) : [this] { return isCalm(); }, limit});
}

void Tour::addProject() {
    const QString project = QDir(m_folder).filePath(QStringLiteral("project"));
    add(
        QStringLiteral("project"),
        [this, project] {
            if (QFileInfo::exists(project + QStringLiteral("/project.json")))
                return m_session.openProject(project);
            ImportOptions options;
            options.limit = pictureLimit;
            const auto fashion = fashionMnistFolder();
            const QString source = fashion ? QString::fromStdU16String(fashion->u16string())
                                           : QStringLiteral("shapes:%1").arg(pictureLimit);
            m_session.createProject(project, {source}, options);
        },
        [this] { return m_session.project() && isCalm(); }, Seconds(120));
}

void Tour::addTraining() {
    const auto allTrained = [this] {
        for (const RunInfo& run : m_session.runs()) {
            if (!run.hasWeights)
                return false;
        }
        return m_session.jobs().idle() && isCalm();
    };
    add(
        QStringLiteral("runs that an earlier tour left unfinished"),
        [this] {
            const std::vector<RunInfo> runs = m_session.runs();
            for (const RunInfo& run : runs) {
                if (!run.hasWeights)
                    m_session.removeRun(QString::fromStdString(run.name));
            }
        },
        allTrained);
    add(
        QStringLiteral("autoencoders"),
        [this] {
            for (const char* model : {"ae", "vae", "vqvae"}) {
                if (!hasRun(m_session, QString::fromLatin1(model)))
                    m_session.train(tinyTraining(model));
            }
        },
        [this, allTrained] { return hasRun(m_session, QStringLiteral("vqvae")) && allTrained(); }, Seconds(900));
    add(
        QStringLiteral("diffusion"),
        [this] {
            if (!hasRun(m_session, diffusionRun()))
                m_session.diffuse(tinyDiffusion());
        },
        [this, allTrained] { return hasRun(m_session, diffusionRun()) && allTrained(); }, Seconds(900));
}

void Tour::addProbe() {
    add(QStringLiteral("explore for the probe"), [this] {
        m_session.setCurrentRun(QStringLiteral("vae"));
        window().showRoom(Room::Explore);
        m_probe.watch(*qobject_cast<ExploreWorkspace*>(window().workspace(Room::Explore)));
    });
    addDrag("idle");
    add(
        QStringLiteral("training for the probe"),
        [this] {
            if (hasRun(m_session, probeRun))
                m_session.removeRun(probeRun);
            TrainRequest request = tinyTraining("ae");
            request.name = probeRun.toStdString();
            request.steps = 100'000; // stopped when the drag is over
            m_session.train(request);
        },
        [this] {
            const std::shared_ptr<Job> job = m_session.jobOf(probeRun);
            return job && job->snapshot().state == JobState::Running && job->snapshot().done > 20;
        },
        Seconds(60));
    add(
        QStringLiteral("explore while training"),
        [this] {
            m_session.setCurrentRun(QStringLiteral("vae"));
            window().showRoom(Room::Explore);
        },
        [this] { return m_session.lane().idle(); });
    addDrag("training");
    add(
        QStringLiteral("end of the training"), [this] { m_session.removeRun(probeRun); },
        [this] { return !hasRun(m_session, probeRun) && isCalm(); });
}

/// One slider from end to end and back, as a hand moves it.
void Tour::addDrag(const std::string& phase) {
    add(
        QStringLiteral("drag, ") + QString::fromStdString(phase),
        [this, phase] {
            m_dragged = 0;
            m_probe.begin(phase);
            m_drag.start();
        },
        [this] { return m_dragged >= dragMoves && m_session.lane().idle(); });
    add(
        QStringLiteral("after the drag"), [this] { m_probe.end(); }, [] { return true; });
}

void Tour::drag() {
    const auto* explore = qobject_cast<ExploreWorkspace*>(window().workspace(Room::Explore));
    const auto& rows = explore->sliders().sliders();
    if (rows.empty())
        return fail(QStringLiteral("There are no sliders to drag"));
    auto* slider = rows.front()->findChild<QSlider*>();
    slider->setSliderDown(true);
    const double turn = 2.0 * M_PI * m_dragged / dragMoves;
    const int middle = (slider->minimum() + slider->maximum()) / 2;
    const int before = slider->sliderPosition();
    slider->setSliderPosition(middle + static_cast<int>(std::lround(std::sin(turn) * 0.7 * middle)));
    if (slider->sliderPosition() != before)
        m_probe.moved(explore->pictureSerial());
    if (++m_dragged < dragMoves)
        return;
    slider->setSliderDown(false);
    m_drag.stop();
}

/// Scaling by Qt itself is the only way to see what a dense screen shows; it is set for a whole process.
void Tour::addDenserPictures() {
    add(QStringLiteral("let go of the project"), [this] { m_session.setProject(nullptr); });
    auto* process = new QProcess(this);
    add(
        QStringLiteral("pictures at 2x"),
        [this, process] {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
            process->setProcessEnvironment(environment);
            process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--tour"), m_folder});
        },
        [process] { return process->state() == QProcess::NotRunning; }, Seconds(900));
    add(
        QStringLiteral("2x pictures done"),
        [this, process] {
            if (process->exitCode() != 0)
                fail(QStringLiteral("The tour at 2x did not end well"));
        },
        [] { return true; });
}

void Tour::next() {
    if (m_steps.empty())
        return;
    m_begun = m_calmSince = steady_clock::now();
    const auto begin = m_steps.front().begin; // a failure clears the steps while it runs
    begin();
}

void Tour::poll() {
    if (m_steps.empty())
        return;
    const Step step = m_steps.front();
    const bool done = step.isDone();
    if (m_steps.empty())
        return;
    if (done) {
        m_steps.pop_front();
        return next();
    }
    if (steady_clock::now() - m_begun > step.limit)
        fail(QStringLiteral("%1 took too long").arg(step.name));
}

/// Nothing runs or waits, and has not for a moment: what was asked for is on the screen.
bool Tour::isCalm() {
    const auto now = steady_clock::now();
    if (!m_session.lane().idle() || !m_session.background().idle() || !m_session.jobs().idle())
        m_calmSince = now;
    return now - m_calmSince > calmFor;
}

void Tour::shoot(const QString& name, bool dark) {
    const QString file = QStringLiteral("%1-%2-%3x.png")
                             .arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                             .arg(qRound(window().devicePixelRatio()));
    for (int pass = 0; pass < layoutPasses; ++pass) // a pane inside a pane inside a window asks one after the other
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    if (!everythingOver(window()).save(QDir(m_folder).filePath(file)))
        return fail(QStringLiteral("%1 cannot be written").arg(file));
    m_pictures << file;
}

QString Tour::report() const {
    QJsonObject json{{QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)}};
    for (const auto& [phase, figures] : m_probe.figures())
        json.insert(QString::fromStdString(phase), toJson(figures));
    return QString::fromUtf8(QJsonDocument(json).toJson());
}

void Tour::finish() {
    m_steps.clear();
    m_poll.stop();
    restoreSettings();
    if (qRound(window().devicePixelRatio()) == 1) {
        const QByteArray text = report().toUtf8();
        QSaveFile file(QDir(m_folder).filePath(QStringLiteral("tour.json")));
        const bool saved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        if (!saved)
            m_exitCode = 1;
        std::fputs(text.constData(), stdout);
    }
    m_session.setProject(nullptr);
    QCoreApplication::exit(m_exitCode);
}

void Tour::fail(const QString& reason) {
    const QString where = m_steps.empty() ? QString() : m_steps.front().name;
    std::fprintf(stderr, "latent-studio --tour: %s: %s\n", qPrintable(where), qPrintable(reason));
    m_exitCode = 1;
    if (!m_steps.empty())
        finish();
}

} // namespace studio::ui
