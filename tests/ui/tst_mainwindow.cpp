// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drop.hpp"
#include "TrainedProject.hpp"

#include "core/studio/Files.hpp"
#include "core/studio/Recipe.hpp"
#include "tests/Patience.hpp"
#include "ui/data/DataWorkspace.hpp"
#include "ui/data/ImportPage.hpp"
#include "ui/data/ThumbnailGrid.hpp"
#include "ui/diffuse/ComparePage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/ErrorPane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/diffuse/SamplerErrorFeed.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/explore/ExploreModel.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/pictures/UsablePicture.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/FloatingBanner.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/StartPage.hpp"
#include "ui/toy/ToyPage.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunList.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Sketch.hpp"

#include <QAction>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

/// A folder of small pictures in two classes, with one file that only claims to be one.
void makePictures(const QString& folder) {
    for (const char* name : {"cats", "dogs"}) {
        QDir().mkpath(folder + "/" + name);
        for (int i = 0; i < 6; ++i) {
            Image image(40, 30, 3);
            for (std::size_t k = 0; k < image.pixels.size(); ++k)
                image.pixels[k] = static_cast<std::uint8_t>(k * 7 + static_cast<std::size_t>(i) * 31);
            writePng(QString("%1/%2/%3.png").arg(folder, name).arg(i).toStdString(), image);
        }
    }
    QFile bad(folder + "/cats/broken.png");
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("no picture");
}

QStringList offers(const CommandPalette& palette) {
    const auto* list = palette.findChild<QListWidget*>();
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void startsWithAPlaceToDrop();
    void aDroppedFolderBecomesAProject();
    void aDroppedProjectOpens();
    void aDroppedSampleLeadsToItsRecipe();
    void picturesThatAreNoneAreSaidBeforeTheImport();
    void anImportWaitsWhileOneLooksElsewhere();
    void aFolderThatCouldNotBeMadeIsForgotten();
    void paletteShowsWhatIsNotPossibleNow();
    void digitsSwitchWorkspaces();
    void paletteFindsAnActionByItsLetters();
    void paletteFindsWhatPeopleCallIt();
    void paletteSaysWhenNothingIsFound();
    void paletteKeepsWhatWasChosenFirstAndWhatDestroysLast();
    void damagedSettingsMeanDefaults();
    void everyActionHasATextAndEveryShortcutIsItsOwn();
    void theFormStartsATrainingAndClosingKeepsACheckpoint();
    void aClosedProjectIsLetGo();
    void pointsCanBeWatchedWithoutAProject();
    void pointsLeadBackToTheProject();
    void menusOfChoicesFollowTheSettings();
    void aPictureOfTheDatasetIsUsedInOtherRooms();
    void aSinglePictureHasTheUsesOfAGrid();
    void roomsWithoutPicturesSayWhatWouldBeThere();
    void theExampleIsPlayedWithAtOnce();
    void whatWasSavedIsOfferedInItsFolder();

private:
    QAction* action(const QString& text) const;
    void importInto(const QString& folder);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase() {
    QCoreApplication::setOrganizationName("latent-studio-test");
    QCoreApplication::setApplicationName("tst_mainwindow");
    QGuiApplication::setApplicationDisplayName("Latent Studio");
}

void TestMainWindow::init() {
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    Settings::set(setting::projectsFolder, m_folder->filePath("projects"));
    makePictures(m_folder->filePath("pets"));
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup() {
    m_window.reset();
    m_session.reset();
}

void TestMainWindow::importInto(const QString& folder) {
    drop(m_window.get(), m_folder->filePath("pets"));
    auto* page = m_window->findChild<ImportPage*>();
    page->findChild<QLineEdit*>("projectFolder")->setText(folder);
    auto* create = page->findChild<QPushButton*>(QString(), Qt::FindChildrenRecursively);
    for (auto* button : page->findChildren<QPushButton*>()) {
        if (button->isDefault())
            create = button;
    }
    QTRY_VERIFY_WITH_TIMEOUT(create->isEnabled(), patience);
    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project() != nullptr, patience);
}

void TestMainWindow::startsWithAPlaceToDrop() {
    QVERIFY(!m_session->project());
    bool found = false;
    for (const auto* label : m_window->findChildren<QLabel*>())
        found = found || (label->isVisible() && label->text().contains("Drop images here"));
    QVERIFY(found);
}

void TestMainWindow::aDroppedFolderBecomesAProject() {
    importInto(m_folder->filePath("pets-project"));
    const auto& facts = m_session->project()->facts();
    QCOMPARE(facts.count, 12);
    QCOMPARE(facts.classes.size(), std::size_t{2});
    QCOMPARE(facts.rejected.size(), std::size_t{1});
    auto* data = qobject_cast<DataWorkspace*>(m_window->workspace(0));
    QTRY_VERIFY(data->isVisible());
    QCOMPARE(data->grid()->shownCount(), 12);
    QCOMPARE(Settings::recentProjects().value(0), m_folder->filePath("pets-project"));
}

void TestMainWindow::aDroppedProjectOpens() {
    const QString folder = m_folder->filePath("pets-project");
    importInto(folder);
    m_session->setProject(nullptr);
    QTRY_VERIFY(!m_session->project());
    drop(m_window.get(), folder);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project() != nullptr, patience);
    QCOMPARE(m_session->project()->facts().count, 12);
}

