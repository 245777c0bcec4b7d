// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SliderRow.hpp"

#include "ui/theme/Theme.hpp"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QSignalBlocker>
#include <QSlider>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace studio::ui {

namespace {

constexpr int logarithmicSteps = 400;
constexpr int maximumSteps = 4000;
constexpr std::chrono::milliseconds oneGesture{700};

} // namespace

/// One finished change of one slider; what follows within a moment (key repeat, wheel) joins it.
class SliderCommand : public QUndoCommand {
public:
    SliderCommand(SliderRow* row, double before, double after)
        : QUndoCommand(QObject::tr("Change %1").arg(row->spec().label))
        , m_row(row)
        , m_before(before)
        , m_after(after)
        , m_when(std::chrono::steady_clock::now()) {}

    int id() const override { return 0x511DE; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const SliderCommand*>(other);
        if (next->m_row != m_row || next->m_when - m_when > oneGesture)
            return false;
        m_after = next->m_after;
        m_when = next->m_when;
        setObsolete(m_after == m_before);
        return true;
    }
    void undo() override {
        if (m_row)
            m_row->replay(m_before);
    }
    void redo() override {
        if (m_row)
            m_row->replay(m_after);
    }

private:
    QPointer<SliderRow> m_row;
    double m_before;
    double m_after;
    std::chrono::steady_clock::time_point m_when;
};

SliderSpec SliderSpec::whole(const QString& label, int minimum, int maximum, int fallback, const QString& help) {
    return {.label = label,
            .minimum = static_cast<double>(minimum),
            .maximum = static_cast<double>(maximum),
            .fallback = static_cast<double>(fallback),
            .step = 1.0,
            .decimals = 0,
            .help = help};
}

SliderRow::SliderRow(SliderSpec spec, QWidget* parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_line(new QHBoxLayout)
    , m_label(new QLabel(m_spec.label, this))
    , m_field(new QLineEdit(this))
    , m_slider(new QSlider(Qt::Horizontal, this)) {
    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    m_label->setWordWrap(true); // panes are narrow, and words of other languages long
    top->addWidget(m_label, 1);
    top->addWidget(m_field);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    m_line->setSpacing(space::half);
    m_line->addWidget(m_slider, 1);
    layout->addLayout(m_line);

    m_field->setProperty("look", "value");
    m_field->setFont(Theme::font(FontRole::Numbers));
    m_field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setBuddy(m_slider);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_slider);
    setHelp(m_spec.help);
    m_slider->setMinimumHeight(24);
    m_slider->setProperty("twoSided", m_spec.minimum < 0.0); // its origin is not at the left end: nothing fills up
    m_slider->installEventFilter(this);
    m_label->installEventFilter(this);
    setLabel(m_spec.label);
    setRange(m_spec.minimum, m_spec.maximum);
    showValue(m_spec.fallback);

    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        setValue(fromPosition(position));
        if (!m_pressed && !m_slider->isSliderDown())
            commitTo(m_value);
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] { commitTo(m_value); });
    connect(m_field, &QLineEdit::editingFinished, this, &SliderRow::takeTyped);
}

void SliderRow::setLabel(const QString& label) {
    m_spec.label = label;
    m_label->setText(label);
    m_slider->setAccessibleName(label);
    m_field->setAccessibleName(tr("%1, value").arg(label));
}

void SliderRow::setHelp(const QString& help) {
    m_spec.help = help;
    setToolTip(help);
    m_slider->setWhatsThis(help);
}

void SliderRow::setEnds(QWidget* low, QWidget* high) {
    m_line->insertWidget(0, low);
    m_line->addWidget(high);
}

