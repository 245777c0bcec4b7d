// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/Forecast.hpp"
#include "ui/train/RunSubject.hpp"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace studio::ui {

class AugmentStrip;
class EstimateView;
class FieldProblem;
class ParameterForm;
class Session;

/// What every new run asks for: a name, a preset, a seed and the model's parameters; what it will take, told while that
/// is filled in; and the button that starts it, enabled while all of that is possible. The parameters and the button
/// are placed by who uses the form.
class RunForm : public QWidget {
    Q_OBJECT

public:
    RunForm(Session& session, const QString& nameHelp, QWidget* parent = nullptr);

    /// Starts over for another subject. Typed values are lost.
    void begin(RunSubject subject);
    /// The same with the values that another run was made with, under the preset that is nearest to them.
    void beginLike(RunSubject subject, const Parameters& values);
    /// Shows what another form of the same subject said.
    void recall(const RunDraft& draft);
    /// Offers a fresh name, where the last one is taken now; everything else stays as it is.
    void refresh();
    void setSeed(std::uint64_t seed);
    RunDraft draft() const;

    ParameterForm* parameters() const noexcept { return m_parameters; }
    /// Tab goes from the seed to these, and from the last one to the parameters.
    void setNextInOrder(QWidget* first);
    QPushButton* startButton() const noexcept { return m_start; }
    const Forecast& forecast() const noexcept { return *m_forecast; }

Q_SIGNALS:
    void submitted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut(const QString& nameHelp);
    void start(RunSubject subject, Preset preset);
    void applyPreset();
    void setFields(const std::map<std::string, std::string>& settings);
    void validate();
    void askForecast();
    void forgetForecast();
    Forecast::Question question(const RunDraft& draft) const;
    void showForecast();
    QString nameProblem() const;

    Session& m_session;
    std::optional<RunSubject> m_subject;
    std::optional<RunDraft> m_asked; ///< what the forecast is about
    Forecast* m_forecast;
    QLineEdit* m_name;
    FieldProblem* m_nameProblem;
    QComboBox* m_preset;
    QLineEdit* m_seed;
    FieldProblem* m_seedProblem;
    EstimateView* m_estimate;
    ParameterForm* m_parameters;
    AugmentStrip* m_strip;
    QPushButton* m_start;
};

} // namespace studio::ui
