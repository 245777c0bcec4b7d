// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Job.hpp"

#include <QWidget>

#include <memory>

class QLabel;
class QProgressBar;

namespace studio::ui {

class Session;

/// How far an import is, large, with its stop.
class ImportProgressPage : public QWidget {
    Q_OBJECT

public:
    explicit ImportProgressPage(Session& session, QWidget* parent = nullptr);
    void follow(std::shared_ptr<Job> job);
    const std::shared_ptr<Job>& job() const noexcept { return m_job; }

Q_SIGNALS:
    /// The import ended without a project: stopped, or failed.
    void abandoned();

private:
    void refresh();

    std::shared_ptr<Job> m_job;
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_detail;
};

} // namespace studio::ui
