// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"
#include "tests/CodeOf.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fstream>
#include <limits>

using namespace studio;
using studio::test::codeOf;

namespace {

Image plain(std::uint8_t value, int width = 8, int channels = 1) {
    Image picture(width, width, channels);
    std::ranges::fill(picture.pixels, value);
    return picture;
}

/// Grey pictures of 8 x 8.
DatasetFacts eightPixels() {
    DatasetFacts facts;
    facts.width = facts.height = 8;
    facts.channels = 1;
    return facts;
}

} // namespace

class ExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void latentsRoundTrip_data();
    void latentsRoundTrip();
    void latentsOfAnotherShapeAreAMismatch();
    void latentsThatAreNotFiniteAreAMismatch();
    void picturesAreNoLatents();
    void picklesAreNotOpened();
    void picturesComeInOrderFromFoldersAndArrays();
    void aBadPictureIsNamed();
    void nothingToReadIsBadInput();
    void aFolderBelowAFileCannotBeMade();

private:
    std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void ExchangeTest::latentsRoundTrip_data() {
    QTest::addColumn<bool>("isVector");
    QTest::newRow("spatial") << false;
    QTest::newRow("vector") << true;
}

void ExchangeTest::latentsRoundTrip() {
    QFETCH(bool, isVector);
    const LatentShape shape = isVector ? LatentShape{6, 1, 1, true} : LatentShape{1, 2, 3, false};
    const std::vector<Latent> latents{{1, -2, 3, 0.5F, 1e-20F, 6}, {7, 8, 9, 10, 11, 12}};
    writeLatentsNpy(path("latents.npy"), latents, shape);
    QCOMPARE(readLatentsNpy(path("latents.npy"), shape), latents);
}

void ExchangeTest::latentsOfAnotherShapeAreAMismatch() {
    writeLatentsNpy(path("other.npy"), std::vector<Latent>{{1, 2, 3, 4}}, {1, 2, 2, false});
    QCOMPARE(codeOf([&] { readLatentsNpy(path("other.npy"), {4, 1, 1, true}); }), ErrorCode::Mismatch);
    QCOMPARE(codeOf([&] { readLatentsNpy(path("other.npy"), {2, 2, 2, false}); }), ErrorCode::Mismatch);
}

void ExchangeTest::latentsThatAreNotFiniteAreAMismatch() {
    writeLatentsNpy(path("nan.npy"), std::vector<Latent>{{std::numeric_limits<float>::quiet_NaN()}}, {1, 1, 1, true});
    QCOMPARE(codeOf([&] { readLatentsNpy(path("nan.npy"), {1, 1, 1, true}); }), ErrorCode::Mismatch);
}

void ExchangeTest::picturesAreNoLatents() {
    writeImagesNpy(path("pictures.npy"), std::array{plain(1)});
    QCOMPARE(codeOf([&] { readLatentsNpy(path("pictures.npy"), {8, 8, 1, false}); }), ErrorCode::BadInput);
}

void ExchangeTest::picklesAreNotOpened() {
    for (const char* name : {"latents.pt", "latents.pkl", "latents"}) {
        std::ofstream(path(name), std::ios::binary) << "\x80\x02}q" << std::string(60, 'x');
        std::string message;
        QCOMPARE(codeOf([&] { readLatentsNpy(path(name), {8, 8, 1, false}); }, &message), ErrorCode::Unsupported);
        QVERIFY2(message.find("Convert it") != std::string::npos, message.c_str());
    }
}

void ExchangeTest::picturesComeInOrderFromFoldersAndArrays() {
    std::filesystem::create_directories(path("folder"));
    writePng(path("folder") / "b.png", plain(20));
    writePng(path("folder") / "a.png", plain(10, 16));
    writeImagesNpy(path("array.npy"), std::array{plain(30), plain(40), plain(255)});
    const std::array inputs{path("folder"), path("array.npy")};
    const auto pictures = readPictures(inputs, eightPixels());
    QCOMPARE(pictures.size(), std::size_t{5});
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(pictures[i], plain(static_cast<std::uint8_t>(10 * (i + 1))));
}

void ExchangeTest::aBadPictureIsNamed() {
    std::filesystem::create_directories(path("mixed"));
    writePng(path("mixed") / "good.png", plain(20));
    std::ofstream(path("mixed") / "bad.png") << "no picture";
    const std::array inputs{path("mixed")};
    try {
        readPictures(inputs, eightPixels());
        QFAIL("a bad picture went unnoticed");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::BadInput);
        QVERIFY2(error.message().find("bad.png") != std::string::npos, error.what());
    }
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(path("mixed"));
    std::string message;
    codeOf([&] { readPicture("bad.png", eightPixels()); }, &message); // by a name that is all of its path
    std::filesystem::current_path(before);
    QVERIFY2(message.starts_with("bad.png: "), message.c_str());
}

void ExchangeTest::nothingToReadIsBadInput() {
    std::filesystem::create_directories(path("empty"));
    const std::array inputs{path("empty")};
    QCOMPARE(codeOf([&] { readPictures(inputs, eightPixels()); }), ErrorCode::BadInput);
}

void ExchangeTest::aFolderBelowAFileCannotBeMade() {
    std::ofstream(path("file")) << "x";
    QCOMPARE(codeOf([&] { makeFolder(path("file") / "folder"); }), ErrorCode::Io);
    makeFolder(path("deep") / "folder");
    makeFolder(path("deep") / "folder");
    QVERIFY(std::filesystem::is_directory(path("deep") / "folder"));
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "tst_exchange.moc"
