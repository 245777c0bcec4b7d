// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/models/StateDict.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <limits>

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
