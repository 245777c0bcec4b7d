// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/Forecast.hpp"

#include "ui/session/Session.hpp"

#include <chrono>

namespace studio::ui {

namespace {

constexpr std::chrono::milliseconds quietTime{600};

double secondsPerStep(const TrainingEstimate& estimate) {
    return estimate.steps > 0 ? estimate.seconds / static_cast<double>(estimate.steps) : 0.0;
}

Answer<Forecast::Outlook> outlookOf(const Forecast::Question& question) {
    try {
        Forecast::Outlook outlook{question.estimate(), {}};
        outlook.findings = question.examine(outlook.estimate);
        return outlook;
    } catch (const Error& error) {
        return error;
    }
}

} // namespace

Forecast::Forecast(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_channel(QStringLiteral("forecast/%1").arg(reinterpret_cast<quintptr>(this))) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &Forecast::measure);
    connect(&session, &Session::projectChanged, this, [this] {
        cancel();
        m_secondsPerStep.clear();
    });
    connect(&session, &Session::runsChanged, this, [this] {
        if (m_state == State::Measuring || m_state == State::WaitingForTraining)
            measure(); // a training began, or ended
    });
}

Forecast::~Forecast() {
    m_session.lane().cancel(m_channel.toStdString());
    m_session.background().cancel(m_channel.toStdString());
}

void Forecast::ask(std::vector<Question> questions) {
    m_quiet.stop();
    m_session.background().cancel(m_channel.toStdString());
    m_questions = std::move(questions);
    estimate();
}

void Forecast::cancel() {
    m_quiet.stop();
    m_session.lane().cancel(m_channel.toStdString());
    m_session.background().cancel(m_channel.toStdString());
    m_questions.clear();
    m_answers.clear();
    setState(State::Idle);
}

void Forecast::estimate() {
    setState(State::Estimating);
    ui::ask(
        m_session.lane(), m_channel, this,
        [questions = m_questions](const std::stop_token& stop) {
            Answers answers;
            for (const Question& question : questions) {
                throwIfStopped(stop);
                answers.push_back(outlookOf(question));
            }
            return answers;
        },
        [this](Answer<Answers> answers) {
            if (auto* known = std::get_if<Answers>(&answers))
                take(std::move(*known));
        });
}

void Forecast::take(Answers answers) {
    m_answers = std::move(answers);
    fillInSeconds();
    setState(State::Measuring); // soon
    m_quiet.start();
}

void Forecast::measure() {
    if (m_quiet.isActive())
        return;
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        const Question& question = m_questions[i];
        if (m_secondsPerStep.contains(question.speedKey) || !std::holds_alternative<Outlook>(m_answers[i]))
            continue;
        if (m_session.isTraining()) {
            m_session.background().cancel(m_channel.toStdString());
            return setState(State::WaitingForTraining);
        }
        setState(State::Measuring);
        return ui::ask(m_session.background(), m_channel, this, question.measure,
                       [this, key = question.speedKey](Answer<TrainingEstimate> answer) {
                           const auto* measured = std::get_if<TrainingEstimate>(&answer);
                           learn(key, measured ? secondsPerStep(*measured) : 0.0);
                       });
    }
    setState(State::Idle);
}

void Forecast::learn(const QString& key, double seconds) {
    m_secondsPerStep.insert(key, seconds);
    fillInSeconds();
    measure();
    Q_EMIT changed();
}

void Forecast::fillInSeconds() {
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        if (auto* outlook = std::get_if<Outlook>(&m_answers[i])) {
            TrainingEstimate& estimate = outlook->estimate;
            estimate.seconds = m_secondsPerStep.value(m_questions[i].speedKey) * static_cast<double>(estimate.steps);
        }
    }
}

void Forecast::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}

} // namespace studio::ui
