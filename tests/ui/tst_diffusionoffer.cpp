// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/compare/CompareBoard.hpp"
#include "ui/compare/CompareModel.hpp"
#include "ui/compare/CompareWorkspace.hpp"
#include "ui/diffuse/DiffuseTrainPanel.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/KeyList.hpp"
#include "ui/shell/MainWindow.hpp"

#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

/// The ways to the form of a diffusion model: a click in Compare, a key in any room.
class DiffusionOfferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_diffusionoffer"));
        QSettings().clear();
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("ae", "plain");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->resize(1360, 860);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_session->setProject(m_trained->project());
    }

    void cleanup() {
        m_window.reset();
        m_session.reset();
    }

    void aClickInCompareOpensTheForm() {
        m_window->showRoom(Room::Compare);
        auto* compare = qobject_cast<CompareWorkspace*>(m_window->workspace(Room::Compare));
        QTRY_VERIFY_WITH_TIMEOUT(compare->model().isComplete() && !compare->board().columns().empty(), 60000);
        CompareBoard& board = compare->board();
        const QPoint offer = board.cellRect(0, diffusionRow, 0).center();
        QHelpEvent help(QEvent::ToolTip, offer, board.mapToGlobal(offer));
        QCoreApplication::sendEvent(&board, &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("Ctrl+D")), qPrintable(QToolTip::text()));
        QTest::mouseClick(&board, Qt::LeftButton, Qt::NoModifier, offer);
        QVERIFY(form().isVisible());
    }

    void aKeyOpensTheFormFromAnyRoom() {
        for (const Room room : {Room::Data, Room::Train, Room::Explore}) {
            m_window->showRoom(room);
            QVERIFY(!form().isVisible());
            QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
            QTRY_VERIFY(form().isVisible());
        }
    }

    void theKeysPageNamesTheKey() {
        const KeyList keys(*m_window);
        const auto labels = keys.findChildren<QLabel*>();
        QVERIFY(
            std::ranges::any_of(labels, [](const QLabel* each) { return each->text() == QLatin1String("Ctrl+D"); }));
    }

    void theClearButtonOfThePaletteIsInTheMiddle() {
        auto* palette = m_window->findChild<CommandPalette*>();
        palette->open();
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("run"));
        auto* clear = field->findChild<QToolButton*>();
        QVERIFY(clear && clear->isVisible());
        const int off = clear->geometry().center().y() - field->rect().center().y();
        QVERIFY2(std::abs(off) <= 1, qPrintable(QString::number(off)));
        palette->hide();
    }

private:
    static constexpr int diffusionRow = 6;
    DiffuseTrainPanel& form() {
        return qobject_cast<DiffuseWorkspace*>(m_window->workspace(Room::Diffuse))->trainPanel();
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(DiffusionOfferTest)
#include "tst_diffusionoffer.moc"