void TestMainWindow::aDroppedSampleLeadsToItsRecipe() {
    importInto(m_folder->filePath("pets-project"));
    const QString plain = m_folder->filePath("pets/cats/0.png");
    const QString sample = m_folder->filePath("sample.png");
    Recipe recipe;
    recipe.run = "gone";
    recipe.request.sampler = "flow-heun";
    writePngWithRecipe(sample.toStdString(), Image(8, 8, 3), recipe);
    auto* diffuse = qobject_cast<DiffuseWorkspace*>(m_window->workspace(3));
    drop(m_window.get(), sample);
    QTRY_VERIFY(diffuse->isVisible());
    auto* banner = diffuse->findChild<Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains("gone"));
    m_window->showWorkspace(0);
    drop(m_window.get(), plain); // any other picture goes where it went before
    auto* page = m_window->findChild<ImportPage*>();
    QTRY_VERIFY(page->isVisible());
    QCOMPARE(page->sources(), QStringList{plain});
}

void TestMainWindow::picturesThatAreNoneAreSaidBeforeTheImport() {
    QDir().mkpath(m_folder->filePath("empty"));
    for (const char* name : {"empty", "not there"}) {
        m_window->openPaths({m_folder->filePath(name)});
        auto* page = m_window->findChild<ImportPage*>();
        QVERIFY(page->isVisible());
        auto* banner = page->findChild<Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
        for (auto* button : page->findChildren<QPushButton*>())
            QVERIFY2(button->property("look") != "primary" || !button->isEnabled(), name);
    }
}

void TestMainWindow::anImportWaitsWhileOneLooksElsewhere() {
    drop(m_window.get(), m_folder->filePath("pets"));
    auto* page = m_window->findChild<ImportPage*>();
    QVERIFY(page->isVisible());
    auto* folder = page->findChild<QLineEdit*>("projectFolder");
    folder->setText(m_folder->filePath("later"));
    m_window->showRoom(Room::Explore);
    QVERIFY(!page->isVisible());
    m_window->showRoom(Room::Data);
    QVERIFY(page->isVisible());
    QCOMPARE(folder->text(), m_folder->filePath("later"));
    for (auto* button : page->findChildren<QPushButton*>()) {
        if (button->text() == "Cancel")
            button->click();
    }
    QVERIFY(!page->isVisible());
    m_window->showRoom(Room::Explore);
    m_window->showRoom(Room::Data);
    QVERIFY(!page->isVisible()); // it was cancelled
}

void TestMainWindow::aFolderThatCouldNotBeMadeIsForgotten() {
    const QString before = projectsFolder();
    importInto(m_folder->filePath("made/here"));
    QCOMPARE(projectsFolder(), m_folder->filePath("made"));
    m_session->setProject(nullptr);
    drop(m_window.get(), m_folder->filePath("pets"));
    QSignalSpy failed(m_session.get(), &Session::failed);
    Q_EMIT m_window->findChild<ImportPage*>()->accepted("/proc/nowhere/at all", {m_folder->filePath("pets")}, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), patience);
    QVERIFY(!m_session->project());
    QCOMPARE(projectsFolder(), m_folder->filePath("made"));
    QVERIFY(before != projectsFolder());
}

