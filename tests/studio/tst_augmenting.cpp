// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedRun.hpp"

#include "core/studio/Augmenting.hpp"

#include <QTest>

using namespace studio;

namespace {

Parameters withSetting(const std::string& key, double value) {
    auto parameters = autoencoderParameters("ae");
    parameters.set(key, value);
    return parameters;
}

} // namespace

class TestAugmenting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutVariationsEveryVersionIsThePicture() {
        const TrainedRun fixture;
        const auto versions = augmentedVersions(*fixture.project(), 3, autoencoderParameters("ae"), 4);
        QCOMPARE(versions.size(), std::size_t{4});
        for (const auto& version : versions)
            QVERIFY(version == fixture.project()->image(3));
        QVERIFY(augmentedVersions(*fixture.project(), 3, Parameters(), 1).front() == fixture.project()->image(3));
    }

    void mirroredVersionsAreThePictureFromRightToLeft() {
        const TrainedRun fixture;
        const Image original = fixture.project()->image(5);
        const auto version = augmentedVersions(*fixture.project(), 5, withSetting("mirror", 1.0), 1).front();
        for (int y = 0; y < original.height; ++y)
            for (int x = 0; x < original.width; ++x)
                QCOMPARE(version.row(y)[static_cast<std::size_t>(x)],
                         original.row(y)[static_cast<std::size_t>(original.width - 1 - x)]);
    }

    void versionsFollowFromTheSeed() {
        const TrainedRun fixture;
        for (const char* option : {"shift", "rotate", "crop", "jitter"}) {
            const auto settings = withSetting(option, 0.4 * autoencoderParameters("ae").spec(option).maximum);
            const auto versions = augmentedVersions(*fixture.project(), 0, settings, 6, 1);
            QVERIFY2(versions == augmentedVersions(*fixture.project(), 0, settings, 6, 1), option);
            QVERIFY2(versions != augmentedVersions(*fixture.project(), 0, settings, 6, 2), option);
            QVERIFY2(versions[0] != versions[1] || versions[1] != versions[2], option);
        }
    }

    void aSmallProjectVariesItsPicturesUnlessToldOtherwise() {
        const TrainedRun fixture;
        const auto run = [&](std::map<std::string, std::string> settings) {
            auto request = TrainedRun::autoencoder("ae");
            request.settings.merge(settings);
            return fixture.project()->run(prepareTraining(fixture.project(), request).run).parameters;
        };
        QVERIFY(run({}).real("shift") > 0.0);
        QCOMPARE(run({{"shift", "0"}}).real("shift"), 0.0);
    }

    void aProjectImportedWithFlipsIsMirroredWhateverItsSize() {
        ImportOptions options;
        QCOMPARE(withAugmentation(autoencoderParameters("vae"), 60000, options).real("mirror"), 0.0);
        options.flip = true;
        QCOMPARE(withAugmentation(autoencoderParameters("vae"), 60000, options).real("mirror"), 0.5);
    }
};

QTEST_APPLESS_MAIN(TestAugmenting)
#include "tst_augmenting.moc"
