// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Text.hpp"
#include "core/data/FolderWalk.hpp"
#include "core/data/Import.hpp"
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

class FolderWalkTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path root() const { return m_folder->path().toStdString(); }
    FolderContents walk() const { return walkFolder(root(), {}, {}); }
    void addPicture(const fs::path& name) const { writeFile(root() / name, io::encodePng(gradient(8, 8, 1))); }
    static bool rejects(const std::vector<RejectedFile>& list, const std::string& path, const std::string& words) {
        return std::ranges::any_of(list, [&](const RejectedFile& each) {
            return each.path.ends_with(path) && each.reason.find(words) != std::string::npos;
        });
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void skipsWhatIsNoFileWithoutOpeningIt() {
        addPicture("good.png");
        QCOMPARE(::mkfifo((root() / "pipe.png").c_str(), 0600), 0); // opening it would wait for ever
        const int plug = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const fs::path relative = fs::path("socket.png");
        const fs::path before = fs::current_path();
        fs::current_path(root()); // the address has room for a short path only
        std::ranges::copy(relative.native(), address.sun_path);
        QCOMPARE(::bind(plug, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        fs::current_path(before);
        ::close(plug);
        fs::create_symlink("/dev/zero", root() / "device.png");
        fs::create_symlink("nowhere", root() / "dangling.png");
        fs::create_symlink("loop.png", root() / "loop.png");
        const Inspection found = inspectSources({root()});
        QCOMPARE(found.accepted, std::int64_t{1});
        QCOMPARE(found.rejected.size(), 5UL);
        QVERIFY(rejects(found.rejected, "pipe.png", "FIFO"));
        QVERIFY(rejects(found.rejected, "socket.png", "socket"));
        QVERIFY(rejects(found.rejected, "device.png", "device"));
        QVERIFY(rejects(found.rejected, "dangling.png", "nowhere"));
        QVERIFY(rejects(found.rejected, "loop.png", "back to itself"));
        QVERIFY(refuses([&] { importDataset({root() / "pipe.png"}, {}, root()); }, ErrorCode::BadInput, "a FIFO"));
    }

    void visitsEachFolderOnce() {
        addPicture("b/1.png");
        addPicture("b/c/2.png");
        fs::create_symlink(".", root() / "b/here");
        fs::create_symlink("..", root() / "b/c/up");
        fs::create_symlink("b", root() / "a-link"); // sorts before the real folder, but must not take its pictures
        const FolderContents contents = walk();
        QCOMPARE(contents.files.size(), 2UL);
        QCOMPARE(contents.files[0].relative, std::string("b/1.png"));
        QCOMPARE(contents.notices.size(), 1UL);
        QVERIFY(contents.rejected.empty());
    }

    void followsLinksToOtherFolders() {
        const QTemporaryDir other;
        writeFile(fs::path(other.path().toStdString()) / "x.png", io::encodePng(gradient(8, 8, 1)));
        fs::create_symlink(other.path().toStdString(), root() / "linked");
        QCOMPARE(walk().files.size(), 1UL);
        addPicture("real/y.png");
        QCOMPARE(inspectSources({root()}).labels.at("linked"), std::int64_t{1});
    }

    void survivesUnreadableFilesAndFolders() {
        addPicture("good.png");
        addPicture("locked.png");
        addPicture("closed/a.png");
        fs::permissions(root(), fs::perms::all);
        fs::permissions(root() / "locked.png", fs::perms::none);
        fs::permissions(root() / "closed", fs::perms::none);
        // Root may read everything, so the look is taken by a child process that is nobody.
        const pid_t child = ::fork();
        if (child == 0) {
            if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                ::_exit(2);
            const Inspection found = inspectSources({root()});
            const bool right = found.accepted == 1 && found.rejected.size() == 2 &&
                               rejects(found.rejected, "closed", "Permission denied") &&
                               rejects(found.rejected, "locked.png", "Permission denied");
            ::_exit(right ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        fs::permissions(root() / "closed", fs::perms::all);
        QCOMPARE(status, 0);
    }

    void keepsStrangeNames() {
        const std::vector<std::string> names{"ünïcode-日本.png",
                                             "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.png",
                                             std::string(251, 'n') + ".png",
                                             "new\nline.png",
                                             "bad\xFF\xFEutf8.png",
                                             "=cmd().png",
                                             "<img src=x>.png",
                                             "quote\"'.png",
                                             " .png",
                                             "-rf.png"};
        for (const auto& name : names)
            addPicture(name);
        const QTemporaryDir project;
        const ImportReport report = importDataset({root()}, {}, project.path().toStdString());
        QCOMPARE(report.count, static_cast<std::int64_t>(names.size()));
        QVERIFY(report.rejected.empty());
        const Inspection found = inspectSources({root()});
        QCOMPARE(found.accepted, static_cast<std::int64_t>(names.size()));
    }

    void showsInvalidNamesAsUtf8AndApart() {
        writeFile(root() / "bad\xFF.png", bytesOf("text"));
        writeFile(root() / "bad\xFE.png", bytesOf("text"));
        const Inspection found = inspectSources({root()});
        QCOMPARE(found.rejected.size(), 2UL);
        QVERIFY(found.rejected[0].path != found.rejected[1].path);
        for (const RejectedFile& each : found.rejected)
            QCOMPARE(validUtf8(each.path), each.path);
    }

    void passesOverHiddenFiles() {
        addPicture("a.png");
        addPicture(".hidden.png");
        addPicture(".cache/b.png");
        addPicture("__MACOSX/._a.png");
        const Inspection found = inspectSources({root()});
        QCOMPARE(found.accepted, std::int64_t{1});
        QCOMPARE(found.ignored, std::int64_t{3});
    }

    void stopsAtTheNextOfManyFiles() {
        for (int i = 0; i < 5000; ++i)
            writeFile(root() / std::to_string(i % 50) / std::to_string(i), {});
        std::vector<std::int64_t> told; // after every thousand
        std::stop_source stop;
        const auto walk = [&](std::int64_t last) {
            told.clear();
            walkFolder(root(), stop.get_token(), [&](const Progress& progress) {
                told.push_back(progress.done);
                if (progress.done == last)
                    stop.request_stop();
            });
        };
        walk(-1);
        QCOMPARE(told, (std::vector<std::int64_t>{1000, 2000, 3000, 4000, 5000}));
        QVERIFY_EXCEPTION_THROWN(walk(2000), Cancelled);
        QCOMPARE(told, (std::vector<std::int64_t>{1000, 2000}));
        QVERIFY_EXCEPTION_THROWN(walk(-1), Cancelled);
        QVERIFY(told.empty());
    }
};

QTEST_APPLESS_MAIN(FolderWalkTest)
#include "tst_folderwalk.moc"
