// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Demo.hpp"
#include "core/studio/DemoPlan.hpp"
#include "core/studio/Filmstrip.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace studio;

namespace {

std::vector<DenoisingStep> steps(int count) {
    std::vector<DenoisingStep> all;
    for (int i = 0; i < count; ++i) {
        DenoisingStep step;
        step.noisy = Image(1, 1, 1);
        step.noisy.pixels[0] = static_cast<std::uint8_t>(i + 1);
        step.predicted = Image(1, 1, 1);
        step.predicted.pixels[0] = static_cast<std::uint8_t>(i + 101);
        all.push_back(step);
    }
    return all;
}

} // namespace

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAFolderThatHoldsSomething();
    void stopsBeforeAnythingIsTrained();
    void freeFolderCountsUp();
    void quickIsLessOfEverything();
    void filmstripShowsFirstAndLastStep();
    void filmFramesShowEveryStep();
};

void DemoTest::refusesAFolderThatHoldsSomething() {
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    std::ofstream(base / "mine.txt") << "keep me";
    DemoOptions options;
    options.folder = base;
    try {
        runDemo(options);
        QFAIL("the demo wrote into a folder that holds something");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::BadInput);
    }
    QCOMPARE(std::distance(std::filesystem::directory_iterator(base), {}), std::ptrdiff_t{1});
}

void DemoTest::stopsBeforeAnythingIsTrained() {
    QTemporaryDir folder;
    DemoOptions options;
    options.folder = folder.filePath("demo").toStdString();
    options.quick = true;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(runDemo(options, stop.get_token()), Cancelled);
    QVERIFY(!std::filesystem::exists(options.folder / "index.html"));
}

void DemoTest::freeFolderCountsUp() {
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    QCOMPARE(freeDemoFolder(base), base / "latent-studio-demo");
    std::filesystem::create_directory(base / "latent-studio-demo");
    QCOMPARE(freeDemoFolder(base), base / "latent-studio-demo-2");
}

void DemoTest::quickIsLessOfEverything() {
    const DemoPlan full = demoPlan(false);
    const DemoPlan quick = demoPlan(true);
    QVERIFY(quick.autoencoderSteps < full.autoencoderSteps);
    QVERIFY(quick.diffusionSteps < full.diffusionSteps);
    QCOMPARE(quick.models, full.models);
}

void DemoTest::filmstripShowsFirstAndLastStep() {
    const Image strip = filmstrip(steps(20), 4);
    const auto pixel = [&](int x, int y) { return int(strip.row(y)[static_cast<std::size_t>(x)]); };
    QCOMPARE(pixel(0, 0), 1);
    QCOMPARE(pixel(strip.width - 1, 0), 20);
    QCOMPARE(pixel(0, strip.height - 1), 101);
    QCOMPARE(pixel(strip.width - 1, strip.height - 1), 120);
    QCOMPARE(filmstrip(steps(1), 4).width, 1);
}

void DemoTest::filmFramesShowEveryStep() {
    const auto frames = filmFrames(steps(5));
    QCOMPARE(frames.size(), std::size_t{5});
    QCOMPARE(int(frames[2].pixels.front()), 3);
    QCOMPARE(int(frames[2].pixels.back()), 103);
}

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
