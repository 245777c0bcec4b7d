// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Job.hpp"

#include <QFrame>
#include <QString>

#include <memory>

class QLabel;
class QProgressBar;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class Session;

/// The bottom bar: project > run at the left; what runs, how far, how fast, how long still, pause and stop at the
/// right.
class JobBar : public QFrame {
    Q_OBJECT

public:
    explicit JobBar(Session& session, QWidget* parent = nullptr);

    /// Pauses or resumes, and stops, the job that is shown.
    void togglePause();
    void stop();

Q_SIGNALS:
    void availabilityChanged(bool canPause, bool canStop);

private:
    void refresh();
    void showJob(const JobSnapshot& snapshot, qsizetype waiting);

    Session& m_session;
    std::shared_ptr<Job> m_job;
    QWidget* m_panel;
    ElidedLabel* m_name;
    QProgressBar* m_bar;
    QLabel* m_epoch;
    QLabel* m_rate;
    QLabel* m_left;
    QToolButton* m_pause;
    QToolButton* m_stop;
};

/// "epoch 3/20" of whole epochs; "epoch 0.12/0.30" where the training ends within one.
QString epochText(double epoch, double totalEpochs);

/// "45 s", "1:12", "2:03:10"
QString clockText(double seconds);

} // namespace studio::ui
