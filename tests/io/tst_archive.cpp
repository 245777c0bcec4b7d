// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Progress.hpp"
#include "core/io/Archive.hpp"
#include "core/io/AtomicFile.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

struct Contents {
    std::map<std::string, Bytes> files;
    std::map<std::string, std::string> refused;
};

Contents readAll(const std::filesystem::path& file, const ArchiveLimits& limits = {}) {
    ArchiveReader reader(file, {}, limits);
    Contents contents;
    while (const auto entry = reader.next()) {
        if (entry->refused.empty())
            contents.files[entry->name] = reader.read();
        else
            contents.refused[entry->name] = entry->refused;
    }
    return contents;
}

} // namespace

class ArchiveTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void readsEveryFileOfEveryPacking() {
        const Bytes large(300'000, std::byte{7});
        const std::vector<Entry> entries{
            {"a.txt", bytesOf("alpha")}, {"deep/er/b", large}, {"empty", {}}, {"ünï.txt", bytesOf("u")}};
        for (const Packing packing : {Packing::Zip, Packing::Tar, Packing::TarGz}) {
            writeArchive(file("archive"), packing, entries);
            const Contents contents = readAll(file("archive"));
            QCOMPARE(contents.files.size(), entries.size());
            for (const Entry& each : entries)
                QVERIFY(contents.files.at(each.name) == each.bytes);
        }
    }

    void passesOverEntriesThatAreNotRead() {
        for (const Packing packing : {Packing::Zip, Packing::TarGz}) {
            writeArchive(file("archive"), packing,
                         {{"a", Bytes(50'000)}, {"b", Bytes(50'000)}, {"c", bytesOf("last")}});
            ArchiveReader reader(file("archive"));
            reader.next();
            reader.next();
            QCOMPARE(reader.next()->name, std::string("c"));
            QVERIFY(reader.read() == bytesOf("last"));
            QVERIFY(!reader.next());
        }
    }

    void refusesLinksDevicesAndPathsThatLeadOutside() {
        writeArchive(file("a.tar"), Packing::Tar,
                     {{"a.png", bytesOf("x")},
                      {"link", {}, EntryKind::SymbolicLink},
                      {"hard", {}, EntryKind::HardLink},
                      {"pipe", {}, EntryKind::Fifo},
                      {"device", {}, EntryKind::Device},
                      {"../up.png", bytesOf("x")},
                      {"a/../../up.png", bytesOf("x")},
                      {"/etc/absolute.png", bytesOf("x")},
                      {"C:\\windows.png", bytesOf("x")},
                      {"..fine.png", bytesOf("x")}});
        const Contents contents = readAll(file("a.tar"));
        QCOMPARE(contents.files.size(), 2UL);
        QVERIFY(contents.files.contains("..fine.png"));
        QCOMPARE(contents.refused.size(), 8UL);
        QVERIFY(contents.refused.at("link").find("link") != std::string::npos);
        QVERIFY(contents.refused.at("../up.png").find("outside") != std::string::npos);
        QVERIFY(!std::filesystem::exists(file("../up.png")));
    }

    void refusesEncryptedEntries() {
        writeArchive(file("secret.zip"), Packing::EncryptedZip, {{"a.png", Bytes(100)}});
        const Contents contents = readAll(file("secret.zip"));
        QVERIFY(contents.files.empty());
        QVERIFY(contents.refused.at("a.png").find("encrypted") != std::string::npos);
    }

    void refusesBombs() {
        ArchiveLimits limits;
        limits.ratioFreeBytes = 1 << 20;
        const Bytes zeros(8 << 20); // packs about 1000 to 1
        for (const Packing packing : {Packing::Zip, Packing::TarGz}) {
            writeArchive(file("bomb"), packing, {{"a", zeros}, {"b", zeros}});
            QVERIFY(refuses([&] { readAll(file("bomb"), limits); }, ErrorCode::BadInput, "archive bomb"));
        }
        // A tar has to be unpacked even where it is only passed over.
        QVERIFY(refuses(
            [&] {
                ArchiveReader reader(file("bomb"), {}, limits);
                while (reader.next()) {
                }
            },
            ErrorCode::BadInput, "archive bomb"));
    }

    void limitsOneEntryTheTotalAndTheNumber() {
        const std::vector<Entry> entries{{"big", Bytes(200'000)}, {"small", bytesOf("s")}, {"last", bytesOf("l")}};
        writeArchive(file("a.zip"), Packing::Zip, entries);
        ArchiveLimits limits;
        limits.entryBytes = 100'000;
        ArchiveReader reader(file("a.zip"), {}, limits);
        reader.next();
        QVERIFY(refuses([&] { reader.read(); }, ErrorCode::Corrupt, "larger than"));
        QCOMPARE(reader.next()->name, std::string("small")); // and reading goes on
        QVERIFY(reader.read() == bytesOf("s"));

        limits = {};
        limits.totalBytes = 150'000;
        QVERIFY(refuses([&] { readAll(file("a.zip"), limits); }, ErrorCode::BadInput, "far more"));
        limits = {};
        limits.entries = 2;
        QVERIFY(refuses([&] { readAll(file("a.zip"), limits); }, ErrorCode::BadInput, "more than 2 entries"));
    }

    void refusesTruncation() {
        Bytes noise(60'000);
        for (std::size_t i = 0; i < noise.size(); ++i)
            noise[i] = static_cast<std::byte>((i * i * 31 + i / 7) >> 3);
        for (const Packing packing : {Packing::Zip, Packing::Tar, Packing::TarGz}) {
            writeArchive(file("whole"), packing, {{"a", noise}, {"b", noise}});
            const Bytes whole = readWhole(file("whole"));
            for (const std::size_t kept : {whole.size() / 4, whole.size() * 2 / 3}) {
                writeFile(file("cut"), Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept)));
                QVERIFY(refuses([&] { readAll(file("cut")); }, ErrorCode::BadInput, "truncated or damaged"));
            }
        }
        writeFile(file("empty"), {});
        QVERIFY(refuses([&] { readAll(file("empty")); }, ErrorCode::BadInput, "empty file"));
        writeFile(file("text"), bytesOf("this is no archive at all, whatever its name says"));
        QVERIFY(refuses([&] { readAll(file("text")); }, ErrorCode::BadInput, "truncated or damaged"));
    }

    void stopsWhenAsked() {
        writeArchive(file("a.tar"), Packing::Tar, {{"a", Bytes(1000)}});
        std::stop_source stop;
        ArchiveReader reader(file("a.tar"), stop.get_token());
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(reader.next(), Cancelled);
    }
};

QTEST_APPLESS_MAIN(ArchiveTest)
#include "tst_archive.moc"
