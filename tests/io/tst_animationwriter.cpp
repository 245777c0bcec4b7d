// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Palette.hpp"
#include "core/io/Pixels.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <memory>
#include <set>

#include <gif_lib.h>
#include <opencv2/videoio.hpp>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

class AnimationWriterTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file() const { return std::filesystem::path(m_folder.path().toStdString()) / "a.gif"; }

private Q_SLOTS:
    void keepsEveryGreyExactly() {
        Image grey(256, 2, 1);
        for (std::size_t i = 0; i < grey.pixels.size(); ++i)
            grey.pixels[i] = static_cast<std::uint8_t>(i);
        writeGif(file(), std::vector{grey});
        QVERIFY(readImageFile(file(), {.channels = 1}) == grey);
    }

    void playsOnceWhereItIsNotToRepeat() {
        const auto loops = [this] {
            const auto bytes = readWhole(file());
            const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return text.find("NETSCAPE2.0") != std::string_view::npos;
        };
        const std::vector frames{Image(4, 4, 1), Image(4, 4, 1)};
        writeGif(file(), frames, 60);
        QVERIFY(loops());
        writeGif(file(), frames, 60, Repeat::Once);
        QVERIFY(!loops());
    }

    void keepsFewColoursExactly() {
        Image colours(100, 2, 3);
        for (std::size_t i = 0; i < colours.pixels.size(); ++i)
            colours.pixels[i] = static_cast<std::uint8_t>(i * 37 % 251 / 50 * 50);
        writeGif(file(), std::vector{colours});
        QVERIFY(readImageFile(file()) == colours);
    }

    void approximatesManyColours() {
        const Image many = gradient(120, 90, 3);
        std::set<std::vector<std::uint8_t>> distinct;
        for (std::size_t i = 0; i < many.pixels.size(); i += 3)
            distinct.insert({many.pixels.begin() + static_cast<std::ptrdiff_t>(i),
                             many.pixels.begin() + static_cast<std::ptrdiff_t>(i) + 3});
        QVERIFY(distinct.size() > 256);
        const std::vector images{many};
        QVERIFY(Palette::forImages(images).colours().size() <= 256);
        writeGif(file(), images);
        QVERIFY(difference(readImageFile(file()), many) < 4.0);
    }

    void writesAllFramesAndRepeats() {
        std::vector<Image> frames;
        for (int i = 0; i < 5; ++i) {
            frames.emplace_back(10, 6, 1);
            std::ranges::fill(frames.back().pixels, static_cast<std::uint8_t>(50 * i));
        }
        frames.push_back(withChannels(frames[1], 3)); // grey and colour may be mixed
        writeGif(file(), frames, 120);
        GifFileType* gif = DGifOpenFileName(file().c_str(), nullptr);
        QVERIFY(gif != nullptr);
        QCOMPARE(DGifSlurp(gif), GIF_OK);
        QCOMPARE(gif->ImageCount, 6);
        GraphicsControlBlock control{};
        QCOMPARE(DGifSavedExtensionToGCB(gif, 3, &control), GIF_OK);
        QCOMPARE(control.DelayTime, 12);
        const GifColorType shade = gif->SColorMap->Colors[gif->SavedImages[3].RasterBits[0]];
        QCOMPARE(int{shade.Red}, 150);
        DGifCloseFile(gif, nullptr);
        const auto bytes = readWhole(file());
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        QVERIFY(text.find(std::string_view("NETSCAPE2.0\x03\x01\0\0", 15)) != std::string_view::npos);
    }

    void writesFilms_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("even") << 64 << 48;
        QTest::newRow("odd") << 63 << 47;
        QTest::newRow("tiny") << 7 << 5;
    }
    void writesFilms() {
        QFETCH(int, width);
        QFETCH(int, height);
        const auto film = file().replace_extension("mp4");
        Image orange(width, height, 3); // no channel could be taken for another
        const std::array<std::uint8_t, 3> colour{200, 90, 20};
        for (std::size_t i = 0; i < orange.pixels.size(); ++i)
            orange.pixels[i] = colour[i % 3];
        std::vector<Image> frames(6, orange);
        frames.push_back(withChannels(gradient(width, height, 3), 1));
        writeMp4(film, frames, 100);
        cv::VideoCapture reader(film.string(), cv::CAP_FFMPEG);
        QVERIFY(reader.isOpened());
        QCOMPARE(static_cast<int>(reader.get(cv::CAP_PROP_FRAME_WIDTH)), width + width % 2);
        QCOMPARE(static_cast<int>(reader.get(cv::CAP_PROP_FRAME_HEIGHT)), height + height % 2);
        QVERIFY(std::abs(reader.get(cv::CAP_PROP_FPS) - 10.0) < 0.1);
        cv::Mat shown;
        int count = 0;
        for (; count < 6 && reader.read(shown); ++count) {
            const auto pixel = shown.at<cv::Vec3b>(height / 2, width / 2);
            for (std::size_t c = 0; c < 3; ++c)
                QVERIFY2(std::abs(int{pixel[static_cast<int>(2 - c)]} - int{colour[c]}) < 12,
                         qPrintable(QStringLiteral("%1 for %2").arg(pixel[static_cast<int>(2 - c)]).arg(colour[c])));
        }
        for (; reader.read(shown); ++count)
            QCOMPARE(shown.cols, width + width % 2);
        QCOMPARE(count, 7);
        QVERIFY(refuses([&] { writeMp4(film, {}); }, ErrorCode::WrongUsage, "at least one frame"));
    }

    void writesFilmsWithoutATemporaryFolder_data() {
        QTest::addColumn<QByteArray>("temporary");
        QTest::newRow("gone") << (m_folder.path() + "/gone/job-123").toUtf8();
        QFile(m_folder.path() + "/file").open(QIODevice::WriteOnly);
        QTest::newRow("a file") << (m_folder.path() + "/file").toUtf8();
        QTest::newRow("not ours") << QByteArray("/proc");
    }
    void writesFilmsWithoutATemporaryFolder() {
        QFETCH(QByteArray, temporary);
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", temporary);
        const auto restore = qScopeGuard([&] { before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before); });
        QTemporaryDir own(m_folder.path() + "/film-XXXXXX");
        const auto film = std::filesystem::path(own.path().toStdString()) / "walk.mp4";
        writeMp4(film, std::vector<Image>(3, gradient(64, 48, 3)));
        QCOMPARE(QDir(own.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"walk.mp4"}); // and nothing is left beside it
        QVERIFY(cv::VideoCapture(film.string(), cv::CAP_FFMPEG).isOpened());
    }

    void refusesFilmsThatHaveNoPlace() {
        const std::vector frames(3, gradient(64, 48, 3));
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        QVERIFY(refuses([&] { writeMp4(folder / "nowhere" / "a.mp4", frames); }, ErrorCode::NotFound, "a.mp4"));
        QVERIFY(refuses([&] { writeMp4("/proc/a.mp4", frames); }, ErrorCode::NotFound, "a.mp4"));
        QVERIFY(refuses([&] { writeMp4(folder, frames); }, ErrorCode::BadInput, "cannot be written"));
    }

    void keepsTheOldFilmWhereANewOneCannotBeWritten() {
        const auto film = std::filesystem::path(m_folder.path().toStdString()) / "kept.mp4";
        writeMp4(film, std::vector<Image>(3, gradient(64, 48, 3)));
        const auto before = readWhole(film);
        struct Full : FileSystem {
            ssize_t write(int, const void*, std::size_t) override {
                errno = ENOSPC;
                return -1;
            }
        } full;
        QVERIFY(refuses([&] { writeMp4(film, std::vector<Image>(5, gradient(64, 48, 3)), 60, full); },
                        ErrorCode::DiskFull, "kept.mp4"));
        QVERIFY(readWhole(film) == before);
    }

    void refusesFramesThatDoNotFit() {
        const std::vector<Image> mixed{Image(4, 4, 1), Image(5, 4, 1)};
        QVERIFY(refuses([&] { writeGif(file(), mixed); }, ErrorCode::WrongUsage, "one size"));
        QVERIFY(refuses([&] { writeGif(file(), {}); }, ErrorCode::WrongUsage, "at least one frame"));
    }

    void refusesATruncatedGif() {
        writeGif(file(), std::vector{gradient(40, 30, 3), gradient(40, 30, 3)});
        const Bytes whole = readWhole(file());
        for (const std::size_t kept : {whole.size() / 4, whole.size() - 1})
            QVERIFY(
                refuses([&] { decodeImage(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept))); },
                        ErrorCode::BadInput, ""));
    }
};

QTEST_APPLESS_MAIN(AnimationWriterTest)
#include "tst_animationwriter.moc"
