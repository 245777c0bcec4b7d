// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Torch.hpp"
#include "core/studio/ErrorLog.hpp"
#include "core/studio/TorchErrors.hpp"
#include "core/studio/Version.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

namespace fs = std::filesystem;
using studio::Error;
using studio::ErrorCode;

namespace {

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return content.str();
}

Error errorOfTheLibrary() {
    try {
        static_cast<void>(torch::zeros({2, 3}).matmul(torch::zeros({5, 7})));
    } catch (...) {
        return studio::asError(std::current_exception());
    }
    return {ErrorCode::WrongUsage, "multiplied"};
}

} // namespace

/// What is too long for a person goes to a file that the message names.
class TestErrorLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
#ifndef Q_OS_LINUX
        QSKIP("the folder is that of XDG here");
#endif
    }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
        m_log = fs::path(m_folder->path().toStdString()) / "latent-studio" / "errors.log";
        QCOMPARE(studio::errorLogFile(), m_log);
    }

    void theTraceIsInTheFileThatTheHintNames() {
        const Error error = errorOfTheLibrary();
        QCOMPARE(error.code(), ErrorCode::Internal);
        QCOMPARE(error.hint(), "Details are in \"" + m_log.string() + "\".");
        for (const std::string& shown : {error.message(), error.hint()}) {
            QVERIFY2(shown.find("frame #") == std::string::npos, shown.c_str());
            QVERIFY2(shown.find('\n') == std::string::npos, shown.c_str());
        }
        const auto log = contentOf(m_log);
        QVERIFY2(log.find("c10::Error: " + error.message()) != std::string::npos, log.c_str());
        QVERIFY2(log.find("frame #") != std::string::npos, log.c_str());
        QVERIFY2(log.find("latent-studio " + studio::studioVersion()) != std::string::npos, log.c_str());
        QVERIFY(QRegularExpression("^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ ").match(log.c_str()).hasMatch());
        QCOMPARE(fs::status(m_log).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void theNextStepStaysInTheHint() {
        try {
            static_cast<void>(torch::empty({std::int64_t{1} << 46}));
            QFAIL("allocated a quarter of a petabyte");
        } catch (...) {
            const Error error = studio::asError(std::current_exception());
            QCOMPARE(error.code(), ErrorCode::OutOfMemory);
            QVERIFY2(error.hint().starts_with("Use a smaller batch_size"), error.hint().c_str());
            QVERIFY2(error.hint().ends_with(". Details are in \"" + m_log.string() + "\"."), error.hint().c_str());
        }
        QVERIFY(contentOf(m_log).find("allocate") != std::string::npos);
    }

    void ourOwnErrorsAreNotLogged() {
        const Error error = studio::asError(std::make_exception_ptr(Error(ErrorCode::DiskFull, "full", "free some")));
        QCOMPARE(error.hint(), std::string("free some"));
        QVERIFY(!fs::exists(m_log));
    }

    void theFileStaysSmall() {
        const std::string entry(100'000, 'x');
        for (int i = 0; i < 40; ++i)
            QCOMPARE(studio::logError(entry), m_log);
        const fs::path older = m_log.string() + ".1";
        for (const auto& file : {m_log, older}) {
            QVERIFY(fs::file_size(file) > 0);
            QVERIFY(fs::file_size(file) <= studio::mostOfTheErrorLog);
        }
        QCOMPARE(std::distance(fs::directory_iterator(m_log.parent_path()), fs::directory_iterator()),
                 std::ptrdiff_t{2});
        studio::logError("the last");
        QVERIFY(contentOf(m_log).ends_with("the last\n\n"));
    }

    void aFolderThatCannotBeWrittenCostsTheDetailsOnly_data() {
        QTest::addColumn<int>("obstacle");
        QTest::newRow("no folder is named") << 0;
        QTest::newRow("a relative one") << 1;
        QTest::newRow("a file in its place") << 2;
        QTest::newRow("a folder in the file's place") << 3;
        QTest::newRow("a pipe in the file's place") << 4;
        QTest::newRow("a full device in the file's place") << 5;
    }

    void aFolderThatCannotBeWrittenCostsTheDetailsOnly() {
        QFETCH(int, obstacle);
        const auto home = qgetenv("HOME");
        switch (obstacle) {
        case 0:
            qunsetenv("XDG_STATE_HOME");
            qunsetenv("HOME");
            break;
        case 1:
            qputenv("XDG_STATE_HOME", "somewhere");
            qputenv("HOME", "here");
            break;
        case 2:
            std::ofstream(m_log.parent_path()) << "in the way";
            break;
        case 3:
            fs::create_directories(m_log / "in the way");
            break;
        case 4:
            fs::create_directories(m_log.parent_path());
#ifdef Q_OS_LINUX
            QCOMPARE(::mkfifo(m_log.c_str(), 0600), 0);
#endif
            break;
        default:
            fs::create_directories(m_log.parent_path());
            fs::create_symlink("/dev/full", m_log);
        }
        const Error error = errorOfTheLibrary();
        qputenv("HOME", home);
        QCOMPARE(error.code(), ErrorCode::Internal);
        QVERIFY(!error.message().empty());
        QVERIFY2(error.hint().empty(), error.hint().c_str());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_log;
};

QTEST_GUILESS_MAIN(TestErrorLog)
#include "tst_errorlog.moc"
