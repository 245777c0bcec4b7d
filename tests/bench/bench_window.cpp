// SPDX-License-Identifier: GPL-3.0-or-later
// Times what a hand waits for in the window: the start, a change of room, a change of theme, each until it is painted.
//   latent-studio-bench-window PROJECT [ROUNDS]
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/theme/Theme.hpp"

#include <QApplication>
#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace studio::ui;

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsOf(const std::function<void()>& action) {
    const Clock::time_point begun = Clock::now();
    action();
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// Layouts, polishing and painting that an action has left to do. No answers of the lanes: those arrive in calm().
void settle(QWidget& window) {
    QCoreApplication::sendPostedEvents();
    window.repaint();
    QCoreApplication::sendPostedEvents();
}

/// Until nothing runs on the lanes and nothing more arrives from them.
void calm(Session& session) {
    for (int quiet = 0; quiet < 20;) {
        QCoreApplication::processEvents();
        quiet = session.lane().idle() && session.background().idle() ? quiet + 1 : 0;
        QThread::msleep(5);
    }
}

/// The longest single turn of the event loop after an action, until everything is calm: the stall that a hand feels.
double longestTurn(Session& session, const std::function<void()>& action) {
    double longest = millisecondsOf(action);
    for (int quiet = 0; quiet < 20;) {
        longest = std::max(longest, millisecondsOf([] { QCoreApplication::processEvents(); }));
        quiet = session.lane().idle() && session.background().idle() ? quiet + 1 : 0;
        QThread::msleep(1);
    }
    return longest;
}

void report(const std::string& what, std::vector<double> times) {
    std::ranges::sort(times);
    std::printf("%-28s median %7.1f ms   worst %7.1f ms   of %zu\n", what.c_str(), times[times.size() / 2],
                times.back(), times.size());
}

/// What a training of 100,000 logged rows costs when a row arrives, and when a hand zooms.
void measureCurves(int rounds) {
    std::vector<Curve> curves;
    for (int run = 0; run < 3; ++run) {
        Curve curve{QString::number(run), Theme::current().runColour(run), Qt::SolidLine, {}, {}};
        for (int i = 0; i < 100'000; ++i) {
            curve.x.push_back(i);
            curve.y.push_back(std::exp(-i * 1e-4) + run + (i * 7919 % 101) * 1e-3);
        }
        curves.push_back(std::move(curve));
    }
    CurvePlot plot;
    plot.resize(900, 400);
    plot.setSmoothing(0.6);
    plot.show();
    std::vector<double> arriving;
    std::vector<double> zooming;
    for (int round = 0; round < rounds; ++round) {
        arriving.push_back(millisecondsOf([&] {
            plot.setCurves(curves);
            settle(plot);
        }));
        zooming.push_back(millisecondsOf([&] {
            plot.setHorizontalRange(1000.0 * round, 100'000.0 - 3000.0 * round);
            settle(plot);
        }));
    }
    report("3 x 100,000 points, new row", arriving);
    report("3 x 100,000 points, zoom", zooming);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("latent-studio-bench-window PROJECT [ROUNDS]\n", stderr);
        return 2;
    }
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    QApplication application(argc, argv);
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
    Theme::current().setChoice(ThemeChoice::Dark);
    Session session;
    std::unique_ptr<MainWindow> window;
    report("start", {millisecondsOf([&] {
               window = std::make_unique<MainWindow>(session);
               window->show();
               settle(*window);
           })});
    session.openProject(QString::fromLocal8Bit(argv[1]));
    for (const QDeadlineTimer limit(30000); !session.project() && !limit.hasExpired();)
        calm(session);
    if (!session.project()) {
        std::fprintf(stderr, "%s is no project\n", argv[1]);
        return 1;
    }
    for (const char* pass : {"first visit", "again"}) {
        for (int room = 0; room < window->workspaceCount(); ++room) {
            std::vector<double> times;
            for (int round = 0; round < (pass[0] == 'f' ? 1 : rounds); ++round) {
                window->showWorkspace((room + 1) % window->workspaceCount());
                calm(session);
                times.push_back(longestTurn(session, [&] {
                    window->showWorkspace(room);
                    settle(*window);
                }));
            }
            report(std::string(pass) + ", " + window->workspace(room)->title().toStdString(), times);
        }
    }
    for (int room = 0; room < window->workspaceCount(); ++room) {
        window->showWorkspace(room);
        calm(session);
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            times.push_back(longestTurn(session, [&] {
                Theme::current().setChoice(Theme::current().isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
                settle(*window);
            }));
        }
        report("theme, " + window->workspace(room)->title().toStdString(), times);
    }
    measureCurves(rounds);
    std::printf("%lld widgets\n", static_cast<long long>(QApplication::allWidgets().size()));
    return 0;
}