void TestMainWindow::paletteShowsWhatIsNotPossibleNow() {
    auto* palette = m_window->findChild<CommandPalette*>();
    auto* field = palette->findChild<QLineEdit*>();
    const auto* list = palette->findChild<QListWidget*>();
    palette->open();
    QVERIFY(!offers(*palette).contains("Delete the run...")); // without a word it would be in the way
    QTest::keyClicks(field, "delete");
    QCOMPARE(offers(*palette).value(0), QString("Delete the run..."));
    QVERIFY(!list->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(palette->isVisible()); // nothing was done
    field->clear();
    QTest::keyClicks(field, "comparing");
    QVERIFY(offers(*palette).contains("Compare"));
    palette->hide();
}

void TestMainWindow::digitsSwitchWorkspaces() {
    importInto(m_folder->filePath("pets-project"));
    for (int i = m_window->workspaceCount() - 1; i >= 0; --i) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QTRY_COMPARE(m_window->currentWorkspace(), i);
        QVERIFY(m_window->workspace(i)->isVisible());
    }
}

void TestMainWindow::paletteFindsAnActionByItsLetters() {
    importInto(m_folder->filePath("pets-project"));
    auto* palette = m_window->findChild<CommandPalette*>();
    palette->open();
    QTRY_VERIFY(palette->isVisible());
    auto* field = palette->findChild<QLineEdit*>();
    QTest::keyClicks(field, "trai");
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_window->currentWorkspace(), 1);
    QVERIFY(!palette->isVisible());
}

void TestMainWindow::paletteFindsWhatPeopleCallIt() {
    importInto(m_folder->filePath("pets-project"));
    const std::pair<const char*, const char*> wishes[] = {{"export", "Export"},
                                                          {"gif", "Export"},
                                                          {"seed", "Seed"},
                                                          {"smooth", "Smooth the curves"},
                                                          {"vae", "New run"},
                                                          {"german", "Deutsch"},
                                                          {"english", "English"},
                                                          {"dark", "Dark"},
                                                          {"inpainting", "Start diffusion"},
                                                          {"curves csv", "Export the curves"},
                                                          {"theme dark", "Dark"}};
    auto* palette = m_window->findChild<CommandPalette*>();
    for (const auto& [typed, wanted] : wishes) {
        palette->open();
        QTest::keyClicks(palette->findChild<QLineEdit*>(), typed);
        const QStringList found = offers(*palette);
        QVERIFY2(!found.isEmpty() && std::ranges::any_of(found.first(std::min<qsizetype>(3, found.size())),
                                                         [wanted = wanted](const QString& text) {
                                                             return text.contains(QLatin1String(wanted));
                                                         }),
                 qPrintable(QLatin1String(typed) + ": " + found.join(", ")));
        palette->hide();
    }
    palette->open();
    QTest::keyClicks(palette->findChild<QLineEdit*>(), "german");
    QCOMPARE(offers(*palette).value(0), QStringLiteral("Deutsch")); // Enter is enough
    palette->hide();
    const auto chooseSmoothing = [palette] {
        palette->open();
        QTest::keyClicks(palette->findChild<QLineEdit*>(), "smooth");
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    };
    chooseSmoothing();
    QTRY_COMPARE(m_window->currentWorkspace(), 1); // which says what comes before curves
    TrainRequest request;
    request.model = "ae";
    request.steps = 2;
    m_session->train(request);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->runs().empty() && m_session->jobs().idle(), 60000);
    m_window->showWorkspace(0);
    chooseSmoothing();
    QTRY_COMPARE(m_window->currentWorkspace(), 1);
    QTRY_VERIFY(m_window->focusWidget());
    QCOMPARE(m_window->focusWidget()->objectName(), QString("smoothing"));
}

void TestMainWindow::paletteSaysWhenNothingIsFound() {
    auto* palette = m_window->findChild<CommandPalette*>();
    palette->open();
    auto* nothing = palette->findChild<QLabel*>("nothingFound");
    QVERIFY(!nothing->isVisible());
    const int tall = palette->height();
    QTest::keyClicks(palette->findChild<QLineEdit*>(), "xyzzy");
    QVERIFY(nothing->isVisible());
    QVERIFY(nothing->text().contains("xyzzy"));
    QVERIFY(palette->height() < tall / 2);
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(palette->isVisible()); // nothing was chosen
}

