// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/CheckpointStore.hpp"
#include "core/training/TrainingState.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace studio;
using namespace studio::training;

namespace {

constexpr std::int64_t mebibyte = std::int64_t{1} << 20;
constexpr std::int64_t few = 16 * mebibyte; ///< for whatever else a process does

/// A figure of /proc/self/status in bytes.
std::int64_t statusOf(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::stoll(line.substr(name.size() + 1)) * 1024;
    return -1;
}

/// By how many bytes the most that the process held was above what it held before.
template<class Work>
std::int64_t riseDuring(const Work& work) {
    std::ofstream("/proc/self/clear_refs") << 5; // the most is what it is now
    const auto before = statusOf("VmRSS");
    work();
    return statusOf("VmHWM") - before;
}

} // namespace

/// A checkpoint is written from where the tensors are, and read to where they stay.
class TestCheckpointMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer has memory of its own");
#endif
        const auto rise = riseDuring([] { static_cast<void>(torch::ones({32 * mebibyte / 4}).sum()); });
        if (rise < 32 * mebibyte)
            QSKIP("this system does not tell the most that a process held");
    }

    void savingHoldsNoCopyAndLoadingOne() {
        torch::nn::Sequential module;
        for (int layer = 0; layer < 8; ++layer)
            module->push_back(torch::nn::Linear(1024, 768)); // 3 MiB
        TrainingState state(*module, {});
        const QTemporaryDir folder;
        CheckpointStore store(folder.path().toStdString());
        const auto save = [&] {
            store.save(
                1, [&](const io::ByteSink& sink) { state.write({}, sink); }, CheckpointStore::Rank::Best);
        };
        save();
        const auto file = std::filesystem::path(folder.path().toStdString()) / "checkpoint-000001.safetensors";
        const auto size = static_cast<std::int64_t>(std::filesystem::file_size(file));
        QVERIFY(size > 4 * 24 * mebibyte);
        const auto saving = riseDuring(save);
        QVERIFY2(saving < few, qPrintable(QString::number(saving)));
        std::optional<LoadedCheckpoint> loaded;
        const auto loading = riseDuring([&] { loaded = store.loadLatest({}); });
        QVERIFY2(loading > size - few && loading < size + few, qPrintable(QString::number(loading)));
        const auto restoring = riseDuring([&] { state.restore(loaded->content, loaded->source); });
        QVERIFY2(restoring < few, qPrintable(QString::number(restoring)));
    }
};

QTEST_APPLESS_MAIN(TestCheckpointMemory)
#include "tst_checkpointmemory.moc"
