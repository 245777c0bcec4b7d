// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"
#include "core/io/FileHandle.hpp"
#include "tests/io/Expect.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <csignal>
#include <functional>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace studio;
using namespace studio::io;
using studio::test::refuses;

namespace {

std::filesystem::path pathIn(const QTemporaryDir& folder, const char* name) {
    return std::filesystem::path(folder.path().toStdString()) / name;
}

std::size_t filesIn(const QTemporaryDir& folder) {
    using Iterator = std::filesystem::directory_iterator;
    return static_cast<std::size_t>(std::distance(Iterator(folder.path().toStdString()), Iterator{}));
}

/// The real file system, save that call number `failAt` (counted over all kinds of calls that can fail) fails, and that
/// a write takes at most `pieceBytes`.
class FailingFiles : public FileSystem {
public:
    explicit FailingFiles(int failAt, int reason = EIO)
        : m_failAt(failAt)
        , m_reason(reason) {}

    int create(const std::filesystem::path& file) override { return fails() ? -1 : FileSystem::create(file); }
    ssize_t write(int descriptor, const void* bytes, std::size_t count) override {
        if (fails())
            return -1;
        return FileSystem::write(descriptor, bytes, std::min(count, pieceBytes));
    }
    int sync(int descriptor) override { return fails() ? -1 : FileSystem::sync(descriptor); }
    int close(int descriptor) override {
        const int status = FileSystem::close(descriptor);
        return fails() ? -1 : status;
    }
    int rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
        return fails() ? -1 : FileSystem::rename(from, to);
    }
    int syncFolder(const std::filesystem::path& folder) override {
        return fails() ? -1 : FileSystem::syncFolder(folder);
    }

    int calls() const { return m_calls; }
    std::size_t pieceBytes = 1000;

private:
    bool fails() {
        if (++m_calls != m_failAt)
            return false;
        errno = m_reason;
        return true;
    }