void TestMainWindow::paletteKeepsWhatWasChosenFirstAndWhatDestroysLast() {
    TrainedProject trained;
    trained.trainAutoencoder("ae", "ae");
    m_session->setProject(trained.project());
    m_window->showWorkspace(1);
    auto* palette = m_window->findChild<CommandPalette*>();
    palette->open();
    QCOMPARE(offers(*palette).last(), QString("Delete the run..."));
    QTest::keyClicks(palette->findChild<QLineEdit*>(), "compare");
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(m_window->currentWorkspace(), 4);
    palette->open();
    QCOMPARE(offers(*palette).first(), QString("Compare"));
    palette->hide();
    m_session->setProject(nullptr);
}

void TestMainWindow::damagedSettingsMeanDefaults() {
    Settings::set(setting::thumbnailSize, "not a number");
    QCOMPARE(Settings::value(setting::thumbnailSize), setting::thumbnailSize.fallback);
    for (const Setting* entry : setting::all())
        QVERIFY2(entry->fallback.isValid(), entry->key);
}

void TestMainWindow::everyActionHasATextAndEveryShortcutIsItsOwn() {
    QHash<QKeySequence, QString> taken;
    for (const auto* action : m_window->findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->shortcutContext() != Qt::WindowShortcut)
            continue;
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->shortcut().toString() + ": " + action->text() +
                                                                 ", " + taken.value(action->shortcut())));
        taken.insert(action->shortcut(), action->text());
    }
    QVERIFY(taken.size() > 10);
}

void TestMainWindow::theFormStartsATrainingAndClosingKeepsACheckpoint() {
    importInto(m_folder->filePath("pets-project"));
    const auto project = m_session->project();
    m_window->showWorkspace(1);
    auto* train = qobject_cast<TrainWorkspace*>(m_window->workspace(1));
    train->offerNewRun("ae");
    train->newRun()->form()->field("steps")->setText("5000000"); // longer than this test
    for (auto* button : train->newRun()->findChildren<QPushButton*>()) {
        if (button->property("look") == "primary")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_session->runs().size(), std::size_t{1}, patience);
    const QString run = m_session->runNames().value(0);
    QTRY_COMPARE_WITH_TIMEOUT(train->runs()->selectedRun(), run, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->jobOf(run) && m_session->jobOf(run)->snapshot().done > 2, patience);

    m_window->close();
    QVERIFY(m_window->isVisible()); // not before the checkpoint is written
    QTRY_VERIFY(!m_window->isVisible());
    const RunInfo stopped = project->run(run.toStdString());
    QCOMPARE(stopped.state, RunState::Stopped);
    QVERIFY(stopped.hasWeights);
    QVERIFY(stopped.step > 2);
}

QAction* TestMainWindow::action(const QString& text) const {
    for (auto* each : m_window->findChildren<QAction*>()) {
        if (QString(each->text()).remove('&') == text)
            return each;
    }
    return nullptr;
}

void TestMainWindow::aClosedProjectIsLetGo() {
    TrainedProject trained;
    trained.trainAutoencoder("vae", "vae");
    trained.trainDiffusion("vae", "dream");
    m_session->openProject(QString::fromStdU16String(trained.folder().u16string()));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project(), patience);
    const auto calm = [this] { return m_session->lane().idle() && m_session->jobs().idle(); };
    m_session->setCurrentRun(QStringLiteral("dream"));
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        QTRY_VERIFY_WITH_TIMEOUT(calm(), patience);
    }
    auto* diffuse = qobject_cast<DiffuseWorkspace*>(m_window->workspace(3));
    m_window->showWorkspace(3);
    diffuse->comparePage().errors().feed().setReferenceSteps(100);
    diffuse->setMode(DiffuseWorkspace::Mode::Compare);
    QTRY_VERIFY_WITH_TIMEOUT(!diffuse->comparePage().errors().plot().curves().empty() && calm(), patience);
    const std::weak_ptr<Project> closed = m_session->project();
    m_session->setProject(nullptr);
    QTRY_VERIFY(closed.expired()); // or its folder would stay locked
}

void TestMainWindow::pointsCanBeWatchedWithoutAProject() {
    auto* toy = m_window->findChild<ToyPage*>();
    QVERIFY(!toy->isVisible());
    QTest::mouseClick(m_window->findChild<QPushButton*>("watchToy"), Qt::LeftButton);
    QVERIFY(toy->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!toy->model().runs().empty(), patience);
    QTest::keyClick(toy, Qt::Key_Escape);
    QVERIFY(!toy->isVisible());
    QVERIFY(m_window->findChild<QPushButton*>("watchToy")->isVisible());
}

