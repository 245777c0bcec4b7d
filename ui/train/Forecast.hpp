// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/session/Ask.hpp"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <stop_token>
#include <vector>

namespace studio::ui {

class Session;

/// What trainings would take, told while a form is filled in: their numbers at once, their seconds after a few steps
/// were computed in the background. The speed of a network that was measured once is remembered, so that another number
/// of steps needs no second measurement. Nothing is measured beside a training: both would be slow, and the figure
/// wrong.
class Forecast : public QObject {
    Q_OBJECT

public:
    /// What may be asked of one training. Both functions run on a lane, and may throw.
    struct Question {
        QString speedKey; ///< the same for trainings whose steps take equally long
        std::function<TrainingEstimate()> estimate;
        std::function<TrainingEstimate(std::stop_token)> measure;
        std::function<std::vector<Finding>(const TrainingEstimate&)> examine;
    };
    struct Outlook {
        TrainingEstimate estimate; ///< seconds: 0 while unknown
        std::vector<Finding> findings;
    };
    using Answers = std::vector<Answer<Outlook>>;
    enum class State { Idle, Estimating, Measuring, WaitingForTraining };

    explicit Forecast(Session& session, QObject* parent = nullptr);
    ~Forecast() override;

    /// Replaces what was asked before. The first question is the most urgent.
    void ask(std::vector<Question> questions);
    void cancel();
    State state() const noexcept { return m_state; }
    const Answers& answers() const noexcept { return m_answers; } ///< as long as the questions, or empty

Q_SIGNALS:
    void changed();

private:
    void estimate();
    void take(Answers answers);
    void measure();
    void learn(const QString& key, double secondsPerStep);
    void fillInSeconds();
    void setState(State state);

    Session& m_session;
    QString m_channel;
    std::vector<Question> m_questions;
    Answers m_answers;
    QHash<QString, double> m_secondsPerStep; ///< by speedKey; 0: could not be measured
    QTimer m_quiet;                          ///< until the form has not changed for a moment
    State m_state = State::Idle;
};

} // namespace studio::ui
