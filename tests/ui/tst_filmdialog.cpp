// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/FilmDialog.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/session/Session.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int frameCount = 5;

std::vector<Image> shades() {
    std::vector<Image> frames;
    for (int i = 0; i < frameCount; ++i) {
        frames.emplace_back(6, 4, 1);
        std::ranges::fill(frames.back().pixels, static_cast<std::uint8_t>(50 * i));
    }
    return frames;
}

/// Grey levels of a film's frames, as they play.
QList<int> played(const QString& file) {
    QImageReader reader(file);
    QList<int> greys;
    while (reader.canRead())
        greys << qGray(reader.read().pixel(0, 0));
    return greys;
}

} // namespace

/// How a film is written is asked once, remembered, and done.
class FilmDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_filmdialog"));
    }

    void init() {
        QSettings().clear();
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<QWidget>();
        m_window->show();
    }

    void cleanup() {
        m_window.reset();
        m_session.reset();
    }

    void writesWhatWasChosenAndRemembersIt() {
        FilmDialog* dialog = ask();
        choose(dialog, "filmScale", 8);
        choose(dialog, "filmRepeat", static_cast<int>(Repeat::Once));
        auto* speed = dialog->findChild<QSpinBox*>(QStringLiteral("filmSpeed"));
        speed->selectAll();
        QTest::keyClicks(speed, QStringLiteral("20"));
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("filmBack")), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(outcome(dialog), QStringLiteral("9 frame(s), 0.5 s")); // 5 there, 4 back
        const QString file = saveAs(dialog, QStringLiteral("once"));
        QVERIFY(file.endsWith(QStringLiteral(".gif")));
        QCOMPARE(played(file), (QList<int>{0, 50, 100, 150, 200, 150, 100, 50, 0}));
        QImageReader reader(file);
        QCOMPARE(reader.size(), QSize(48, 32));
        QCOMPARE(reader.loopCount(), 0); // Qt's word for: never again
        reader.read();
        QCOMPARE(reader.nextImageDelay(), 50);

        FilmDialog* again = ask();
        const FilmOptions kept = again->options();
        QCOMPARE(kept, (FilmOptions{FilmFormat::Gif, 8, 20, Repeat::Once, FilmWay::ThereAndBack}));
    }

    void aLoopShowsNeitherEndTwice() {
        FilmDialog* dialog = ask();
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("filmBack")), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(outcome(dialog), QStringLiteral("8 frame(s), 0.7 s"));
        const QString file = saveAs(dialog, QStringLiteral("loop"));
        QCOMPARE(played(file), (QList<int>{0, 50, 100, 150, 200, 150, 100, 50}));
        QCOMPARE(QImageReader(file).loopCount(), -1); // without end
    }

    void onlyWhatTheFormatKnowsCanBeSet() {
        FilmDialog* dialog = ask();
        const auto isOffered = [&](const char* name) {
            return dialog->findChild<QWidget*>(QLatin1String(name))->isEnabled();
        };
        QVERIFY(isOffered("filmScale") && isOffered("filmSpeed") && isOffered("filmRepeat") && isOffered("filmBack"));
        choose(dialog, "filmFormat", static_cast<int>(FilmFormat::Mp4));
        QVERIFY(isOffered("filmSpeed") && !isOffered("filmRepeat"));
        choose(dialog, "filmFormat", static_cast<int>(FilmFormat::Png));
        QVERIFY(!isOffered("filmScale") && !isOffered("filmSpeed") && !isOffered("filmBack"));
        const QString file = saveAs(dialog, QStringLiteral("still"));
        QVERIFY(file.endsWith(QStringLiteral(".png")));
        QVERIFY(QImage(file).width() > 5 * QImage(file).height());
    }

    void aSizeThatMakesAHugeFileIsNotOffered() {
        FilmDialog dialog({QStringLiteral("Save"), QSize(1024, 512), 40, {{FilmFormat::Gif, QStringLiteral("GIF")}}},
                          m_window.get());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.options().scale, 2); // the largest that is sensible, though 4 is usual
    }

    void nothingIsKeptWhenItIsCalledOff() {
        FilmDialog* dialog = ask();
        choose(dialog, "filmScale", 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(rememberedFilm().scale, 4);
        QVERIFY(!m_window->findChild<QFileDialog*>());
    }

private:
    FilmDialog* ask() {
        PictureExport request;
        request.title = QStringLiteral("Save the film");
        request.suggestedName = QStringLiteral("film");
        request.frames = shades;
        request.animation = shades;
        request.animationSize = QSize(6, 4);
        request.animationFrames = frameCount;
        exportPictures(*m_session, m_window.get(), request);
        return m_window->findChildren<FilmDialog*>().back();
    }

    /// With the keys, as a person does who knows the list.
    static void choose(QDialog* dialog, const char* name, int data) {
        auto* box = dialog->findChild<QComboBox*>(QLatin1String(name));
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentData().toInt() != data && box->currentIndex() + 1 < box->count())
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentData().toInt(), data);
    }

    static QString outcome(const QDialog* dialog) {
        return dialog->findChild<QLabel*>(QStringLiteral("filmOutcome"))->text();
    }

    /// Goes on to the file dialog and gives it a name; the file that was written.
    QString saveAs(FilmDialog* dialog, const QString& name) {
        QSignalSpy saved(m_session.get(), &Session::noticed);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("filmSave")), Qt::LeftButton);
        auto* files = m_window->findChild<QFileDialog*>();
        if (!files)
            return {};
        auto* field = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        field->setText(m_folder.filePath(name));
        QTest::keyClick(field, Qt::Key_Return);
        if (saved.isEmpty())
            saved.wait(20000);
        const QStringList made = QDir(m_folder.path()).entryList({name + QStringLiteral(".*")});
        return made.isEmpty() ? QString() : m_folder.filePath(made.front());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(FilmDialogTest)
#include "tst_filmdialog.moc"
