// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ImportProgressPage.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

ImportProgressPage::ImportProgressPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_detail(new QLabel(this)) {
    m_title->setFont(Theme::font(FontRole::Title));
    m_title->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(420);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_detail->setProperty("look", "muted");
    m_detail->setFont(Theme::font(FontRole::Numbers));
    auto* stop = new QPushButton(tr("Stop"), this);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::two);
    layout->addStretch(2);
    for (QWidget* widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_bar),
                            static_cast<QWidget*>(m_detail), static_cast<QWidget*>(stop)}) {
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(&session, &Session::ticked, this, &ImportProgressPage::refresh);
}

void ImportProgressPage::follow(std::shared_ptr<Job> job) {
    m_job = std::move(job);
    m_title->setText(QString::fromStdString(m_job->snapshot().title));
    refresh();
}

void ImportProgressPage::refresh() {
    if (!m_job)
        return;
    const JobSnapshot snapshot = m_job->snapshot();
    m_bar->setRange(0, static_cast<int>(snapshot.total));
    m_bar->setValue(static_cast<int>(snapshot.done));
    QString text = coreText(snapshot.stage);
    const QLocale locale;
    if (snapshot.total > 0)
        text += QStringLiteral("  ") +
                tr("%1 of %2").arg(locale.toString(qint64{snapshot.done}), locale.toString(qint64{snapshot.total}));
    m_detail->setText(text);
    if (!m_job->isOver())
        return;
    m_job.reset();
    if (snapshot.state != JobState::Finished)
        Q_EMIT abandoned();
}

} // namespace studio::ui
