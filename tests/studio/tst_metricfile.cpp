// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/MetricFile.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

class TestMetricFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path write(const char* text) const {
        const std::filesystem::path file = std::filesystem::path(m_folder.path().toStdString()) / "metrics.csv";
        std::ofstream(file, std::ios::trunc) << text;
        return file;
    }

private Q_SLOTS:
    void readsColumnsAndMissingCells() {
        const auto table = studio::readMetricFile(write("step,loss,val_loss\n10,2.5,\n20,1e-3,0.5\n"));
        QCOMPARE(table.columns, (std::vector<std::string>{"step", "loss", "val_loss"}));
        QCOMPARE(table.rows.size(), std::size_t{2});
        QVERIFY(std::isnan(table.rows[0][2]));
        QCOMPARE(table.rows[1], (std::vector<double>{20, 1e-3, 0.5}));
    }

    void leavesOutALineThatWasCutShort() {
        const auto table = studio::readMetricFile(write("step,loss\n10,2.5\n20,1."));
        QCOMPARE(table.rows.size(), std::size_t{1});
    }

    void isEmptyWithoutAFile() { QVERIFY(studio::readMetricFile("/nonexistent/metrics.csv").columns.empty()); }

    void passesOverALineThatDoesNotFitAndNamesIt() {
        for (const char* text : {"step,loss\n10,2.5\n20\n30,1\n", "step,loss\n10,2.5\n20,oops\n30,1\n"}) {
            const auto table = studio::readMetricFile(write(text));
            QCOMPARE(table.rows, (std::vector<std::vector<double>>{{10, 2.5}, {30, 1}}));
            QCOMPARE(table.brokenLines, std::vector<std::int64_t>{3});
        }
        QVERIFY(studio::readMetricFile(write("step,loss\n10,2.5\n20,1.")).brokenLines.empty());
    }
};

QTEST_GUILESS_MAIN(TestMetricFile)
#include "tst_metricfile.moc"
