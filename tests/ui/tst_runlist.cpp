// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/JobBar.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunDelegate.hpp"
#include "ui/train/RunListModel.hpp"

#include <QFile>
#include <QFontMetrics>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace studio::ui;

class RunListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Theme::current().setTextSize(100); }

    void partsOfARowGrowWithTheLettersAndKeepApart() {
        const auto row = [] {
            const QStyleOptionViewItem option;
            return QRect(5, 40, 240, RunDelegate().sizeHint(option, {}).height());
        };
        Theme::current().setTextSize(100);
        const int usualDot = RunDelegate::dotRect(row()).width();
        const int usualEye = RunDelegate::eyeRect(row()).width();
        Theme::current().setTextSize(150);
        const QRect dot = RunDelegate::dotRect(row());
        const QRect text = RunDelegate::textRect(row());
        const QRect eye = RunDelegate::eyeRect(row());
        QVERIFY(dot.width() > 1.3 * usualDot);
        QVERIFY(eye.width() > 1.4 * usualEye);
        QVERIFY(row().contains(dot) && row().contains(text) && row().contains(eye));
        QVERIFY(dot.right() < text.left());
        QVERIFY(text.right() < eye.left());
        const int lines = QFontMetrics(Theme::font(FontRole::Body)).height() +
                          QFontMetrics(Theme::font(FontRole::SecondaryNumbers)).height();
        QVERIFY2(lines <= text.height() + 2, qPrintable(QStringLiteral("%1 in %2").arg(lines).arg(text.height())));
    }

    void aRunNamedAfterItsModelDoesNotSayItTwice() {
        QStandardItemModel model;
        const auto detail = [&](const QString& name) {
            auto* item = new QStandardItem;
            item->setData(name, RunListModel::RunRole);
            item->setData(QStringLiteral("ae"), RunListModel::ModelRole);
            item->setData(QStringLiteral("trained"), RunListModel::StateTextRole);
            model.appendRow(item);
            return RunDelegate::detailText(item->index());
        };
        QCOMPARE(detail(QStringLiteral("ae")), QStringLiteral("trained"));
        QCOMPARE(detail(QStringLiteral("faces")), QStringLiteral("ae  \u00B7  trained"));
    }

    void theNewestRunComesFirst() {
        TrainedProject trained;
        const auto make = [&](const char* name, std::int64_t created) {
            trained.trainAutoencoder("ae", name);
            const auto file = trained.project()->runFolder(name) / "config.json";
            QFile config(QString::fromStdString(file.string()));
            QVERIFY(config.open(QIODevice::ReadWrite));
            QByteArray text = config.readAll();
            const QRegularExpression written(QStringLiteral("\"created\": *\\d+"));
            QVERIFY(QString::fromUtf8(text).contains(written));
            text = QString::fromUtf8(text).replace(written, QStringLiteral("\"created\": %1").arg(created)).toUtf8();
            QVERIFY(config.resize(0) && config.seek(0) && config.write(text) == text.size());
        };
        make("b", 300);
        make("a", 200);
        make("c", 400);
        make("old", 0);
        Session session;
        session.setProject(trained.project());
        const RunListModel model(session);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row).data(RunListModel::RunRole).toString();
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("c b a old"));
        QVERIFY(std::abs(trained.project()->run("c").created - 400) < 1);
    }

    void epochsAreWholeOnlyWhereTheTrainingIs() {
        QCOMPARE(epochText(0.0, 20.0), QStringLiteral("epoch 1/20"));
        QCOMPARE(epochText(2.5, 20.0), QStringLiteral("epoch 3/20"));
        QCOMPARE(epochText(20.0, 20.0), QStringLiteral("epoch 20/20"));
        QCOMPARE(epochText(0.12, 0.3), QStringLiteral("epoch 0.12/0.30"));
        QCOMPARE(epochText(12.34, 12.5), QStringLiteral("epoch 12.3/12.5"));
        QCOMPARE(epochText(16.02, 1655.2), QStringLiteral("epoch 16/1,655"));
    }
};

QTEST_MAIN(RunListTest)
#include "tst_runlist.moc"
