// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzz targets without a fuzzer: every seed, and some hundred damaged copies of each that are the same every time.
#include "core/base/Error.hpp"
#include "tests/fuzz/Targets.hpp"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <optional>
#include <random>

using namespace studio::fuzz;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

/// One of: a byte changed, a bit turned, a part left out, a part twice, cut off, a length or number made large.
QByteArray damaged(QByteArray seed, std::mt19937& random) {
    const auto below = [&](qsizetype count) { return static_cast<qsizetype>(random() % static_cast<unsigned>(count)); };
    for (qsizetype rounds = 1 + below(3); rounds > 0 && !seed.isEmpty(); --rounds) {
        const qsizetype at = below(seed.size());
        const qsizetype length = 1 + below(std::min<qsizetype>(seed.size() - at, 16));
        switch (below(6)) {
        case 0:
            seed[at] = static_cast<char>(random());
            break;
        case 1:
            seed[at] = static_cast<char>(seed[at] ^ (1 << below(8)));
            break;
        case 2:
            seed.remove(at, length);
            break;
        case 3:
            seed.insert(at, seed.mid(at, length));
            break;
        case 4:
            seed.truncate(at);
            break;
        default:
            seed.replace(at, length, QByteArray(length, random() % 2 == 0 ? '\xFF' : '9'));
        }
    }
    return seed;
}

/// What `target` makes of the bytes, or an empty optional and a warning for a finding.
std::optional<Outcome> outcome(const Target& target, const QByteArray& bytes) {
    try {
        return feed(target, bytesOf(bytes));
    } catch (const std::exception& error) {
        qWarning("%s, of %s", error.what(), bytes.toBase64().constData());
        return std::nullopt;
    }
}

} // namespace

class FuzzSeedsTest : public QObject {
    Q_OBJECT

    static void addSeeds() {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("file");
        for (int i = 0; i < static_cast<int>(targets().size()); ++i) {
            const auto name = targets()[static_cast<std::size_t>(i)].name;
            const QDir folder(QStringLiteral(STUDIO_FUZZ_SEEDS "/") +
                              QLatin1String(name.data(), static_cast<int>(name.size())));
            const auto files = folder.entryList(QDir::Files, QDir::Name);
            QVERIFY2(!files.isEmpty(), qPrintable(folder.path() + " has no seeds"));
            for (const QString& file : files)
                QTest::addRow("%s/%s", qPrintable(folder.dirName()), qPrintable(file)) << i << folder.filePath(file);
        }
    }

    static QByteArray content(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void everySeedIsRead_data() { addSeeds(); }
    /// Those called "bad-..." are what the fuzzer found once; they are refused.
    void everySeedIsRead() {
        QFETCH(int, target);
        QFETCH(QString, file);
        const auto result = outcome(targets()[static_cast<std::size_t>(target)], content(file));
        QVERIFY(result);
        QCOMPARE(*result == Outcome::Refused, QFileInfo(file).fileName().startsWith(QLatin1String("bad-")));
    }

    void damagedSeedsAreReadOrRefused_data() { addSeeds(); }
    void damagedSeedsAreReadOrRefused() {
        constexpr int copies = 100;
        QFETCH(int, target);
        QFETCH(QString, file);
        const QByteArray seed = content(file);
        std::mt19937 random(20);
        int refused = 0;
        for (int i = 0; i < copies; ++i) {
            const auto result = outcome(targets()[static_cast<std::size_t>(target)], damaged(seed, random));
            QVERIFY(result);
            refused += *result == Outcome::Refused ? 1 : 0;
        }
        const bool reads = targets()[static_cast<std::size_t>(target)].name == std::string_view("metrics");
        QVERIFY2(reads || refused > 0, "damage is noticed");
    }

    /// What the rest relies on: a foreign exception, an unforeseen error and one that is no text are findings.
    void tellsAFinding() {
        const auto finds = [](void (*read)(Input)) {
            try {
                feed({"one", read}, {});
            } catch (const std::exception&) {
                return true;
            }
            return false;
        };
        using studio::Error;
        using studio::ErrorCode;
        QVERIFY(finds([](Input) { throw std::runtime_error("foreign"); }));
        QVERIFY(finds([](Input) { throw Error(ErrorCode::Internal, "unforeseen"); }));
        QVERIFY(finds([](Input) { throw Error(ErrorCode::BadInput, "\xFF"); }));
        QVERIFY(!finds([](Input) { throw Error(ErrorCode::BadInput, "truncated"); }));
        QVERIFY(!finds([](Input) {}));
    }
};

QTEST_GUILESS_MAIN(FuzzSeedsTest)
#include "tst_fuzzseeds.moc"
