// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/JobBar.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunDelegate.hpp"
#include "ui/train/RunListModel.hpp"

#include <QFontMetrics>
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

    void epochsAreWholeOnlyWhereTheTrainingIs() {
        QCOMPARE(epochText(0.0, 20.0), QStringLiteral("epoch 1/20"));
        QCOMPARE(epochText(2.5, 20.0), QStringLiteral("epoch 3/20"));
        QCOMPARE(epochText(20.0, 20.0), QStringLiteral("epoch 20/20"));
        QCOMPARE(epochText(0.12, 0.3), QStringLiteral("epoch 0.12/0.30"));
        QCOMPARE(epochText(12.34, 12.5), QStringLiteral("epoch 12.3/12.5"));
    }
};

QTEST_MAIN(RunListTest)
#include "tst_runlist.moc"
