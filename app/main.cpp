// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QuitSignals.hpp"
#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Tour.hpp"
#include "ui/shell/WindowHost.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace {

using namespace studio::ui;

/// Qt aborts without a display; this says it in a sentence first.
bool hasDisplay(int argc, char** argv) {
#if defined(Q_OS_LINUX)
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "-platform") == 0)
            return true;
    }
    return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") || std::getenv("QT_QPA_PLATFORM");
#else
    Q_UNUSED(argc);
    Q_UNUSED(argv);
    return true;
#endif
}

/// While the application is made, a fatal message of Qt's (no such display, no such platform) would abort with a core
/// dump; this says it in a sentence.
void sayThatThereIsNoWindow(QtMsgType type, const QMessageLogContext&, const QString& message) {
    static QString reason; // the first complaint names it; the fatal one advises to reinstall
    if (type != QtFatalMsg) {
        if (reason.isEmpty())
            reason = message;
        return;
    }
    std::fprintf(stderr,
                 "latent-studio: no window can be opened here: %s\n"
                 "The same work runs without one: latent-studio-cli --help\n",
                 qPrintable((reason.isEmpty() ? message : reason).simplified()));
    std::_Exit(1);
}

} // namespace

int main(int argc, char** argv) {
    if (!hasDisplay(argc, argv)) {
        std::fputs("latent-studio: there is no display. The same work runs without one: latent-studio-cli --help\n",
                   stderr);
        return 1;
    }
    const QtMessageHandler usual = qInstallMessageHandler(sayThatThereIsNoWindow);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    QApplication::setApplicationName(QStringLiteral("latent-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Latent Studio"));
    QApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    QApplication::setOrganizationName(QStringLiteral("latent-studio"));
    QApplication::setDesktopFileName(QStringLiteral("org.latentstudio.LatentStudio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/latent-studio-256.png")));
    useLanguage();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Train autoencoders and latent diffusion on your own images."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("paths"),
                                 QApplication::translate("main", "A project, or images to make one of."),
                                 QStringLiteral("[paths...]"));
    const QCommandLineOption tourOption(
        QStringLiteral("tour"),
        QApplication::translate("main", "Save pictures of every workspace on a small trained project, and leave."),
        QApplication::translate("main", "folder"));
    parser.addOption(tourOption);
    parser.process(application);

    useTheme();
    useTextSize();
    useCores();
    Session session;
    WindowHost host(session);
    const studio::app::QuitSignals signalled;
    QObject::connect(&signalled, &studio::app::QuitSignals::quitRequested, &host, [&host] { host.window().close(); });
    host.window().show();
    host.window().openPaths(parser.positionalArguments());
    std::optional<Tour> tour;
    if (parser.isSet(tourOption)) {
        tour.emplace(host, session, parser.value(tourOption));
        tour->start();
    }
    return QApplication::exec();
}
