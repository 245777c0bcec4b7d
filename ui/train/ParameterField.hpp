// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace studio::ui {

class FieldProblem;
class SliderRow;

/// One parameter of a form: its name and unit, a field that fits its type, what is wrong with a value, a reset. What
/// varies the pictures is a slider: its effect is seen while it moves.
class ParameterField : public QWidget {
    Q_OBJECT

public:
    /// `fallback` is the preset's value, which the reset goes back to.
    ParameterField(const ParameterSpec& spec, const ParameterValue& fallback, QWidget* parent = nullptr);

    const ParameterSpec& spec() const noexcept { return m_spec; }
    /// What would be typed after `key=`.
    QString text() const;
    void setText(const QString& text);
    bool isDefault() const;
    /// Whether to say that what was typed is not a value that this can have.
    void setWrong(bool wrong);
    void reset();
    /// What takes the keyboard.
    QWidget* control() const;

Q_SIGNALS:
    void edited();
    void returnPressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeControl();
    void addSteps();
    void step(int direction);
    void layOut();
    void layOutSlider();
    void afterEdit();

    ParameterSpec m_spec;
    QString m_default;
    QString m_typed; ///< as core writes it: the language may be another when it is asked for
    FieldProblem* m_problem;
    QToolButton* m_reset;
    QCheckBox* m_check = nullptr;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_line = nullptr;
    SliderRow* m_slider = nullptr;
    double m_sliderDefault = 0.0; ///< as the slider rounds it
};

} // namespace studio::ui
