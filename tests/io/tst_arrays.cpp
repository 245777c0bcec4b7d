// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"
#include "core/io/Idx.hpp"
#include "core/io/Npy.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <cstring>
#include <memory>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

Bytes idx(const std::vector<std::uint32_t>& shape, std::size_t dataBytes, std::uint8_t type = 8) {
    Bytes bytes{{}, {}, std::byte{type}, static_cast<std::byte>(shape.size())};
    for (const auto size : shape)
        bytes = bytes + bigEndian(size);
    for (std::size_t i = 0; i < dataBytes; ++i)
        bytes.push_back(static_cast<std::byte>(i));
    return bytes;
}

Bytes npy(const std::string& header, std::size_t dataBytes, char version = 1) {
    Bytes bytes = bytesOf("\x93NUMPY") + Bytes{static_cast<std::byte>(version), {}};
    bytes.push_back(static_cast<std::byte>(header.size() & 0xFF));
    bytes.push_back(static_cast<std::byte>(header.size() >> 8));
    if (version > 1)
        bytes = bytes + Bytes{{}, {}};
    return bytes + bytesOf(header) + Bytes(dataBytes);
}

bool npyRefused(const Bytes& bytes, const std::string& words) {
    return refuses([&] { NpyFile::parse(bytes, "a.npy"); }, ErrorCode::BadInput, words);
}

} // namespace

class ArraysTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    bool idxRefused(const Bytes& bytes, const std::string& words) const {
        writeFile(file("bad"), bytes);
        return refuses([&] { openIdxArray(file("bad")); }, ErrorCode::BadInput, words);
    }

