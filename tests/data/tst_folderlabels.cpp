// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/FolderLabels.hpp"
#include "core/data/SplitNames.hpp"

#include <QtTest>

#include <algorithm>

using namespace studio::data;

namespace {

using Names = std::vector<std::string>;

constexpr Part training = Part::Training;
constexpr Part heldOut = Part::HeldOut;

Labelling label(const Names& names) {
    return labelByFolders(names, FolderSplit::Use);
}

} // namespace

class FolderLabelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstFolderForTheClass() {
        const Labelling found = label({"cats/1.png", "cats/more/2.png", "dogs/1.png", "loose.png"});
        QVERIFY((found.labels == Names{"cats", "cats", "dogs", ""}));
        QCOMPARE(found.from, std::string("folders"));
        QVERIFY(found.notices.empty());
        QVERIFY(std::ranges::count(found.parts, Part::Undecided) == 4);
    }

    void passesOverFoldersThatHoldAllOthers() {
        QVERIFY((label({"a/b/c/cats/1.png", "a/b/c/dogs/1.png"}).labels == Names{"cats", "dogs"}));
        QVERIFY((label({"a/b/cats/1.png", "a/b/dogs/1.png", "a/banner.png"}).labels == Names{"cats", "dogs", ""}));
        QVERIFY((label({"photos/1.png", "photos/2.png"}).labels == Names{"", ""})); // one class would say nothing
        QVERIFY(label({"photos/1.png"}).from.empty());
        QVERIFY((label({"1.png", "best/2.png"}).labels == Names{"", "best"}));
    }

    void takesTrainAndTestForASplit() {
        for (const std::string root : {"", "data/", "some/where/"}) {
            const Labelling found = label(
                {root + "train/cat/1.png", root + "train/dog/2.png", root + "val/cat/3.png", root + "test/dog/4.png"});
            QVERIFY((found.labels == Names{"cat", "dog", "cat", "dog"}));
            QVERIFY((found.parts == std::vector<Part>{training, training, heldOut, heldOut}));
            QCOMPARE(found.notices.size(), 1UL);
            QVERIFY(found.notices[0].find("test, train and val are a split") != std::string::npos);
            QVERIFY(found.notices[0].find("2 pictures are held out") != std::string::npos);
        }
    }

    void takesThemForClassesWhenAskedTo() {
        const Names names{"train/cat/1.png", "test/cat/2.png"};
        const Labelling found = labelByFolders(names, FolderSplit::Ignore);
        QVERIFY((found.labels == Names{"train", "test"}));
        QVERIFY(std::ranges::count(found.parts, Part::Undecided) == 2);
    }

    void splitsWithoutClassesToo() {
        const Labelling found = label({"training/1.png", "testing/2.png"});
        QVERIFY((found.labels == Names{"", ""}));
        QVERIFY((found.parts == std::vector<Part>{training, heldOut}));
    }

    void leavesUnlabelledTestPicturesWithoutALabel() {
        const Labelling found = label({"train/cat/1.png", "train/dog/2.png", "test/3.png"});
        QVERIFY((found.labels == Names{"cat", "dog", ""}));
        QVERIFY((found.parts == std::vector<Part>{training, training, heldOut}));
    }

    void seesThroughFoldersBelowASplit() {
        QVERIFY((label({"train/images/cat/1.png", "train/images/dog/2.png", "val/images/cat/3.png"}).labels ==
                 Names{"cat", "dog", "cat"}));
        const Labelling twice = label({"training_set/training_set/cats/1.png", "training_set/training_set/dogs/2.png",
                                       "test_set/test_set/cats/3.png"});
        QVERIFY((twice.labels == Names{"cats", "dogs", "cats"}));
        QVERIFY((twice.parts == std::vector<Part>{training, training, heldOut}));
        const Labelling intel = label({"seg_train/seg_train/sea/1.png", "seg_train/seg_train/ice/2.png",
                                       "seg_test/seg_test/sea/3.png", "seg_pred/seg_pred/4.png"});
        QVERIFY((intel.labels == Names{"sea", "ice", "sea", ""}));
        QVERIFY((intel.parts == std::vector<Part>{training, training, heldOut, Part::Undecided}));
    }

    void findsASplitBelowTheClasses() {
        const Labelling found = label({"cat/train/1.png", "cat/test/2.png", "dog/train/3.png", "dog/test/4.png"});
        QVERIFY((found.labels == Names{"cat", "cat", "dog", "dog"}));
        QVERIFY((found.parts == std::vector<Part>{training, heldOut, training, heldOut}));
    }

    void readsTheDomainsOfUnpairedPictures() {
        const Labelling found = label({"trainA/1.png", "trainB/2.png", "testA/3.png", "testB/4.png"});
        QVERIFY((found.labels == Names{"A", "B", "A", "B"}));
        QVERIFY((found.parts == std::vector<Part>{training, training, heldOut, heldOut}));
    }

    void keepsTrainsBesideBusesAClass() {
        QVERIFY((label({"bus/1.png", "train/2.png", "car/3.png"}).labels == Names{"bus", "train", "car"}));
        const Labelling found = label({"bus/1.png", "train/2.png", "test/3.png"});
        QVERIFY((found.labels == Names{"bus", "train", "test"}));
        QCOMPARE(found.notices.size(), 1UL); // a person may have meant a split
        QVERIFY(found.notices[0].find("beside others") != std::string::npos);
        QVERIFY((label({"train/cat/1.png", "train/dog/2.png"}).labels == Names{"cat", "dog"})); // one side is no split
    }

    void knowsTheNamesOfSplits() {
        for (const char* name : {"train", "Training", "TRAIN", "train_set", "trainset", "train-images", "train2017",
                                 "training_data", "seg_train", "trn", "images_train"})
            QVERIFY2(splitNameOf(name) && splitNameOf(name)->part == training, name);
        for (const char* name :
             {"val", "valid", "Validation", "test", "testing", "dev", "test_set", "val2017", "holdout", "eval"})
            QVERIFY2(splitNameOf(name) && splitNameOf(name)->part == heldOut, name);
        for (const char* name : {"trains", "latest", "trainer", "cats", "testudo", "valley", "devil", "train station",
                                 "contest", "", "1", "set", "images"})
            QVERIFY2(!splitNameOf(name), name);
        QCOMPARE(splitNameOf("trainA")->domain, std::string("A"));
    }
};

QTEST_APPLESS_MAIN(FolderLabelsTest)
#include "tst_folderlabels.moc"
