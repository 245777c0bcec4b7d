// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
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

    void namesTheLineThatDoesNotFit() {
        for (const char* text : {"step,loss\n10,2.5\n20\n", "step,loss\n10,2.5\n20,oops\n"}) {
            try {
                static_cast<void>(studio::readMetricFile(write(text)));
                QFAIL("accepted");
            } catch (const studio::Error& error) {
                QCOMPARE(error.code(), studio::ErrorCode::Corrupt);
                QVERIFY(QString::fromStdString(error.message()).contains("line 3"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMetricFile)
#include "tst_metricfile.moc"
