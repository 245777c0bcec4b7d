// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Example.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Training.hpp"
#include "tests/CodeOf.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace studio;
using studio::test::codeOf;

/// The runs that are shipped, made into a project as a first start does it.
class TestExample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_project = createExample(folder("example"), STUDIO_EXAMPLE);
        QCOMPARE(m_project->runs().size(), std::size_t{2});
    }

    void itsAutoencoderIsAsGoodAsItsFiguresSay() {
        const RunInfo run = m_project->run("vae");
        QVERIFY(run.state == RunState::Finished);
        const auto engine = LatentEngine::load(m_project, "vae");
        double squares = 0;
        double count = 0;
        for (const std::int64_t index : m_project->validationIndices()) {
            const Image before = m_project->image(index);
            const Image after = engine->reconstruct(before);
            for (std::size_t i = 0; i < before.pixels.size(); ++i)
                squares += std::pow((before.pixels[i] - after.pixels[i]) / 255.0, 2);
            count += static_cast<double>(before.pixels.size());
        }
        const double psnr = -10.0 * std::log10(squares / count);
        // Measured while training on drawn latents; here each picture comes back from the mean of its own.
        QVERIFY2(psnr > run.metrics.at("val_psnr") - 0.1, qPrintable(QString::number(psnr)));
    }

    void itsDiffusionModelDrawsShapes() {
        const auto engine = LatentEngine::load(m_project, "diffusion");
        SampleRequest request;
        request.count = 16;
        const std::vector<Image> drawn = engine->sample(request);
        // A bright shape on black: noise and emptiness have another share of dark pixels.
        for (const Image& picture : drawn) {
            const auto dark = std::ranges::count_if(picture.pixels, [](std::uint8_t value) { return value < 40; });
            const double share = static_cast<double>(dark) / static_cast<double>(picture.pixels.size());
            QVERIFY2(share > 0.5 && share < 0.995, qPrintable(QString::number(share)));
        }
    }

    void itCanBeTrainedFurther() {
        const RunInfo before = m_project->run("diffusion");
        DiffuseRequest request;
        request.name = before.name;
        request.autoencoder = before.autoencoder;
        request.extend = true;
        request.steps = 2;
        prepareDiffusion(m_project, request).job->run();
        const RunInfo after = m_project->run("diffusion");
        QVERIFY(after.state == RunState::Finished);
        QCOMPARE(after.step, before.step + 2);
    }

    void withoutItsRunsNothingIsLeftBehind() {
        QCOMPARE(codeOf([this] { createExample(folder("none"), folder("missing")); }), ErrorCode::NotFound);
        QVERIFY(!std::filesystem::exists(folder("none")));
    }

private:
    std::filesystem::path folder(const char* name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
    std::shared_ptr<Project> m_project;
};

QTEST_APPLESS_MAIN(TestExample)
#include "tst_example.moc"
