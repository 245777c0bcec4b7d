// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FindingsView.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/IconLabel.hpp"
#include "ui/widgets/NoticeText.hpp"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int iconSize = 16;

bool same(const Finding& a, const Finding& b) {
    return a.id == b.id && a.severity == b.severity && a.message == b.message && a.advice == b.advice;
}

} // namespace

FindingsView::FindingsView(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::one);
    setAccessibleName(tr("What the doctor says"));
    hide();
}

void FindingsView::setFindings(const std::vector<Finding>& findings) {
    if (std::ranges::equal(findings, m_findings, same))
        return;
    m_findings = findings;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Finding& finding : findings)
        add(finding);
    setVisible(!findings.empty());
}

void FindingsView::add(const Finding& finding) {
    const bool warns = finding.severity == Finding::Severity::Warning;
    auto* row = new QWidget(this);
    auto* message = new QLabel(noticeText(finding.message), row);
    message->setTextFormat(Qt::PlainText);
    message->setWordWrap(true);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* advice = new SecondaryLabel(noticeText(finding.advice), row);
    advice->setTextFormat(Qt::PlainText);
    advice->setVisible(!finding.advice.empty());
    row->setAccessibleName(message->text());
    row->setAccessibleDescription(advice->text());
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(message);
    texts->addWidget(advice);
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::one);
    auto* icon = new IconLabel(warns ? QStringLiteral("warning") : QStringLiteral("info"), iconSize, row);
    if (warns)
        icon->setTone(IconLabel::Tone::Warning);
    columns->addWidget(icon, 0, Qt::AlignTop);
    columns->addLayout(texts, 1);
    m_rows->addWidget(row);
}

} // namespace studio::ui