void TestMainWindow::pointsLeadBackToTheProject() {
    importInto(m_folder->filePath("pets-project"));
    m_window->showWorkspace(0);
    auto* toy = m_window->findChild<ToyPage*>();
    action("Diffusion on points...")->trigger();
    QVERIFY(toy->isVisible());
    QTest::mouseClick(m_window->findChild<QPushButton*>("toyBack"), Qt::LeftButton);
    QVERIFY(m_window->workspace(0)->isVisible());
    action("Diffusion on points...")->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier); // a room is a way out, too
    QVERIFY(m_window->workspace(1)->isVisible());
}

void TestMainWindow::menusOfChoicesFollowTheSettings() {
    const QSignalSpy remakes(m_window.get(), &MainWindow::remakeRequested);
    QVERIFY(action("The system's language")->isChecked());
    action("Deutsch")->trigger();
    QCOMPARE(Settings::value(setting::language).toString(), "de");
    QCOMPARE(remakes.size(), 1);
    action("The system's language")->trigger();
    QCOMPARE(Settings::value(setting::language).toString(), "system");
    Settings::set(setting::theme, "dark"); // as the settings dialog does
    auto* menu = qobject_cast<QMenu*>(action("Dark")->parent());
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QVERIFY(action("Dark")->isChecked());
}

void TestMainWindow::aPictureOfTheDatasetIsUsedInOtherRooms() {
    TrainedProject trained;
    trained.trainAutoencoder("vae", "vae");
    m_session->setProject(trained.project());
    m_window->showRoom(Room::Data);
    auto* grid = m_window->findChild<ThumbnailGrid*>();
    const auto choose = [&](const QString& text) {
        m_window->showRoom(Room::Data);
        grid->setCurrent(3);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), grid->mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(grid->viewport(), &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction* entry : menu->actions()) {
            if (entry->text() != text)
                continue;
            entry->trigger();
            menu->close();
            return;
        }
        QFAIL(qPrintable(text));
    };
    auto* explore = qobject_cast<ExploreWorkspace*>(m_window->workspace(Room::Explore));
    const QString name = pictureName(*trained.project(), 3);
    choose("Explore from it"); // before Explore has loaded anything
    QCOMPARE(m_window->currentWorkspace(), static_cast<int>(Room::Explore));
    QTRY_COMPARE_WITH_TIMEOUT(explore->model().state().startName, name, patience);
    choose("Take it as B");
    QTRY_VERIFY_WITH_TIMEOUT(explore->model().state().b && explore->model().state().b->name == name, patience);
    choose("Draw anew from it, by diffusion"); // there is none: the room says so
    QCOMPARE(m_window->currentWorkspace(), static_cast<int>(Room::Diffuse));
    trained.trainDiffusion("vae", "dream");
    m_session->setProject(nullptr);
    m_session->setProject(trained.project());
    choose("Draw anew from it, by diffusion");
    auto* diffuse = qobject_cast<DiffuseWorkspace*>(m_window->workspace(Room::Diffuse));
    QCOMPARE(m_session->currentRun(), "dream");
    QCOMPARE(diffuse->samplePage().guide().state().name, name);
    // A double click shows it large.
    m_window->showRoom(Room::Data);
    grid->setCurrent(3);
    QTest::keyClick(grid, Qt::Key_Return);
    QPointer<QWidget> large = m_window->findChild<QDialog*>("largePicture");
    QVERIFY(large && large->isVisible());
    QTest::keyClick(large, Qt::Key_Escape);
    QTRY_VERIFY(!large);
}

