// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WrapLayout.hpp"

#include <QTest>
#include <QWidget>

#include <array>
#include <memory>

using namespace studio::ui;

namespace {

class Part : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {100, 30}; }
};

} // namespace

class WrapLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bar = std::make_unique<QWidget>();
        auto* layout = new WrapLayout(m_bar.get());
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(10);
        for (QWidget*& part : m_parts) {
            part = new Part(m_bar.get());
            part->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
            layout->addWidget(part);
        }
        m_parts[0]->setMinimumSize(60, 30);
        m_parts[0]->setMaximumSize(150, 30);
        m_parts[0]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_bar->show();
    }

    void oneRowWhereThereIsRoom() {
        m_bar->resize(500, 40);
        QCOMPARE(tops(), (std::array{0, 0, 0}));
        QCOMPARE(m_parts[0]->width(), 150);
        QCOMPARE(m_parts[1]->x(), 160);
        QCOMPARE(m_parts[2]->geometry().right(), 499); // the last one at the right
        QCOMPARE(m_bar->layout()->heightForWidth(500), 30);
    }

    void moreRowsInANarrowPlace() {
        m_bar->resize(180, 120);
        QCOMPARE(tops(), (std::array{0, 40, 40 + 40}));
        QCOMPARE(m_bar->layout()->heightForWidth(180), 3 * 30 + 2 * 10);
        m_bar->resize(215, 120);
        QCOMPARE(tops(), (std::array{0, 0, 40}));
        QCOMPARE(m_parts[2]->geometry().right(), 214);
    }

    void whatCanShrinkDoes() {
        m_bar->layout()->setGeometry(QRect(0, 0, 80, 120));
        QCOMPARE(m_parts[0]->width(), 80);
    }

    void hiddenThingsTakeNoRoom() {
        m_parts[1]->hide();
        m_bar->resize(220, 40);
        QCOMPARE(m_parts[2]->y(), 0);
        QCOMPARE(m_bar->layout()->heightForWidth(220), 30);
    }

private:
    std::array<int, 3> tops() const { return {m_parts[0]->y(), m_parts[1]->y(), m_parts[2]->y()}; }

    std::unique_ptr<QWidget> m_bar;
    std::array<QWidget*, 3> m_parts{};
};

QTEST_MAIN(WrapLayoutTest)
#include "tst_wraplayout.moc"
