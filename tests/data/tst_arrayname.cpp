// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayName.hpp"

#include <QtTest>

using namespace studio::data;

using Role = ArrayName::Role;

class ArrayNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsNamesOfPublishedSets_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("base");
        const auto row = [](const char* name, Role role, const char* split = "", const char* base = "") {
            QTest::newRow(name) << QString(name) << static_cast<int>(role) << QString(split) << QString(base);
        };
        row("train_images", Role::Pictures, "train");
        row("val_labels", Role::Labels, "val");
        row("x_test", Role::Pictures, "test");
        row("Y_train", Role::Labels, "train");
        row("Xtrain", Role::Pictures, "train");
        row("testLabels", Role::Labels, "test");
        row("arr_0", Role::Pictures);
        row("arr_1", Role::Labels);
        row("imgs", Role::Pictures);
        row("class_names", Role::ClassNames, "", "class");
        row("metadata", Role::Other);
        row("masks", Role::Other);
        row("cat", Role::Unknown, "", "cat");
        row("train-images-idx3-ubyte.gz", Role::Pictures, "train");
        row("t10k-labels.idx1-ubyte", Role::Labels, "test");
        row("emnist-letters-train-images-idx3-ubyte", Role::Pictures, "train", "emnist_letters");
        row("emnist-letters-train-labels-idx1-ubyte", Role::Labels, "train", "emnist_letters");
        row("qmnist-train-labels-idx2-int.gz", Role::Labels, "train", "qmnist");
        row("data_labels", Role::Labels, "", "data");
        row("kmnist-test-imgs.npz", Role::Pictures, "test", "kmnist");
    }
    void understandsNamesOfPublishedSets() {
        QFETCH(QString, name);
        QFETCH(int, role);
        QFETCH(QString, split);
        QFETCH(QString, base);
        const ArrayName understood = understand(name.toStdString());
        QCOMPARE(static_cast<int>(understood.role), role);
        QCOMPARE(QString::fromStdString(understood.split), split);
        QCOMPARE(QString::fromStdString(understood.base), base);
    }

    void preferMoreUsualNames() {
        QVERIFY(understand("images").rank < understand("data").rank);
        QVERIFY(understand("data").rank < understand("arr_0").rank);
        QCOMPARE(understand("x_train").stem, understand("x_test").stem);
    }
};

QTEST_APPLESS_MAIN(ArrayNameTest)
#include "tst_arrayname.moc"