void SliderRow::setRange(double minimum, double maximum) {
    m_spec.minimum = minimum;
    m_spec.maximum = std::max(minimum, maximum);
    const double count = m_spec.logarithmic ? logarithmicSteps : (m_spec.maximum - m_spec.minimum) / m_spec.step;
    m_steps = std::clamp(static_cast<int>(std::lround(count)), 1, maximumSteps);
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, m_steps);
    m_slider->setPageStep(std::max(1, m_steps / 10));
    // The widest value decides, so that the row does not move while the number does.
    const QFontMetrics metrics(m_field->font());
    const int widest =
        std::max(metrics.horizontalAdvance(format(m_spec.minimum)), metrics.horizontalAdvance(format(m_spec.maximum)));
    m_field->setFixedWidth(widest + 16);
    showValue(fit(m_value));
}

void SliderRow::setValue(double value) {
    const double fitted = fit(value);
    const bool differs = fitted != m_value;
    m_value = fitted;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(toPosition(m_value));
    m_field->setText(format(m_value));
    if (differs)
        Q_EMIT valueChanged(m_value);
}

void SliderRow::showValue(double value) {
    const QSignalBlocker quiet(this);
    setValue(value);
    m_committed = m_value;
}

void SliderRow::choose(double value) {
    setValue(value);
    commitTo(m_value);
}

bool SliderRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_slider)
        followPress(event->type());
    if (event->type() == QEvent::MouseButtonDblClick) {
        reset();
        return true;
    }
    if (watched == m_slider && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Backspace || key == Qt::Key_Delete) {
            reset();
            return true;
        }
    }
    // A wheel over a slider that nobody chose should scroll the panel that it stands in.
    if (watched == m_slider && event->type() == QEvent::Wheel && !m_slider->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// A press beside the handle moves it before the slider calls itself held: what follows until the release is one
/// change.
void SliderRow::followPress(QEvent::Type type) {
    if (type == QEvent::MouseButtonPress)
        m_pressed = true;
    const bool ends = type == QEvent::MouseButtonRelease || type == QEvent::Hide || type == QEvent::FocusOut;
    if (ends && std::exchange(m_pressed, false))
        commitTo(m_value);
}

double SliderRow::fromPosition(int position) const {
    const double share = static_cast<double>(position) / m_steps;
    if (m_spec.logarithmic)
        return m_spec.minimum * std::pow(m_spec.maximum / m_spec.minimum, share);
    return m_spec.minimum + share * (m_spec.maximum - m_spec.minimum);
}

int SliderRow::toPosition(double value) const {
    const double span =
        m_spec.logarithmic ? std::log(m_spec.maximum / m_spec.minimum) : m_spec.maximum - m_spec.minimum;
    if (span <= 0.0)
        return 0;
    const double done = m_spec.logarithmic ? std::log(value / m_spec.minimum) : value - m_spec.minimum;
    return static_cast<int>(std::lround(done / span * m_steps));
}

double SliderRow::fit(double value) const {
    const double scale = std::pow(10.0, m_spec.decimals);
    const double rounded = m_spec.logarithmic ? value : std::round(value * scale) / scale;
    return std::clamp(rounded, m_spec.minimum, m_spec.maximum);
}

QString SliderRow::format(double value) const {
    const QString number =
        m_spec.logarithmic ? QLocale().toString(value, 'g', 3) : QLocale().toString(value, 'f', m_spec.decimals);
    return m_spec.unit.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, m_spec.unit);
}

void SliderRow::commitTo(double value) {
    if (value == m_committed)
        return;
    const double before = m_committed;
    if (m_undo)
        return m_undo->push(new SliderCommand(this, before, value));
    replay(value);
}

void SliderRow::replay(double value) {
    m_committed = fit(value);
    setValue(value);
    Q_EMIT committed(m_value);
}

void SliderRow::takeTyped() {
    QString text = m_field->text().trimmed();
    if (!m_spec.unit.isEmpty() && text.endsWith(m_spec.unit))
        text.chop(m_spec.unit.size());
    bool understood = false;
    const double typed = QLocale().toDouble(text.trimmed(), &understood);
    setValue(understood ? typed : m_value);
    commitTo(m_value);
}

} // namespace studio::ui
