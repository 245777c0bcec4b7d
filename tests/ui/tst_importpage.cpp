// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/io/Samples.hpp"

#include "core/studio/Files.hpp"
#include "ui/data/ImportPage.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/widgets/ColourButton.hpp"
#include "ui/widgets/FoldButton.hpp"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

Image plain(int side, std::array<std::uint8_t, 3> colour) {
    Image image(side, side, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = colour[i % 3];
    return image;
}

/// The bytes of an .npy file: header version 1.0, row-major uint8.
test::Bytes npy(const std::string& shape, const test::Bytes& data) {
    using test::operator+;
    std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
    constexpr std::size_t before = 10;
    header.append(64 - (before + header.size() + 1) % 64, ' ');
    header += '\n';
    std::string head = "\x93NUMPY";
    head += '\x01';
    head += '\0';
    head += static_cast<char>(header.size() % 256);
    head += static_cast<char>(header.size() / 256);
    return test::bytesOf(head + header) + data;
}

} // namespace

class TestImportPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("latent-studio-test");
        QCoreApplication::setApplicationName("tst_importpage");
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void init() {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        Settings::set(setting::projectsFolder, path("projects"));
        m_session = std::make_unique<Session>();
        m_page = std::make_unique<ImportPage>(*m_session);
        m_page->resize(1000, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() {
        m_page.reset();
        m_session.reset();
    }

    void everyClassIsSeen() {
        const std::array<std::array<std::uint8_t, 3>, 3> colours{{{200, 0, 0}, {0, 200, 0}, {0, 0, 200}}};
        for (std::size_t c = 0; c < colours.size(); ++c) {
            for (int i = 0; i < 30; ++i)
                write(QStringLiteral("set/class%1/%2.png").arg(c).arg(i), plain(20, colours[c]));
        }
        open("set");
        QCOMPARE(pictures().size(), std::size_t{12});
        std::map<QRgb, int> seen;
        for (const QImage& picture : pictures())
            ++seen[picture.pixel(10, 10)];
        QCOMPARE(seen.size(), std::size_t{3});
        for (const auto& [colour, count] : seen)
            QCOMPARE(count, 4);
    }

    void automaticSaysWhatItChose() {
        for (int i = 0; i < 3; ++i)
            write(QStringLiteral("small/%1.png").arg(i), plain(20, {9, 9, 9}));
        open("small");
        QCOMPARE(box("importSize")->itemText(0), QStringLiteral("Automatic (20 × 20 px)"));
        write("small/odd.png", Image(50, 30, 3));
        open("small");
        QCOMPARE(box("importSize")->itemText(0), QStringLiteral("Automatic (32 × 32 px)"));
        QCOMPARE(pictures().front().size(), QSize(32, 32));
    }

    void theFieldSaysWhyNoProjectCanGoThere() {
        write("few/0.png", Image(8, 8, 3));
        open("few");
        auto* line = m_page->findChild<QLineEdit*>("projectFolder");
        const auto* problem = m_page->findChild<QLabel*>("projectFolderProblem");
        const auto* create = m_page->findChild<QPushButton*>("createProject");
        QVERIFY(create->isEnabled() && !problem->isVisible());
        QVERIFY(QDir().mkpath(path("taken")));
        QFile file(path("taken/project.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QSignalSpy accepted(m_page.get(), &ImportPage::accepted);
        const std::vector<std::pair<QString, QString>> wrong{{"  ", "Type where"},
                                                             {path("few/0.png"), "a file of this name"},
                                                             {path("few/0.png/in"), "is a file"},
                                                             {path("few"), "not empty"},
                                                             {path("taken"), "a project in here already"}};
        for (const auto& [folder, why] : wrong) {
            line->selectAll();
            QTest::keyClicks(line, folder);
            QVERIFY2(problem->isVisible() && problem->text().contains(why), qPrintable(folder + problem->text()));
            QVERIFY(!create->isEnabled());
            QTest::keyClick(line, Qt::Key_Return);
        }
        QVERIFY(accepted.isEmpty());
        line->setText(path("new/deep"));
        QVERIFY(create->isEnabled() && !problem->isVisible());
        QVERIFY(QDir().mkpath(path("new/deep/x"))); // by somebody else, after it was typed
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(accepted.isEmpty() && problem->isVisible());
        line->setText(path("newer"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
    }

    void anotherPageGoesOnWithWhatWasChosen() {
        writeArrays();
        open("arrays.npz");
        pick("importSize", 16);
        pick("importArray", QStringLiteral("second"));
        QTRY_VERIFY_WITH_TIMEOUT(found().startsWith("6 pictures"), patience);
        m_page->findChild<QLineEdit*>("projectFolder")->setText(path("elsewhere"));
        const ImportOptions chosen = m_page->options();
        ImportPage next(*m_session);
        next.continueFrom(*m_page);
        QCOMPARE(next.options(), chosen);
        QCOMPARE(next.folder(), m_page->folder());
        QCOMPARE(next.sources(), m_page->sources());
        QTRY_VERIFY_WITH_TIMEOUT(next.findChild<QComboBox*>("importArray")->count() >= 2, patience);
        QCOMPARE(next.options(), chosen); // the inspection does not change it
    }

    void thePreviewFollowsTheOptions() {
        write("wide/0.png", Image(64, 32, 3));
        write("wide/1.png", Image(64, 32, 3));
        open("wide");
        pick("importSize", 16);
        QTRY_COMPARE_WITH_TIMEOUT(pictures().front().size(), QSize(16, 16), patience);
        QCOMPARE(m_page->options().size, 16);
    }

    void aBackgroundIsAskedWhereSomethingIsTransparent() {
        write("plain/0.png", plain(20, {1, 2, 3}));
        open("plain");
        QVERIFY(!box("importBackground")->isVisible());
        writeTransparent("clear/0.png");
        open("clear");
        QVERIFY(box("importBackground")->isVisible());
        pick("importBackground", static_cast<int>(Background::Kind::White));
        QTRY_COMPARE_WITH_TIMEOUT(pictures().front().pixelColor(0, 0), QColor(Qt::white), patience);
        pick("importBackground", static_cast<int>(Background::Kind::Colour));
        auto* colour = m_page->findChild<ColourButton*>();
        QVERIFY(colour->isVisible());
        colour->setColour(QColor(10, 200, 30));
        QTRY_COMPARE_WITH_TIMEOUT(pictures().front().pixelColor(0, 0), QColor(10, 200, 30), patience);
        QCOMPARE(m_page->options().background.colour, (std::array<std::uint8_t, 3>{10, 200, 30}));
    }

    void theArrayAndItsLabelsAreChosen() {
        writeArrays();
        open("arrays.npz");
        QVERIFY(box("importArray")->isVisible());
        QVERIFY(box("importArray")->count() >= 2);
        QVERIFY(m_page->options().array.empty()); // nobody has chosen
        pick("importArray", QStringLiteral("second"));
        QTRY_VERIFY_WITH_TIMEOUT(found().startsWith("6 pictures"), patience);
        QCOMPARE(m_page->options().array, std::string("second"));
        QVERIFY(box("importLabels")->isVisible());
        pick("importLabels", QStringLiteral("none"));
        QTRY_VERIFY_WITH_TIMEOUT(found().startsWith("6 pictures") && !found().contains("labels from"), patience);
        QCOMPARE(m_page->options().labels, std::string("none"));
    }

    void columnsOfATableAreOffered() {
        std::string table = "file,colour,owner\n";
        for (int i = 0; i < 8; ++i) {
            write(QStringLiteral("owned/%1.png").arg(i), plain(20, {50, 60, 70}));
            table += std::to_string(i) + ".png," + (i < 4 ? "red" : "blue") + (i % 4 == 0 ? ",ann\n" : ",bo\n");
        }
        writeText("owned/list.csv", table.c_str());
        open("owned");
        QVERIFY(box("importLabels")->isVisible());
        pick("importLabels", QStringLiteral("owner"));
        QTRY_VERIFY_WITH_TIMEOUT(found().contains("2 classes") && found().contains("owner"), patience);
        pick("importLabels", QStringLiteral("none")); // and nothing is read of the table
        QTRY_VERIFY_WITH_TIMEOUT(!found().contains("classes"), patience);
        QVERIFY(box("importLabels")->findData(QStringLiteral("colour")) > 0);
    }

    void leftoversAreSaidCalmlyAndLossesWithTheirReason() {
        for (int i = 0; i < 4; ++i)
            write(QStringLiteral("pets/cats/%1.png").arg(i), plain(20, {50, 60, 70}));
        QDir().mkpath(path("pets/@eaDir"));
        writeText("pets/cats/Thumbs.db", "left by a system");
        writeText("pets/readme.txt", "no picture");
        writeText("pets/cats/broken.png", "no picture either");
        open("pets");
        auto* notices = m_page->findChild<QLabel*>("importNotices");
        QVERIFY(notices->isVisible());
        QCOMPARE(notices->text().count("passed over", Qt::CaseInsensitive), 1);
        QVERIFY(notices->property("look") != "warning");
        auto* fold = m_page->findChild<QListWidget*>();
        QCOMPARE(fold->count(), 1);
        QVERIFY(!fold->isVisible());
        for (auto* button : m_page->findChildren<FoldButton*>()) {
            if (button->text().contains("cannot be used"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(fold->isVisible());
        QVERIFY(fold->item(0)->text().contains("broken.png"));
    }

    void theFolderSplitIsOffered() {
        for (const char* part : {"train", "test"}) {
            for (int i = 0; i < 4; ++i)
                write(QStringLiteral("split/%1/cats/%2.png").arg(part).arg(i), plain(20, {50, 60, 70}));
        }
        open("split");
        QVERIFY(found().contains("4 of them held out"));
        QVERIFY(m_page->options().folderSplit);
    }

    void theRestIsFoldedAway() {
        write("plain/0.png", plain(20, {1, 2, 3}));
        open("plain");
        const auto folds = m_page->findChildren<FoldButton*>();
        const auto more = std::ranges::find(folds, QStringLiteral("More options"), &QAbstractButton::text);
        QVERIFY(more != folds.end());
        QVERIFY(!says("Pictures at most"));
        QTest::mouseClick(*more, Qt::LeftButton);
        QVERIFY(says("Pictures at most"));
        QVERIFY(!box("importRange")->isVisible());
        QVERIFY(!box("importFrames")->isVisible());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    void write(const QString& name, const Image& image) {
        QDir().mkpath(QFileInfo(path(name)).path());
        writePng(path(name).toStdString(), image);
    }

    void writeText(const QString& name, const char* text) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    void writeTransparent(const QString& name) {
        QDir().mkpath(QFileInfo(path(name)).path());
        QImage image(24, 24, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        for (int i = 8; i < 16; ++i)
            image.setPixelColor(i, i, QColor(200, 20, 20));
        QVERIFY(image.save(path(name)));
    }

    void writeArrays() {
        const test::Bytes dark(10 * 8 * 8, std::byte{40});
        test::Bytes light(6 * 8 * 8, std::byte{200});
        light.front() = std::byte{255};
        test::Bytes labels;
        for (int i = 0; i < 6; ++i)
            labels.push_back(static_cast<std::byte>(i % 2));
        test::writeArchive(path("arrays.npz").toStdString(), test::Packing::Zip,
                           {{"x_train.npy", npy("(10, 8, 8)", dark)},
                            {"second.npy", npy("(6, 8, 8)", light)},
                            {"y.npy", npy("(6,)", labels)}});
    }

    void open(const QString& name) {
        m_page->setSources({path(name)});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle() && m_session->background().idle() &&
                                     found().contains("pictures") && !pictures().empty(),
                                 patience);
    }

    QComboBox* box(const char* name) const { return m_page->findChild<QComboBox*>(name); }

    /// With the keyboard, as somebody who tabs through the form.
    void pick(const char* name, const QVariant& data) {
        QComboBox* choice = box(name);
        const int wanted = choice->findData(data);
        QVERIFY(wanted >= 0);
        choice->setFocus();
        while (choice->currentIndex() != wanted)
            QTest::keyClick(choice, choice->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }

    const std::vector<QImage>& pictures() const { return m_page->findChild<PreviewGrid*>()->pictures(); }
    QString found() const { return m_page->findChild<QLabel*>("importFound")->text(); }
    bool says(const QString& text) const {
        for (const auto* label : m_page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ImportPage> m_page;
};

QTEST_MAIN(TestImportPage)
#include "tst_importpage.moc"
