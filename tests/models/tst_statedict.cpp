// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Sha256.hpp"
#include "core/models/StateDict.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

using namespace studio;
using namespace studio::models;

namespace {

struct Net : torch::nn::Module {
    Net() {
        linear = register_module("linear", torch::nn::Linear(3, 2));
        register_buffer("count", torch::ones({4}));
    }
    torch::nn::Linear linear{nullptr};
};

/// Wide and narrow types in no order, layouts that have to be put into rows first, a scalar, and nothing at all.
StateDict variedTensors() {
    const auto counted = torch::arange(24, at::kFloat) / 7.0;
    return {{"turned", counted.view({4, 6}).t()},
            {"step", torch::tensor(std::int64_t{12345678901})},
            {"filters", counted.view({2, 3, 2, 2}).contiguous(at::MemoryFormat::ChannelsLast)},
            {"none", torch::empty({0, 4})},
            {"codes", torch::arange(5)},
            {"part", counted.narrow(0, 3, 7)}};
}

Error refusalOf(Net& net, const StateDict& tensors) {
    try {
        loadStateDict(net, tensors, "weights.safetensors");
    } catch (const Error& error) {
        return error;
    }
    return {ErrorCode::Internal, "accepted"};
}

bool says(const Error& error, const char* text) {
    return error.message().find(text) != std::string::npos;
}

} // namespace

class TestStateDict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTripsThroughFile() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "net.safetensors";
        const Net net;
        const auto bytes = toSafetensors(stateDict(net), {{"step", "12"}});
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        Net other;
        const auto read = readWeights(file);
        QCOMPARE(read.metadata.at("step"), std::string("12"));
        loadStateDict(other, read.tensors, file.string());
        QVERIFY(torch::equal(other.linear->weight, net.linear->weight));
        QVERIFY(torch::equal(other.linear->bias, net.linear->bias));
    }

    void theBytesOfAFileAreThoseOfEarlierVersions() {
        const auto bytes = toSafetensors(variedTensors(), {{"step", "12"}, {"note", "naïve"}});
        QCOMPARE(QString::fromStdString(io::sha256(bytes)),
                 QStringLiteral("dc3ba4d5f38c0b4df1500d261554d78d34f7d9f3abe3845eac7b9663e1ab80cf"));
    }

    void writesTensorsFromWhereTheyAre() {
        const auto tensors = variedTensors();
        std::set<const void*> given;
        std::vector<std::byte> file;
        writeWeights(tensors, {}, [&](std::span<const std::byte> bytes) {
            given.insert(bytes.data());
            file.insert(file.end(), bytes.begin(), bytes.end());
        });
        QVERIFY(file == toSafetensors(tensors));
        std::vector<std::string> copied;
        for (const auto& [name, tensor] : tensors)
            if (!given.contains(tensor.data_ptr()))
                copied.push_back(name);
        QCOMPARE(copied, (std::vector<std::string>{"turned", "filters"})); // which had to be put into rows
    }

    void readsWithTheHashOnTheWay() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "net.safetensors";
        const auto bytes = toSafetensors(variedTensors(), {{"step", "12"}});
        io::writeAtomically(file, bytes);
        const auto read = readHashedWeights(file);
        QCOMPARE(read.sha256, io::sha256(bytes));
        QVERIFY(toSafetensors(read.content.tensors, read.content.metadata) == bytes);
        const auto mapped = readWeights(file);
        QCOMPARE(read.content.metadata, mapped.metadata);
        QCOMPARE(read.content.tensors.size(), mapped.tensors.size());
        for (std::size_t i = 0; i < mapped.tensors.size(); ++i) {
            QCOMPARE(read.content.tensors[i].first, mapped.tensors[i].first);
            QVERIFY(read.content.tensors[i].second.equal(mapped.tensors[i].second));
        }
    }

    void listsEveryMismatchAndChangesNothing() {
        Net net;
        const auto before = net.linear->bias.detach().clone();
        const auto error = refusalOf(net, {{"linear.weight", torch::ones({2, 4})},
                                           {"linear.bias", torch::full({2}, 5.0)},
                                           {"extra", torch::ones({1})}});
        QCOMPARE(error.code(), ErrorCode::Mismatch);
        QVERIFY(says(error, "weights.safetensors"));
        QVERIFY(says(error, "linear.weight has shape [2, 4], expected [2, 3]"));
        QVERIFY(says(error, "count is missing"));
        QVERIFY(says(error, "extra is not part of this model"));
        QVERIFY(!error.hint().empty());
        QVERIFY(torch::equal(net.linear->bias, before));
    }

    void refusesNumbersThatAreNone_data() {
        QTest::addColumn<float>("value");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
    }

    void refusesNumbersThatAreNone() {
        QFETCH(float, value);
        Net net;
        auto tensors = copied(stateDict(net));
        tensors[0].second.view(-1)[3] = value;
        const auto error = refusalOf(net, tensors);
        QCOMPARE(error.code(), ErrorCode::Mismatch);
        QVERIFY(says(error, "linear.weight holds NaN or infinite values"));
    }

    void refusesAnotherNumberFormat() {
        Net net;
        auto tensors = copied(stateDict(net));
        tensors[1].second = tensors[1].second.to(at::kDouble);
        QVERIFY(says(refusalOf(net, tensors), "linear.bias holds Double, expected Float"));
    }

    void copiesStayWhatTheyWere() {
        Net net;
        const auto copies = copied(stateDict(net));
        const auto before = copies[0].second.clone();
        {
            const torch::NoGradGuard noGrad;
            net.linear->weight.add_(1);
        }
        QVERIFY(torch::equal(copies[0].second, before));
    }

    void countsParametersWithoutBuffers() {
        const Net net;
        QCOMPARE(parameterCount(net), std::int64_t{8});
    }
};

QTEST_APPLESS_MAIN(TestStateDict)
#include "tst_statedict.moc"