void TestMainWindow::aSinglePictureHasTheUsesOfAGrid() {
    TrainedProject trained;
    trained.trainAutoencoder("vae", "vae");
    m_session->setProject(trained.project());
    m_window->showRoom(Room::Data);
    m_window->findChild<ThumbnailGrid*>()->setCurrent(3);
    const auto choose = [](UsablePicture* picture, const QString& text) {
        QVERIFY(picture);
        QContextMenuEvent event(QContextMenuEvent::Mouse, picture->pictureRect().center(),
                                picture->mapToGlobal(picture->pictureRect().center()));
        QCoreApplication::sendEvent(picture, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const auto entries = menu->actions();
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](QAction* a) { return a->text() == text; });
        QVERIFY(entry != entries.end());
        (*entry)->trigger();
        menu->close();
    };
    auto* explore = qobject_cast<ExploreWorkspace*>(m_window->workspace(Room::Explore));
    const QString name = pictureName(*trained.project(), 3);
    choose(m_window->findChild<UsablePicture*>("selectedPicture"), "Take it as B");
    QTRY_VERIFY_WITH_TIMEOUT(explore->model().state().b && explore->model().state().b->name == name, patience);
    const Latent b = explore->model().state().b->latent;
    // One that has a latent is taken by its latent, not encoded again.
    choose(explore->findChild<UsablePicture*>("slotB"), "Take it as A");
    QTRY_VERIFY_WITH_TIMEOUT(explore->model().state().a && explore->model().state().a->latent == b, patience);
    choose(explore->findChild<UsablePicture*>("slotB"), "Explore from it");
    QTRY_COMPARE_WITH_TIMEOUT(explore->model().state().startName, name, patience);
    QCOMPARE(explore->model().latent(), b);
}

void TestMainWindow::roomsWithoutPicturesSayWhatWouldBeThere() {
    QAction* data = action("Data");
    m_window->resize(1360, 860);
    for (const Room room : {Room::Train, Room::Explore, Room::Diffuse, Room::Compare}) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(room)), Qt::ControlModifier);
        QVERIFY(!data->isChecked());
        auto* shown = m_window->workspace(room);
        QVERIFY(shown->isVisible());
        const auto states = shown->findChildren<EmptyState*>();
        const auto seen =
            std::find_if(states.begin(), states.end(), [](EmptyState* state) { return state->isVisible(); });
        QVERIFY(seen != states.end());
        auto* empty = *seen;
        QVERIFY(room == Room::Train || empty->findChild<Sketch*>()->isVisible()); // the list of runs may be narrow
        QTest::mouseClick(empty->button(), Qt::LeftButton);                       // the one thing to do
        QVERIFY(m_window->findChild<StartPage*>()->isVisible());
        QVERIFY(data->isChecked());
    }
    // Whatever room was open: pictures come in by Data.
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTemporaryDir folder;
    makePictures(folder.path());
    drop(m_window.get(), folder.path());
    QVERIFY(m_window->findChild<ImportPage*>()->isVisible());
    QVERIFY(data->isChecked());
}

void TestMainWindow::whatWasSavedIsOfferedInItsFolder() {
    m_window->showRoom(Room::Explore);
    const QRect before = m_window->workspace(Room::Explore)->geometry();
    Q_EMIT m_session->saved(m_folder->filePath("walk.gif"));
    auto* banner = m_window->findChild<FloatingBanner*>();
    QVERIFY(banner->isVisible());
    QCOMPARE(m_window->workspace(Room::Explore)->geometry(), before); // nothing is pushed aside
    const QPointer<QPushButton> button = banner->findChild<QPushButton*>("bannerOffer");
    QVERIFY(button && button->isVisible());
    Q_EMIT m_session->noticed("something else");
    QVERIFY(!button || !button->isVisible());
    QCoreApplication::processEvents();
    QVERIFY(banner->parentWidget()->rect().contains(banner->geometry()));
}

void TestMainWindow::theExampleIsPlayedWithAtOnce() {
    const QTemporaryDir projects;
    Settings::set(setting::projectsFolder, projects.path());
    QTest::mouseClick(m_window->findChild<QPushButton*>("openExample"), Qt::LeftButton);
    auto* explore = qobject_cast<ExploreWorkspace*>(m_window->workspace(Room::Explore));
    QTRY_VERIFY_WITH_TIMEOUT(explore->isVisible() && explore->model().engine(), patience);
    QCOMPARE(m_session->project()->folder().parent_path(), std::filesystem::path(projects.path().toStdString()));
    m_window->showRoom(Room::Diffuse);
    m_session->setCurrentRun("diffusion");
    auto* grid = m_window->findChild<SamplesPane*>()->findChild<PictureGrid*>();
    QTRY_VERIFY_WITH_TIMEOUT(grid->count() > 0 && !grid->picture(0).isNull(), patience);
    // The second time it is there already.
    m_session->setProject(nullptr);
    QTest::mouseClick(m_window->findChild<QPushButton*>("openExample"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project(), patience);
    QCOMPARE(QDir(projects.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    m_session->setProject(nullptr);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
