// SPDX-License-Identifier: GPL-3.0-or-later
// What a room alone does not show: what opens over it, the moment after a training, another language, larger letters.
#include "ui/shell/Tour.hpp"

#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/KeyHelp.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/SettingsDialog.hpp"
#include "ui/shell/WindowHost.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/Banner.hpp"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>

#include <algorithm>
#include <array>

namespace studio::ui {

namespace {

constexpr std::int64_t freshSteps = 60;
constexpr int largeLetters = 150;                      ///< percent
constexpr QSize largeSize(1536, 1050);                 ///< the smallest that everything has to fit at these
constexpr std::array settingsPages{"general", "keys"}; ///< as the dialog orders them
const QString freshRun = QStringLiteral("tour-fresh");

/// The model whose name needs most room.
QString longestModel() {
    const std::vector<Choice> models = autoencoderModels();
    const auto longest =
        std::ranges::max_element(models, {}, [](const Choice& model) { return coreText(model.name).size(); });
    return QString::fromStdString(longest->id);
}

TrainWorkspace& trainRoom(MainWindow& window) {
    return *qobject_cast<TrainWorkspace*>(window.workspace(Room::Train));
}

/// Dialogs, lists and the palette; the window stays.
void closeOverlays(const MainWindow& window) {
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            other->close();
    }
}

} // namespace

void Tour::addStates() {
    for (const bool dark : {true, false})
        addOverlays(dark);
    addAfterTraining();
    addRoundTrip(QStringLiteral("german-"), true, [this] { useWindow(QStringLiteral("de"), 100, windowSize); });
    addRoundTrip(QStringLiteral("large-"), false, [this] { useWindow(QStringLiteral("en"), largeLetters, largeSize); });
    add(QStringLiteral("language and letters as before"), [this] {
        restoreSettings();
        m_host.remake();
        window().resize(windowSize);
    });
}

void Tour::addOverlays(bool dark) {
    add(QStringLiteral("theme of what opens"),
        [dark] { Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light); });
    addPicture(
        QStringLiteral("form-title"), dark,
        [this] {
            m_session.setCurrentRun(QStringLiteral("vae"));
            window().showRoom(Room::Train);
            trainRoom(window()).offerNewRun(longestModel());
        },
        [this] { return trainRoom(window()).newRun()->run().forecast().state() == Forecast::State::Idle && isCalm(); });
    addOverlay(QStringLiteral("drop-down"), dark, [this] {
        trainRoom(window()).newRun()->findChild<QComboBox*>(QStringLiteral("runPreset"))->showPopup();
    });
    addOverlay(QStringLiteral("palette"), dark, [this] { window().findChild<CommandPalette*>()->open(); });
    addOverlay(QStringLiteral("palette-nothing"), dark, [this] {
        auto* palette = window().findChild<CommandPalette*>();
        palette->open();
        palette->findChild<QLineEdit*>()->setText(QStringLiteral("xyzzy"));
    });
    for (int page = 0; page < static_cast<int>(settingsPages.size()); ++page) {
        const QString name = QLatin1String(settingsPages.at(static_cast<std::size_t>(page)));
        addOverlay(QStringLiteral("settings-") + name, dark, [this, page] {
            window().showSettings();
            window().findChild<SettingsDialog*>()->findChild<QTabWidget*>()->setCurrentIndex(page);
        });
    }
    addOverlay(QStringLiteral("keys"), dark, [this] { (new KeyHelp(&window()))->show(); });
}

void Tour::addOverlay(const QString& name, bool dark, std::function<void()> open) {
    addPicture(name, dark, std::move(open));
    add(QStringLiteral("close ") + name, [this] { closeOverlays(window()); });
}

void Tour::addAfterTraining() {
    const auto isTrained = [this] {
        const std::optional<RunInfo> run = m_session.findRun(freshRun);
        return run && run->hasWeights && m_session.jobs().idle() && isCalm();
    };
    addPicture(
        QStringLiteral("trained"), false,
        [this] {
            if (m_session.findRun(freshRun))
                m_session.removeRun(freshRun);
            window().showRoom(Room::Train);
            TrainRequest request;
            request.model = "vae";
            request.name = freshRun.toStdString();
            request.preset = Preset::Quick;
            request.steps = freshSteps;
            m_session.train(request);
        },
        isTrained);
    add(
        QStringLiteral("end of the fresh run"), [this] { m_session.removeRun(freshRun); },
        [this] { return !m_session.findRun(freshRun) && isCalm(); });
}

/// Every room and form in a window that `before` makes.
void Tour::addRoundTrip(const QString& prefix, bool dark, std::function<void()> before) {
    add(QStringLiteral("window of ") + prefix, [dark, before = std::move(before)] {
        Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        before();
    });
    m_prefix = prefix;
    addRoom(QStringLiteral("data"), Room::Data, QStringLiteral("vae"), dark);
    addRoom(QStringLiteral("train"), Room::Train, QStringLiteral("vae"), dark);
    addForm(dark);
    addRoom(QStringLiteral("explore"), Room::Explore, QStringLiteral("vae"), dark);
    addDiffusion(dark);
    addDiffusionForm(dark);
    addRoom(QStringLiteral("compare"), Room::Compare, QStringLiteral("vae"), dark);
    addOverlay(QStringLiteral("settings-general"), dark, [this] { window().showSettings(); });
    m_prefix.clear();
}

void Tour::useWindow(const QString& language, int textSize, QSize size) {
    Settings::set(setting::language, language);
    Settings::set(setting::textSize, textSize);
    useLanguage();
    useTextSize();
    m_host.remake();
    window().resize(size);
}

void Tour::restoreSettings() {
    Settings::set(setting::language, m_language);
    Settings::set(setting::textSize, m_textSize);
    useLanguage();
    useTextSize();
}

} // namespace studio::ui