private Q_SLOTS:
    void readsIdxPlainAndPacked() {
        const Bytes plain = idx({2, 3, 4}, 24);
        writeFile(file("plain"), plain);
        writeFile(file("packed.gz"), gzip(plain));
        for (const char* name : {"plain", "packed.gz"}) {
            const StoredArray read = openIdxArray(file(name));
            QVERIFY((read.shape == std::vector<std::int64_t>{2, 3, 4}));
            QCOMPARE(read.data.size(), 24UL);
            QCOMPARE(read.number(23), 23.0);
            const auto layout = idxLayout(file(name));
            QVERIFY(layout && layout->shape == read.shape);
        }
    }

    void refusesIdxWhoseDimensionsLie() {
        QVERIFY(idxRefused(idx({2, 3, 4}, 23), "claims 40 bytes but has 39"));
        QVERIFY(idxRefused(idx({2, 3, 4}, 25), "claims 40"));
        QVERIFY(idxRefused(idx({0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF}, 24), "impossible shape"));
        QVERIFY(idxRefused(idx({0xFFFFFFFF, 0xFFFFFFFF}, 24), "claims"));
        QVERIFY(idxRefused(gzip(idx({0xFFFFFFFF, 0x7FFFFFFF}, 24)), "far too short"));
        QVERIFY(idxRefused(gzip(idx({2, 3, 4}, 23)), "less than it claims"));
        QVERIFY(idxRefused(gzip(idx({2, 3, 4}, 25)), "more than it claims"));
        QVERIFY(idxRefused(idx({2}, 7, 0x0D), "claims 16 bytes but has 15"));
        QVERIFY(idxRefused(idx({2}, 8, 0x0A), "not an IDX file"));
        // Found by the fuzzer: an empty dimension hid that the others overflow.
        QVERIFY(idxRefused(idx({0xFFFFFFFF, 0x90000000, 2, 0}, 0), "impossible"));
        QVERIFY(idxRefused(idx({0, 0xFFFFFFFF, 0x90000000, 2}, 0), "impossible"));
        QVERIFY(idxRefused(idx({0xFFFFFFFF, 0x7FFFFFFF}, 24, 0x0E), "impossible shape"));
        QVERIFY(idxRefused(bytesOf("hello, this is text"), "not an IDX file"));
        QVERIFY(idxRefused({}, "not an IDX file"));
    }

    void readsIdxOfEveryElementType() {
        const std::vector<std::pair<std::uint8_t, Bytes>> types{
            {0x08, Bytes{std::byte{200}}},
            {0x09, Bytes{std::byte{0xF0}}},
            {0x0B, Bytes{std::byte{0xFF}, std::byte{0x00}}},
            {0x0C, bigEndian(70'000)},
            {0x0D, Bytes{std::byte{0x3F}, std::byte{0xC0}, {}, {}}},
            {0x0E, Bytes{std::byte{0xC0}, std::byte{0x04}, {}, {}, {}, {}, {}, {}}}};
        const std::vector<double> expected{200.0, -16.0, -256.0, 70'000.0, 1.5, -2.5};
        for (std::size_t i = 0; i < types.size(); ++i) {
            writeFile(file("typed"), idx({1}, 0, types[i].first) + types[i].second);
            QCOMPARE(openIdxArray(file("typed")).number(0), expected[i]);
        }
    }

    void refusesDamagedGzip() {
        Bytes packed = gzip(idx({40, 30}, 1200));
        const Bytes cut(packed.begin(), packed.end() - 20);
        QVERIFY(idxRefused(cut, "truncated"));
        packed[packed.size() - 6] ^= std::byte{1}; // in the checksum
        QVERIFY(idxRefused(packed, "damaged"));
    }

    void readsArraysThatNumPyWrote() {
        // numpy.save of (numpy.arange(24).reshape(2, 3, 4) / 4) as float32, and of int64 [7, -8, 9].
        const NpyFile floats = NpyFile::open(STUDIO_TEST_DATA "/numpy-float32.npy");
        QVERIFY(floats.dtype() == Dtype::F32);
        QVERIFY((floats.shape() == std::vector<std::int64_t>{2, 3, 4}));
        for (std::size_t i = 0; i < 24; ++i)
            QCOMPARE(floats.number(i), static_cast<double>(i) / 4.0);
        const NpyFile integers = NpyFile::open(STUDIO_TEST_DATA "/numpy-int64.npy");
        QVERIFY(integers.dtype() == Dtype::I64);
        QCOMPARE(integers.number(1), -8.0);
    }

    void readsOtherByteOrdersAndColumnsFirst() {
        const std::string header = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }\n";
        Bytes bytes = npy(header, 0);
        for (const int value : {0, 3, 1, 4, 2, 500}) // columns first: [[0, 1, 2], [3, 4, 500]]
            bytes = bytes + Bytes{static_cast<std::byte>(value >> 8), static_cast<std::byte>(value & 0xFF)};
        const NpyFile read = NpyFile::parse(bytes, "turned");
        QVERIFY(read.dtype() == Dtype::I16);
        const std::vector<double> rows{0, 1, 2, 3, 4, 500};
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(read.number(i), rows[i]);
        QCOMPARE(read.data()[2], std::byte{1}); // converted, not only looked up
    }

    void readsHalvesAndTextOfBothKinds() {
        const auto parsed = [](const Bytes& bytes) {
            auto owner = std::make_shared<const Bytes>(bytes);
            return npyArray(*owner, owner, "a.npy");
        };
        Bytes halves = npy("{'descr': '<f2', 'fortran_order': False, 'shape': (5,), }\n", 0);
        for (const int bits : {0x3C00, 0xC000, 0x0001, 0x7C00, 0x3555}) // 1, -2, the least, infinity, a third
            halves = halves + Bytes{static_cast<std::byte>(bits & 0xFF), static_cast<std::byte>(bits >> 8)};
        const StoredArray numbers = parsed(halves);
        QCOMPARE(numbers.number(0), 1.0);
        QCOMPARE(numbers.number(1), -2.0);
        QCOMPARE(numbers.number(2), std::ldexp(1.0, -24));
        QVERIFY(std::isinf(numbers.number(3)));
        QCOMPARE(numbers.number(4), 0.333251953125);
        const StoredArray bytes = parsed(npy("{'descr': '|S4', 'fortran_order': False, 'shape': (2,), }\n", 0) +
                                         bytesOf("cat") + Bytes(1) + bytesOf("bird"));
        QCOMPARE(bytes.text(0), std::string("cat"));
        QCOMPARE(bytes.text(1), std::string("bird"));
        const StoredArray letters = parsed(npy("{'descr': '>U2', 'fortran_order': False, 'shape': (1,), }\n", 0) +
                                           bigEndian(0xE9) + bigEndian(0x1F600));
        QCOMPARE(letters.text(0), std::string("\xC3\xA9\xF0\x9F\x98\x80"));
    }

    void writesTheBytesThatNumPyWrites() {
        std::array<float, 24> values{};
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i) / 4.0F;
        const std::array<std::int64_t, 3> shape{2, 3, 4};
        const auto written = writeNpy(Dtype::F32, shape, std::as_bytes(std::span(values)));
        QVERIFY(written == readWhole(STUDIO_TEST_DATA "/numpy-float32.npy"));
        const std::array<std::int64_t, 3> integers{7, -8, 9};
        const std::array<std::int64_t, 1> length{3};
        QVERIFY(writeNpy(Dtype::I64, length, std::as_bytes(std::span(integers))) ==
                readWhole(STUDIO_TEST_DATA "/numpy-int64.npy"));
    }

    void roundTripsScalarsAndEmptyArrays() {
        const std::array<double, 1> one{2.5};
        const NpyFile scalar = NpyFile::parse(writeNpy(Dtype::F64, {}, std::as_bytes(std::span(one))), "scalar");
        QVERIFY(scalar.shape().empty());
        QCOMPARE(scalar.number(0), 2.5);
        const std::array<std::int64_t, 2> none{0, 7};
        QCOMPARE(NpyFile::parse(writeNpy(Dtype::U8, none, {}), "empty").count(), std::int64_t{0});
    }

    void refusesObjectsAndHugeShapes() {
        const auto header = [](const std::string& descr, const std::string& shape, const std::string& order = "False") {
            return "{'descr': " + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
        };
        QVERIFY(npyRefused(npy(header("'|O'", "(3,)"), 24), "Python objects"));
        QVERIFY(npyRefused(npy(header("[('x', '<f4')]", "(3,)"), 12), "records"));
        QVERIFY(npyRefused(npy(header("'<f4'", "(4611686018427387904, 4)"), 16), "impossible shape"));
        QVERIFY(npyRefused(npy(header("'<f4'", "(1000000000000,)"), 16), "claims"));
        QVERIFY(npyRefused(npy(header("'<f4'", "(99999999999999999999,)"), 16), "impossible shape"));
        QVERIFY(npyRefused(npy(header("'<f4'", "(-1,)"), 16), "impossible shape"));
        QVERIFY(npyRefused(npy(header("[('x', '<f4', (2,)), ('a]', '|O')]", "(3,)"), 12), "records"));
        QVERIFY(npyRefused(npy(header("[('x', '<f4')", "(3,)"), 12), "damaged"));
        QVERIFY(npyRefused(npy(header("'<c8'", "(2,)"), 16), "not supported"));
        QVERIFY(npyRefused(npy(header("'<u2'", "(8,)"), 16), "uint16"));
        QVERIFY(!errorOf([&] { NpyFile::parse(npy(header("'<f4'", "(2, 2)"), 16, 2), "version 2"); }));
    }

    void refusesDamagedNpyHeaders() {
        QVERIFY(npyRefused(bytesOf("text"), "not a NumPy file"));
        QVERIFY(npyRefused(bytesOf("\x93NUMPY\x01"), "ends inside"));
        QVERIFY(npyRefused(npy("{'descr': '<f4'}", 0), "damaged"));
        QVERIFY(npyRefused(npy("{'descr': '<f4', 'descr': '<f4', 'shape': ()}", 0), "repeats"));
        QVERIFY(npyRefused(npy("{'descr': '<f4', 'fortran_order': Maybe, 'shape': ()}", 0), "damaged"));
        QVERIFY(npyRefused(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1", 4), "damaged"));
        QVERIFY(npyRefused(npy("__import__('os').system('id')", 0), "damaged"));
        Bytes lying = npy("{}", 0);
        lying[9] = std::byte{0xFF}; // a header of 65 kB
        QVERIFY(npyRefused(lying, "ends inside"));
    }
};

QTEST_APPLESS_MAIN(ArraysTest)
#include "tst_arrays.moc"