    int m_failAt;
    int m_reason;
    int m_calls = 0;
};

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesAFileWhole() {
        const QTemporaryDir folder;
        const auto file = pathIn(folder, "a.txt");
        writeAtomically(file, std::string_view("first"));
        writeAtomically(file, std::string_view("second"));
        QCOMPARE(readText(file), std::string("second"));
        QCOMPARE(filesIn(folder), 1UL);
    }

    void leavesOldOrNewWhicheverCallFails() {
        const std::string before(2500, 'o');
        const std::string after(3500, 'n');
        FailingFiles counting(0);
        const QTemporaryDir counted;
        writeAtomically(pathIn(counted, "f"), std::string_view(after), counting);
        QVERIFY(counting.calls() >= 8); // create, four writes, fsync, close, rename, fsync of the folder
        for (int failAt = 1; failAt <= counting.calls(); ++failAt) {
            const QTemporaryDir folder;
            const auto file = pathIn(folder, "f");
            writeAtomically(file, std::string_view(before));
            FailingFiles failing(failAt);
            QVERIFY(
                refuses([&] { writeAtomically(file, std::string_view(after), failing); }, ErrorCode::Io, "f: cannot"));
            const std::string found = readText(file);
            QVERIFY(found == before || found == after);
            const bool renamed = failAt == counting.calls();
            QCOMPARE(found == after, renamed);
            QCOMPARE(filesIn(folder), 1UL); // no temporary file is left
            writeAtomically(file, std::string_view(after));
            QCOMPARE(readText(file), after);
        }
    }

    void namesTheReasonOfAFailure() {
        const QTemporaryDir folder;
        const auto file = pathIn(folder, "f");
        const auto attempt = [&](int reason) {
            FailingFiles failing(2, reason);
            writeAtomically(file, std::string_view("text"), failing);
        };
        QVERIFY(refuses([&] { attempt(ENOSPC); }, ErrorCode::DiskFull, "No space left"));
        QVERIFY(refuses([&] { attempt(EDQUOT); }, ErrorCode::DiskFull, "f: cannot be written"));
        QVERIFY(refuses([&] { attempt(EROFS); }, ErrorCode::ReadOnly, "Read-only"));
        QVERIFY(refuses([&] { attempt(EACCES); }, ErrorCode::ReadOnly, "Permission"));
        QVERIFY(!std::filesystem::exists(file));
    }

    void keepsTheOldFileWithoutCommit() {
        const QTemporaryDir folder;
        const auto file = pathIn(folder, "f");
        writeAtomically(file, std::string_view("old"));
        {
            AtomicWriter writer(file);
            writer.write(std::as_bytes(std::span(std::string_view("half of the new"))));
        }
        QCOMPARE(readText(file), std::string("old"));
        QCOMPARE(filesIn(folder), 1UL);
    }

    void survivesAFullDisk() {
        // A limit on file size hits root too; the kernel answers EFBIG once SIGXFSZ is ignored.
        const QTemporaryDir folder;
        const auto file = pathIn(folder, "f");
        writeAtomically(file, std::string_view("old"));
        const pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{4096, 4096};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto error = test::errorOf([&] { writeAtomically(file, std::string(10'000, 'x')); });
            ::_exit(error && error->code() == ErrorCode::Io ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QCOMPARE(readText(file), std::string("old"));
        QCOMPARE(filesIn(folder), 1UL);
    }

    void worksForTheLongestName() {
        const QTemporaryDir folder;
        const auto file = pathIn(folder, std::string(255, 'n').c_str());
        writeAtomically(file, std::string_view("x"));
        QCOMPARE(readText(file), std::string("x"));
    }

    void refusesToReplaceWhatIsNoFile() {
        const QTemporaryDir folder;
        const auto fifo = pathIn(folder, "pipe");
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        QVERIFY(refuses([&] { writeAtomically(fifo, std::string_view("x")); }, ErrorCode::BadInput, "a FIFO"));
        QVERIFY(refuses([&] { writeAtomically("/dev/null", std::string_view("x")); }, ErrorCode::BadInput, "a device"));
        QVERIFY(refuses([&] { writeAtomically(pathIn(folder, ""), std::string_view("x")); }, ErrorCode::BadInput,
                        "a folder"));
    }

    void refusesAMissingFolder() {
        const QTemporaryDir folder;
        QVERIFY(refuses([&] { writeAtomically(pathIn(folder, "no/f"), std::string_view("x")); }, ErrorCode::NotFound,
                        "cannot be written"));
    }

    void readsRegularFilesOnly() {
        const QTemporaryDir folder;
        const auto fifo = pathIn(folder, "pipe");
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        QVERIFY(refuses([&] { readWhole(fifo); }, ErrorCode::BadInput, "a FIFO"));
        QVERIFY(refuses([] { readWhole("/dev/zero"); }, ErrorCode::BadInput, "a device"));
        QVERIFY(refuses([&] { readWhole(pathIn(folder, "gone")); }, ErrorCode::NotFound, "no such file"));
        writeAtomically(pathIn(folder, "f"), std::string_view("12345"));
        QVERIFY(refuses([&] { readWhole(pathIn(folder, "f"), 4); }, ErrorCode::BadInput, "more than the 4"));
        QCOMPARE(readHead(pathIn(folder, "f"), 3).size(), 3UL);
        QCOMPARE(readHead(pathIn(folder, "f"), 30).size(), 5UL);
    }

    void removesOnlyTemporariesOfDeadProcesses() {
        const QTemporaryDir folder;
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        ::waitpid(child, nullptr, 0);
        const auto dead = pathIn(folder, (".studio-" + std::to_string(child) + "-0.tmp").c_str());
        const auto own = pathIn(folder, (".studio-" + std::to_string(::getpid()) + "-99999.tmp").c_str());
        const auto other = pathIn(folder, ".studio-notes.tmp");
        for (const auto& file : {dead, own, other})
            writeAtomically(file, std::string_view("x"));
        removeStaleTemporaries(folder.path().toStdString());
        QVERIFY(!std::filesystem::exists(dead));
        QVERIFY(std::filesystem::exists(own));
        QVERIFY(std::filesystem::exists(other));
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
