// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Sha256.hpp"
#include "core/training/CheckpointStore.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace studio;
using namespace studio::training;
namespace fs = std::filesystem;

namespace {

std::vector<std::byte> checkpointBytes(float value) {
    return models::toSafetensors({{"average.weight", torch::full({8}, value)},
                                  {"buffer.count", torch::full({2}, value)},
                                  {"weights.weight", torch::zeros({8})}},
                                 {{"step", "1"}});
}

/// The same in two pieces.
WriteFn checkpoint(float value) {
    return [bytes = checkpointBytes(value)](const io::ByteSink& sink) {
        sink(std::span(bytes).first(5));
        sink(std::span(bytes).subspan(5));
    };
}

float valueOf(const LoadedCheckpoint& checkpoint) {
    return inferenceWeights(checkpoint.content).front().second[0].item<float>();
}

void damage(const fs::path& file, std::uint64_t position) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(position));
    const char byte = static_cast<char>(stream.get() ^ 1);
    stream.seekp(static_cast<std::streamoff>(position));
    stream.put(byte);
}

} // namespace

class TestCheckpointStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        m_notices.clear();
    }

    void anEmptyFolderHasNoCheckpoint() { QVERIFY(!CheckpointStore(m_folder).loadLatest(notices()).has_value()); }

    void loadsTheLatestAndTheBest() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        store.save(2, checkpoint(2), CheckpointStore::Rank::Best);
        store.save(3, checkpoint(3), CheckpointStore::Rank::Ordinary);
        QCOMPARE(valueOf(*store.loadLatest(notices())), 3.0F);
        QCOMPARE(valueOf(*store.loadBest(notices())), 2.0F);
        QVERIFY(m_notices.empty());
    }

    void keepsTheLastThreeAndTheBest() {
        CheckpointStore store(m_folder);
        for (int step = 1; step <= 9; ++step)
            store.save(step, checkpoint(1), step == 2 ? CheckpointStore::Rank::Best : CheckpointStore::Rank::Ordinary);
        std::vector<std::string> names;
        for (const auto& item : fs::directory_iterator(m_folder))
            if (item.path().extension() == ".safetensors")
                names.push_back(item.path().filename().string());
        std::ranges::sort(names);
        QCOMPARE(names, (std::vector<std::string>{"checkpoint-000002.safetensors", "checkpoint-000007.safetensors",
                                                  "checkpoint-000008.safetensors", "checkpoint-000009.safetensors"}));
    }

    void oneFlippedBitAnywhereFallsBackAndSaysSo() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        store.save(2, checkpoint(2), CheckpointStore::Rank::Ordinary);
        const auto file = m_folder / "checkpoint-000002.safetensors";
        const auto size = fs::file_size(file);
        for (std::uint64_t position = 0; position < size; ++position) {
            m_notices.clear();
            damage(file, position);
            QCOMPARE(valueOf(*store.loadLatest(notices())), 1.0F);
            QVERIFY(!m_notices.empty() && m_notices.front().find("checkpoint-000002") != std::string::npos);
            QVERIFY(m_notices.back().find("step 1") != std::string::npos);
            QVERIFY(store.loadLatest({})->isSubstitute);
            damage(file, position);
        }
        QCOMPARE(valueOf(*store.loadLatest(notices())), 2.0F);
        QVERIFY(!store.loadLatest({})->isSubstitute);
    }

    void anyTruncationFallsBack() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        store.save(2, checkpoint(2), CheckpointStore::Rank::Ordinary);
        const auto file = m_folder / "checkpoint-000002.safetensors";
        for (auto size = fs::file_size(file); size-- > 0;) {
            fs::resize_file(file, size);
            QCOMPARE(valueOf(*store.loadLatest(notices())), 1.0F);
        }
        fs::remove(file);
        QCOMPARE(valueOf(*store.loadLatest(notices())), 1.0F);
    }

    void damagedPointersLeadToTheOtherOne_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"checkpoints\": [{\"file\": ");
        QTest::newRow("wrong types") << QByteArray(
            "{\"version\": 1, \"checkpoints\": [{\"file\": 3, \"step\": \"x\"}]}");
        QTest::newRow("outside") << QByteArray(
            "{\"version\": 1, \"checkpoints\": [{\"file\": \"../../etc/passwd\", \"step\": 1, \"sha256\": \"\"}]}");
    }

    void damagedPointersLeadToTheOtherOne() {
        QFETCH(QByteArray, text);
        CheckpointStore store(m_folder);
        store.save(7, checkpoint(7), CheckpointStore::Rank::Best);
        io::writeAtomically(m_folder / "latest.json",
                            std::string_view(text.data(), static_cast<std::size_t>(text.size())));
        QCOMPARE(valueOf(*store.loadLatest(notices())), 7.0F);
        QVERIFY(store.loadLatest({})->isSubstitute);
        QVERIFY(!store.loadBest({})->isSubstitute);
    }

    void allDamagedIsAnErrorThatNamesThem() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        damage(m_folder / "checkpoint-000001.safetensors", 100);
        try {
            store.loadLatest(notices());
            QFAIL("loaded");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Corrupt);
            QVERIFY(error.message().find("checkpoint-000001") != std::string::npos);
            QVERIFY(!error.hint().empty());
        }
    }

    void whatIsKeptForOthersOutlivesItsOwnRun() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        const std::string sha256 = store.loadBest({})->sha256;
        store.keep(sha256);
        store.keep(sha256); // twice is no error
        for (int step = 2; step <= 9; ++step)
            store.save(step, checkpoint(static_cast<float>(step)), CheckpointStore::Rank::Best);
        QVERIFY(!fs::exists(m_folder / "checkpoint-000001.safetensors"));
        QCOMPARE(valueOf(*store.loadExact(sha256, 1)), 1.0F);
        store.clear();
        QVERIFY(!store.loadBest({}));
        QVERIFY(store.has(sha256));
        const auto kept = store.loadExact(sha256, 1);
        QCOMPARE(valueOf(*kept), 1.0F);
        QCOMPARE(kept->step, std::int64_t{1});
        QCOMPARE(kept->sha256, sha256);
        store.letGo(sha256);
        QVERIFY(!store.has(sha256));
        QVERIFY(!store.loadExact(sha256, 1));
        QVERIFY(fs::is_empty(m_folder));
        QVERIFY_EXCEPTION_THROWN(store.keep(sha256), Error);
    }

    void exactlyTheOneThatIsAskedForIsLoaded() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        store.save(2, checkpoint(2), CheckpointStore::Rank::Ordinary);
        const std::string sha256 = store.loadBest({})->sha256;
        store.keep(sha256);
        const auto kept = m_folder / ("kept-" + sha256 + ".safetensors");
        fs::remove(kept); // no longer the same file as the checkpoint
        io::writeAtomically(kept, checkpointBytes(3));
        QCOMPARE(valueOf(*store.loadExact(sha256, 1)), 1.0F); // the run's own is whole
        damage(m_folder / "checkpoint-000001.safetensors", 100);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(store.loadExact(sha256, 1)), Error);
        QVERIFY(!store.loadExact(std::string(64, '0'), 1));
    }

    void aCheckpointThatFailsHalfwayLeavesTheOldOne() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        const auto breaksOff = [](const io::ByteSink& sink) {
            sink(std::vector<std::byte>(std::size_t{3} << 20)); // more than is gathered: some of it is written
            throw Error(ErrorCode::Io, "out of luck");
        };
        QVERIFY_EXCEPTION_THROWN(store.save(1, breaksOff, CheckpointStore::Rank::Best), Error);
        QVERIFY_EXCEPTION_THROWN(store.save(2, breaksOff, CheckpointStore::Rank::Best), Error);
        QCOMPARE(valueOf(*store.loadLatest(notices())), 1.0F);
        QVERIFY(m_notices.empty());
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), std::ptrdiff_t{3}); // and the two pointers
    }

    void theRecordedHashIsTheFiles() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        QCOMPARE(store.loadBest({})->sha256, io::sha256(checkpointBytes(1)));
        QVERIFY(io::readWhole(m_folder / "checkpoint-000001.safetensors") == checkpointBytes(1));
    }

    void anotherOneOfTheSameStepThatIsCutOffLeavesTheFirst() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Ordinary);
        fs::rename(m_folder / "best.json", m_folder / "aside");
        fs::create_directories(m_folder / "best.json" / "in the way"); // of the first pointer
        QVERIFY_EXCEPTION_THROWN(store.save(1, checkpoint(2), CheckpointStore::Rank::Best), Error);
        fs::remove_all(m_folder / "best.json");
        fs::rename(m_folder / "aside", m_folder / "best.json");
        for (const auto& loaded : {store.loadLatest(notices()), store.loadBest(notices())})
            QCOMPARE(valueOf(*loaded), 1.0F);
        QVERIFY2(m_notices.empty(), m_notices.empty() ? "" : m_notices.front().c_str());

        store.save(1, checkpoint(3), CheckpointStore::Rank::Best);
        QCOMPARE(valueOf(*store.loadLatest(notices())), 3.0F);
        QCOMPARE(valueOf(*store.loadBest(notices())), 3.0F);
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), std::ptrdiff_t{3}); // the first one is gone
    }

    void clearingLeavesNothing() {
        CheckpointStore store(m_folder);
        store.save(1, checkpoint(1), CheckpointStore::Rank::Best);
        store.clear();
        QVERIFY(fs::is_empty(m_folder));
    }

    void inferenceTakesAveragesAndBuffers() {
        const auto weights = inferenceWeights(models::parseWeights(checkpointBytes(4), "memory"));
        QCOMPARE(weights.size(), std::size_t{2});
        for (const auto& [name, tensor] : weights) {
            QVERIFY(name == "weight" || name == "count");
            QCOMPARE(tensor[0].item<float>(), 4.0F);
        }
    }

private:
    NoticeFn notices() {
        return [this](const std::string& text) { m_notices.push_back(text); };
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    std::vector<std::string> m_notices;
};

QTEST_APPLESS_MAIN(TestCheckpointStore)
#include "tst_checkpointstore.moc"
