// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"
#include "core/training/LatentCache.hpp"

#include <QTemporaryDir>
#include <QtTest>

using namespace studio::training;

class TestLatentCache : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::string> m_notices;
    torch::Tensor m_latents = torch::randn({5, 4, 3, 3}, at::make_generator<at::CPUGeneratorImpl>(1));

    LatentCache cache(const LatentOrigin& origin = {"aa", "bb", "cpu"}) const {
        return {m_folder->path().toStdString(), origin};
    }
    std::optional<torch::Tensor> load(const LatentCache& cache, std::int64_t count = 5) {
        return cache.load(count, {4, 3, 3}, [this](const std::string& notice) { m_notices.push_back(notice); });
    }
    void save(const LatentCache& cache) {
        cache.save(m_latents, [this](const std::string& notice) { m_notices.push_back(notice); });
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_notices.clear();
    }

    void givesBackWhatItKeeps() {
        QVERIFY(!load(cache()));
        save(cache());
        const auto kept = load(cache());
        QVERIFY(kept && kept->equal(m_latents));
        QVERIFY(m_notices.empty());
    }

    void neverUsesLatentsOfAnotherOrigin_data() {
        QTest::addColumn<QString>("autoencoder");
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QString>("device");
        QTest::newRow("other weights") << "a"
                                       << "bb"
                                       << "cpu";
        QTest::newRow("other pictures") << "aa"
                                        << "b"
                                        << "cpu";
        QTest::newRow("another device") << "aa"
                                        << "bb"
                                        << "cuda";
    }
    void neverUsesLatentsOfAnotherOrigin() {
        QFETCH(QString, autoencoder);
        QFETCH(QString, dataset);
        QFETCH(QString, device);
        save(cache());
        const auto other = cache({autoencoder.toStdString(), dataset.toStdString(), device.toStdString()});
        QVERIFY(!load(other));
        QCOMPARE(m_notices.size(), std::size_t{1});
        QVERIFY2(m_notices[0].find("again") != std::string::npos, m_notices[0].c_str());
        save(other);
        QVERIFY(load(other));
    }

    void neverUsesWhatIsDamaged() {
        save(cache());
        const auto whole = studio::io::readWhole(cache().file());
        for (const std::size_t place : {std::size_t{3}, std::size_t{20}, whole.size() - 7}) {
            auto damaged = whole;
            damaged[place] ^= std::byte{16};
            studio::io::writeAtomically(cache().file(), damaged);
            QVERIFY(!load(cache()));
        }
        auto cut = whole;
        cut.resize(whole.size() / 2);
        studio::io::writeAtomically(cache().file(), cut);
        QVERIFY(!load(cache()));
        QCOMPARE(m_notices.size(), std::size_t{4});
        studio::io::writeAtomically(cache().file(), whole);
        QVERIFY(load(cache()));
        QVERIFY(!load(cache(), 6));
    }

    void goesOnWithoutAPlaceToWrite() {
        const LatentCache nowhere(std::filesystem::path(m_folder->path().toStdString()) / "no" / "folder", {});
        save(nowhere);
        QCOMPARE(m_notices.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestLatentCache)
#include "tst_latentcache.moc"
