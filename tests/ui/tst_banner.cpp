// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.hpp"

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace studio;
using namespace studio::ui;

class BannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_banner = std::make_unique<Banner>();
        m_banner->resize(600, 100);
    }

    void aListStandsAmongTheDetails() {
        m_banner->showError(Error(ErrorCode::Mismatch, "run a does not fit:\n  one\n  two", "Take another."));
        QVERIFY(m_banner->isVisible());
        QCOMPARE(shown(), (QStringList{QStringLiteral("run a does not fit"), QStringLiteral("Take another.")}));
        auto* more = m_banner->findChild<QToolButton*>();
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(shown().size(), 3);
        QVERIFY(shown().back().endsWith(QStringLiteral("\n  one\n  two")));
    }

    void aPlainMessageIsShownWhole() {
        m_banner->showError(Error(ErrorCode::NotFound, "there is no run b"));
        QCOMPARE(shown(), QStringList{QStringLiteral("there is no run b")});
        m_banner->showNotice(QStringLiteral("All is well."));
        QCOMPARE(shown(), QStringList{QStringLiteral("All is well.")});
    }

private:
    QStringList shown() const {
        QStringList texts;
        for (const QLabel* label : m_banner->findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty())
                texts << label->text();
        return texts;
    }

    std::unique_ptr<Banner> m_banner;
};

QTEST_MAIN(BannerTest)
#include "tst_banner.moc"
