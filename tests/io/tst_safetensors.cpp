// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"
#include "core/io/Safetensors.hpp"
#include "core/io/SafetensorsStream.hpp"
#include "core/io/Sha256.hpp"
#include "tests/io/Expect.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>

using namespace studio;
using namespace studio::io;
using studio::test::refuses;

namespace {

std::vector<std::byte> fileOf(std::uint64_t length, const std::string& header, std::size_t dataBytes) {
    std::vector<std::byte> bytes(8 + header.size() + dataBytes);
    std::memcpy(bytes.data(), &length, 8);
    std::memcpy(bytes.data() + 8, header.data(), header.size());
    return bytes;
}

std::vector<std::byte> fileOf(const std::string& header, std::size_t dataBytes = 0) {
    return fileOf(header.size(), header, dataBytes);
}

/// JSON written with single quotes, which moc can read.
std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
    return json("'" + name + "':{'dtype':'" + dtype + "','shape':" + shape + ",'data_offsets':" + offsets + "}");
}

bool refused(const std::vector<std::byte>& bytes, const std::string& words) {
    return refuses([&] { Safetensors::parse(bytes, "model.safetensors"); }, ErrorCode::Corrupt, words);
}

template<class Number, std::size_t count>
TensorView view(const std::string& name, Dtype dtype, std::vector<std::int64_t> shape,
                const std::array<Number, count>& data) {
    return {name, dtype, std::move(shape), std::as_bytes(std::span(data))};
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTripsEveryType() {
        const std::array<float, 6> weights{1.0F, -2.5F, 3.0F, 0.0F, 1e-30F, 7.0F};
        const std::array<std::int64_t, 1> step{123456789012345};
        const std::array<std::uint8_t, 3> flags{1, 0, 1};
        const std::array<std::byte, 48> raw{};
        std::vector<TensorView> tensors{view("flags", Dtype::Bool, {3}, flags),
                                        view("w", Dtype::F32, {2, 3}, weights),
                                        view("step", Dtype::I64, {}, step),
                                        {"empty", Dtype::F32, {0, 4}, {}}};
        for (const Dtype dtype : {Dtype::F64, Dtype::F16, Dtype::BF16, Dtype::I32, Dtype::I16, Dtype::I8, Dtype::U8})
            tensors.push_back({std::string(nameOf(dtype)), dtype, {6}, std::span(raw).first(6 * sizeOf(dtype))});
        const auto bytes = writeSafetensors(tensors, {{"format", "pt"}, {"note", "naïve \"quoted\"\n"}});
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.data(), 8);
        QCOMPARE(header % 8, std::uint64_t{0});

        const Safetensors read = Safetensors::parse(bytes, "test");
        QCOMPARE(read.tensors().size(), tensors.size());
        QCOMPARE(read.metadata().at("note"), std::string("naïve \"quoted\"\n"));
        for (const TensorView& each : tensors) {
            const TensorView* found = read.find(each.name);
            QVERIFY(found != nullptr);
            QVERIFY(found->dtype == each.dtype);
            QVERIFY(found->shape == each.shape);
            QVERIFY(std::ranges::equal(found->data, each.data));
            QCOMPARE((found->data.data() - bytes.data()) % static_cast<std::ptrdiff_t>(sizeOf(each.dtype)),
                     std::ptrdiff_t{0});
        }
        QVERIFY(read.find("absent") == nullptr);
    }

    void readsWhatTheReferenceLibraryWrites() {
        // Written by the safetensors package for Python: inputs and outputs of an autoencoder, computed by diffusers.
        const Safetensors read = Safetensors::open(STUDIO_TEST_DATA "/python.safetensors");
        QCOMPARE(read.tensors().size(), 4UL);
        QCOMPARE(read.tensors().front().name, std::string("mean"));
        const TensorView* mean = read.find("mean");
        QVERIFY(mean != nullptr && mean->dtype == Dtype::F32 &&
                mean->shape == (std::vector<std::int64_t>{1, 4, 16, 16}));
        std::array<float, 4> values{};
        std::memcpy(values.data(), mean->data.data(), sizeof values);
        const std::array<float, 4> expected{0.04546032F, -0.0453467F, -0.02644626F, -0.02815093F};
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] - expected[i]) < 1e-7F);
        QCOMPARE(read.find("input")->data.size(), 12288UL);
    }

    void refusesBadHeaderLengths() {
        QVERIFY(refused({}, "shorter than 8"));
        QVERIFY(refused(fileOf(~std::uint64_t{0}, "{}", 0), "over the limit"));
        QVERIFY(refused(fileOf(100'000'001, "{}", 0), "over the limit"));
        QVERIFY(refused(fileOf(1000, "{}", 0), "past the end"));
        QVERIFY(refused(fileOf("[]"), "no JSON object"));
        QVERIFY(refused(fileOf("{"), "bad JSON"));
        QVERIFY(refused(fileOf("{}x"), "bad JSON"));
    }

    void refusesShapesThatLie() {
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[4611686018427387904,4]", "[0,0]") + "}"), "too large"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[18446744073709551615]", "[0,4]") + "}", 4), "too large"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[-1]", "[0,4]") + "}", 4), "negative"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[1]", "[-4,0]") + "}", 4), "negative"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[1.5]", "[0,4]") + "}", 4), "1.5"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[2]", "[0,4]") + "}", 4), "does not fit"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[1]", "[4,0]") + "}", 4), "past the end"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[2]", "[0,8]") + "}", 4), "past the end"));
    }

    void refusesOverlapsAndHoles() {
        const auto two = [](const std::string& first, const std::string& second) {
            return fileOf("{" + entry("a", "F32", "[2]", first) + "," + entry("b", "F32", "[2]", second) + "}", 16);
        };
        QVERIFY(!test::errorOf([&] { Safetensors::parse(two("[8,16]", "[0,8]"), "x"); }));
        QVERIFY(refused(two("[0,8]", "[4,12]"), "overlaps"));
        QVERIFY(refused(two("[0,8]", "[0,8]"), "overlaps"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[1]", "[4,8]") + "}", 8), "a hole"));
        QVERIFY(refused(fileOf("{" + entry("a", "F32", "[1]", "[0,4]") + "}", 8), "after the last tensor"));
    }

    void refusesBadFields() {
        const std::string a = entry("a", "F32", "[1]", "[0,4]");
        QVERIFY(refused(fileOf("{" + a + "," + a + "}", 4), "appears twice"));
        QVERIFY(refused(fileOf("{" + entry("a", "F8", "[1]", "[0,1]") + "}", 1), "unknown dtype"));
        QVERIFY(refused(fileOf(json("{'a':{'dtype':'U8','dtype':'U8','shape':[0],'data_offsets':[0,0]}}")),
                        "appears twice"));
        QVERIFY(refused(fileOf(json("{'a':{'dtype':'U8','shape':[0]}}")), "lacks"));
        QVERIFY(refused(fileOf(json("{'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0],'x':1}}")), "unknown key"));
        QVERIFY(refused(fileOf(json("{'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0,0]}}")), "where none belongs"));
        QVERIFY(refused(fileOf(json("{'a':{'dtype':'U8','shape':[0],'data_offsets':[0]}}")), "two numbers"));
        QVERIFY(refused(fileOf(json("{'a':5}")), "where none belongs"));
        QVERIFY(refused(fileOf(json("{'a':null}")), "where none belongs"));
        QVERIFY(refused(fileOf(json("{'__metadata__':{'k':{}}}")), "where none belongs"));
        QVERIFY(refused(fileOf("{\"__metadata__\":{\"k\":\"\xFF\"}}"), "bad JSON"));
    }

    void refusesHugeHeaders() {
        std::string many = "{";
        for (int i = 0; i < 200'000; ++i)
            many += (i > 0 ? "," : "") + entry("t" + std::to_string(i), "U8", "[0]", "[0,0]");
        many += "}";
        const std::string deep = "{\"a\":" + std::string(5'000'000, '[');
        QVERIFY(refused(fileOf(many), "more than 65536 tensors"));
        QVERIFY(refused(fileOf(deep), "where none belongs"));
        QVERIFY(refused(fileOf("{" + entry("a", "U8", "[" + std::string(4'000'000, '1') + "]", "[0,0]") + "}"),
                        "not a sound"));
    }

    void refusesToWriteWhatItCouldNotRead() {
        const std::array<float, 2> data{};
        const TensorView sound = view("a", Dtype::F32, {2}, data);
        QVERIFY(refuses([&] { writeSafetensors(std::vector{sound, sound}); }, ErrorCode::Internal, "twice"));
        QVERIFY(refuses([&] { writeSafetensors(std::vector{view("a", Dtype::F32, {3}, data)}); }, ErrorCode::Internal,
                        "does not fit"));
        QVERIFY(refuses([&] { writeSafetensors(std::vector{view("\xFF", Dtype::F32, {2}, data)}); },
                        ErrorCode::Internal, "UTF-8"));
    }

    void theStreamRefusesWhatTheReaderRefuses() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        const std::array<float, 6> data{1, 2, 3, 4, 5, 6};
        const auto sound = writeSafetensors(
            std::vector{view("a", Dtype::F32, {2}, std::array<float, 2>{1, 2}), view("b", Dtype::F32, {6}, data)});
        const auto outcome = [](const auto& attempt) {
            const auto error = test::errorOf(attempt);
            return error ? std::pair(error->code(), error->message()) : std::pair(ErrorCode::Internal, std::string());
        };
        // Every truncation, and every byte of the header set to others.
        std::vector<std::vector<std::byte>> files;
        for (std::size_t size = 0; size < sound.size(); ++size)
            files.emplace_back(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(size));
        for (std::size_t at = 0; at + 32 < sound.size(); ++at)
            for (const int other : {0x00, 0x31, 0x7b, 0xff}) {
                files.push_back(sound);
                files.back()[at] = std::byte(other);
            }
        files.push_back(fileOf(1, "{}", 0));
        std::size_t refusals = 0;
        for (const auto& bytes : files) {
            std::ofstream(file, std::ios::binary)
                .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
            const auto whole = outcome([&] { Safetensors::open(file); });
            QCOMPARE(outcome([&] { SafetensorsReader reader(file); }), whole);
            refusals += whole.second.empty() ? 0 : 1;
        }
        QVERIFY(refusals > sound.size());
    }

    void aFileCutWhileItIsReadIsAnError() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        const std::array<float, 2> data{1, 2};
        const auto sound = writeSafetensors(std::vector{view("a", Dtype::F32, {2}, data)});
        writeAtomically(file, sound);
        std::array<float, 2> read{};
        SafetensorsReader whole(file);
        whole.read(std::as_writable_bytes(std::span(read)));
        QCOMPARE(read, data);
        QCOMPARE(whole.sha256(), sha256(sound));
        SafetensorsReader cut(file);
        std::filesystem::resize_file(file, sound.size() - 1);
        QVERIFY(refuses([&] { cut.read(std::as_writable_bytes(std::span(read))); }, ErrorCode::Io, "cut"));
    }

    void refusesPicklesByNameAndByContent() {
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        const auto refusedFile = [&](const char* name, std::string_view content) {
            writeAtomically(path / name, content);
            const auto error = test::errorOf([&] { Safetensors::open(path / name); });
            return error && error->code() == ErrorCode::Unsupported &&
                   error->hint().find("safetensors") != std::string::npos;
        };
        const auto sound = writeSafetensors({});
        const std::string_view text(reinterpret_cast<const char*>(sound.data()), sound.size());
        for (const char* name : {"a.pt", "a.pth", "a.ckpt", "a.pkl", "A.PTH"})
            QVERIFY(refusedFile(name, text));
        QVERIFY(refusedFile("zip.safetensors", "PK\x03\x04 archive"));
        QVERIFY(refusedFile("old.safetensors", "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9"));
        writeAtomically(path / "a.safetensors", sound);
        QVERIFY(Safetensors::open(path / "a.safetensors").tensors().empty());
    }

    void acceptsAHeaderThatLooksLikeAPickle() {
        // 0x280 = 640 bytes of header: the file begins with the two bytes of a pickle.
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        std::string header = json("{'__metadata__':{'k':'v'}}");
        header.resize(640, ' ');
        writeAtomically(file, fileOf(header));
        QCOMPARE(Safetensors::open(file).metadata().at("k"), std::string("v"));
    }

    void hashesAsTheStandardSays() {
        // FIPS 180-4 examples.
        QCOMPARE(sha256(std::as_bytes(std::span(std::string_view("abc")))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Sha256 pieces;
        pieces.update(std::as_bytes(std::span(std::string_view("abcdbcdecdefdefgefghfghighij"))));
        pieces.update(std::as_bytes(std::span(std::string_view("hijkijkljklmklmnlmnomnopnopq"))));
        QCOMPARE(pieces.hex(), std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(Sha256().hex(), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "tst_safetensors.moc"
