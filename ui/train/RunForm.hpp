// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace studio::ui {

class ParameterForm;
class Session;

/// What every new run asks for: a name, a preset, a seed and the model's parameters; and the button that starts it,
/// enabled while all of that is possible. The parameters and the button are placed by who uses the form.
class RunForm : public QWidget {
    Q_OBJECT

public:
    using ParametersOf = std::function<Parameters(Preset)>;
    using Settings = std::map<std::string, std::string>; ///< parameters by their keys

    RunForm(Session& session, const QString& nameHelp, QWidget* parent = nullptr);

    /// Starts over for another model, with every preset changed in the way that `changes` says.
    void begin(const std::string& stem, ParametersOf parameters, Settings changes = {});
    /// What the run is called when nobody types a name: the stem, with a number where that is taken.
    void setStem(const std::string& stem);
    /// Puts name, preset, seed and settings into a TrainRequest or a DiffuseRequest.
    template<class Request>
    void fill(Request& request) const {
        request.name = name();
        request.preset = preset();
        request.settings = settings();
        request.seed = seed();
    }

    ParameterForm* parameters() const noexcept { return m_parameters; }
    QPushButton* startButton() const noexcept { return m_start; }

Q_SIGNALS:
    void submitted();

private:
    std::string name() const;
    Preset preset() const;
    Settings settings() const;
    std::uint64_t seed() const;
    void applyPreset();
    void validate();

    Session& m_session;
    ParametersOf m_parametersOf;
    Settings m_changes;
    QLineEdit* m_name;
    QComboBox* m_preset;
    QLineEdit* m_seed;
    ParameterForm* m_parameters;
    QPushButton* m_start;
};

} // namespace studio::ui
