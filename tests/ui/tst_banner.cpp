// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/NoticeText.hpp"

#include <QHash>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

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

    void noticesLoseWhatOnlyACommandLineCanDo() {
        QCOMPARE(noticeText("3 are animations; the first of each is taken (--frames all takes all)"),
                 QString("3 are animations; the first of each is taken"));
        QCOMPARE(noticeText("folders are no classes; --labels folders takes them"), QString("folders are no classes"));
        QCOMPARE(noticeText("Keep a share apart, for instance --val 0.1."), QString("Keep a share apart."));
        QCOMPARE(noticeText("Hold out more with --val."), QString("Hold out more."));
        QCOMPARE(noticeText("a (b) and c; d"), QString("a (b) and c; d"));
    }

    void sentencesWithNumbersAreTranslatedToo() {
        Sentences german;
        QCoreApplication::installTranslator(&german);
        QCOMPARE(coreText("\"cats\" has 93 % of the 1,200 pictures"), QString("1,200 Bilder: 93 % \"cats\""));
        QCOMPARE(coreText("2 are alike (a 1.png = %2.png)"), QString("(a 1.png = %2.png): 2 gleich"));
        QCOMPARE(coreText("from a/labels-v1.2.csv, column \"kind\": 3 of 4."),
                 QString("3 von 4 aus a/labels-v1.2.csv, Spalte \"kind\"."));
        QCOMPARE(coreText("Details are in \"/home/a b/2 c.d/errors.log\"."),
                 QString("\"/home/a b/2 c.d/errors.log\" hat mehr."));
        QCOMPARE(coreText("nobody knows 5 of these"), QString("nobody knows 5 of these"));
        QCOMPARE(coreText("brought to 64 x 64 for \"a 3 x 4.png\""),
                 QString::fromUtf8("brought to 64 \u00D7 64 for \"a 3 x 4.png\""));
        QCoreApplication::removeTranslator(&german);
    }

private:
    class Sentences : public QTranslator {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char*, const char* text, const char*, int) const override {
            static const QHash<QByteArray, QString> known{
                {"%1 has %2 % of the %3 pictures", QStringLiteral("%3 Bilder: %2 % %1")},
                {"Details are in %1.", QStringLiteral("%1 hat mehr.")},
                {"%1 are alike %2", QStringLiteral("%2: %1 gleich")},
                {"from %1, column %2: %3 of 4.", QStringLiteral("wrong")},
                {"from %1, column %2: %3 of %4.", QStringLiteral("%3 von %4 aus %1, Spalte %2.")}};
            return known.value(text);
        }
    };

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
