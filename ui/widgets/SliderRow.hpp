// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSlider;
class QUndoStack;

namespace studio::ui {

/// What a slider stands for. `step` is one arrow key; a logarithmic slider moves in decades (minimum must be positive).
struct SliderSpec {
    QString label;
    double minimum = 0.0;
    double maximum = 1.0;
    double fallback = 0.0;
    double step = 0.01;
    int decimals = 2;
    QString unit = {};
    QString help = {};
    bool logarithmic = false;

    /// For whole numbers, one a step.
    static SliderSpec whole(const QString& label, int minimum, int maximum, int fallback, const QString& help);
};

/// Label and value above, slider below. The value can be typed; a double click or Backspace on the slider resets it.
/// With an undo stack every finished change (a drag, a burst of keys or wheel turns) is one step to undo.
class SliderRow : public QWidget {
    Q_OBJECT

public:
    explicit SliderRow(SliderSpec spec, QWidget* parent = nullptr);

    double value() const noexcept { return m_value; }
    const SliderSpec& spec() const noexcept { return m_spec; }
    /// Sets and emits valueChanged, without a step to undo.
    void setValue(double value);
    /// Sets silently: for showing what changed elsewhere.
    void showValue(double value);
    void setRange(double minimum, double maximum);
    void setLabel(const QString& label);
    void setHelp(const QString& help);
    /// Widgets at the two ends of the slider; the row takes them over.
    void setEnds(QWidget* low, QWidget* high);
    /// What reset() goes back to.
    void setFallback(double value) { m_spec.fallback = value; }
    void setUndoStack(QUndoStack* stack) { m_undo = stack; }
    /// Sets as a hand does: as one step to undo.
    void choose(double value);
    void reset() { choose(m_spec.fallback); }

Q_SIGNALS:
    void valueChanged(double value); ///< live, while the hand moves
    void committed(double value);    ///< the hand let go, a value was typed, or undone

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend class SliderCommand;
    void followPress(QEvent::Type type);
    double fromPosition(int position) const;
    int toPosition(double value) const;
    double fit(double value) const;
    QString format(double value) const;
    void commitTo(double value);
    void replay(double value);
    void takeTyped();

    SliderSpec m_spec;
    double m_value = 0.0;
    double m_committed = 0.0;
    int m_steps = 1;
    bool m_pressed = false; ///< a mouse button is down on the slider
    QHBoxLayout* m_line;    ///< of the slider
    QLabel* m_label;
    QLineEdit* m_field;
    QSlider* m_slider;
    QUndoStack* m_undo = nullptr;
};

} // namespace studio::ui
