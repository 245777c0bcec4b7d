// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ParameterField.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/train/NumberSteps.hpp"
#include "ui/train/ParameterRules.hpp"
#include "ui/train/ParameterText.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FieldProblem.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace studio::ui {

namespace {

QString rangeText(const ParameterSpec& spec) {
    const bool low = std::isfinite(spec.minimum);
    const bool high = std::isfinite(spec.maximum);
    const auto number = [](double value) { return QLocale().toString(value, 'f', QLocale::FloatingPointShortest); };
    if (low && high)
        return ParameterField::tr("From %1 to %2.").arg(number(spec.minimum), number(spec.maximum));
    if (low)
        return ParameterField::tr("At least %1.").arg(number(spec.minimum));
    if (high)
        return ParameterField::tr("At most %1.").arg(number(spec.maximum));
    return {};
}

/// For parameters within a finite range.
SliderSpec sliderOf(const ParameterSpec& spec, double fallback) {
    constexpr double wide = 10.0;
    SliderSpec slider;
    slider.label = spec.unit.empty() ? coreText(spec.label)
                                     : QStringLiteral("%1 (%2)").arg(coreText(spec.label), coreText(spec.unit));
    slider.minimum = spec.minimum;
    slider.maximum = spec.maximum;
    slider.fallback = fallback;
    slider.decimals = spec.maximum - spec.minimum > wide ? 0 : 2;
    slider.step = slider.decimals == 0 ? 1.0 : 0.01;
    slider.help = coreText(spec.help);
    return slider;
}

} // namespace

ParameterField::ParameterField(const ParameterSpec& spec, const ParameterValue& fallback, QWidget* parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_default(QString::fromStdString(toText(fallback)))
    , m_reset(new QToolButton(this)) {
    makeControl();
    m_problem = new FieldProblem(m_line, this);
    const QString name = coreText(spec.label);
    QString help = coreText(spec.help);
    if (const QString range = rangeText(spec); !range.isEmpty())
        help += QLatin1Char(' ') + range;
    control()->setAccessibleName(name);
    control()->setAccessibleDescription(help);
    control()->setWhatsThis(QStringLiteral("<b>%1</b> (%2)<br>%3").arg(name, QString::fromStdString(spec.key), help));
    setToolTip(QStringLiteral("<p>%1</p>").arg(help));
    setFocusProxy(control());
    m_reset->setProperty("look", "ghost");
    m_reset->setIcon(Theme::icon(QStringLiteral("reset")));
    m_reset->setIconSize(Theme::scaled(QSize(14, 14)));
    m_reset->setFixedSize(Theme::scaled(QSize(24, 24)));
    m_reset->setFocusPolicy(Qt::NoFocus);
    m_reset->setToolTip(
        tr("Back to %1").arg(m_choice ? m_choice->itemText(m_choice->findData(m_default)) : shownNumber(m_default)));
    m_reset->setAccessibleName(tr("Reset %1").arg(name));
    if (m_slider) {
        layOutSlider();
    } else {
        layOut();
    }
    connect(m_reset, &QToolButton::clicked, this, &ParameterField::reset);
    setText(m_default);
    m_sliderDefault = m_slider ? m_slider->value() : 0.0;
    m_reset->hide();
}

void ParameterField::layOut() {
    auto* label = new QLabel(coreText(m_spec.label), this);
    label->setBuddy(control());
    auto* unit = new QLabel(coreText(m_spec.unit), this);
    unit->setProperty("look", "secondary");
    unit->setVisible(unit->text().compare(label->text(), Qt::CaseInsensitive) != 0); // "Steps" are steps
    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    if (m_check) {
        label->hide();
        top->addWidget(m_check);
    } else {
        top->addWidget(label);
    }
    top->addWidget(unit);
    top->addStretch(1);
    top->addWidget(m_reset);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(top);
    if (!m_check)
        layout->addWidget(control());
    layout->addWidget(m_problem);
}

/// The slider brings its own label and value; its length does not change with the reset.
void ParameterField::layOutSlider() {
    QSizePolicy keepsItsPlace = m_reset->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsPlace);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_reset, 0, Qt::AlignTop);
}

QWidget* ParameterField::control() const {
    if (m_check)
        return m_check;
    if (m_choice)
        return m_choice;
    return m_slider ? static_cast<QWidget*>(m_slider) : m_line;
}

void ParameterField::makeControl() {
    if (std::holds_alternative<bool>(m_spec.fallback)) {
        m_check = new QCheckBox(coreText(m_spec.label), this);
        connect(m_check, &QCheckBox::toggled, this, &ParameterField::afterEdit);
        return;
    }
    if (!m_spec.choices.empty()) {
        m_choice = new QComboBox(this);
        for (const std::string& choice : m_spec.choices)
            m_choice->addItem(choiceName(choice), QString::fromStdString(choice));
        connect(m_choice, &QComboBox::currentIndexChanged, this, &ParameterField::afterEdit);
        return;
    }
    if (isAugmentation(m_spec.key)) {
        m_slider = new SliderRow(sliderOf(m_spec, m_default.toDouble()), this);
        connect(m_slider, &SliderRow::valueChanged, this, &ParameterField::afterEdit);
        return;
    }
    m_line = new QLineEdit(this);
    m_line->setFont(Theme::font(FontRole::Numbers));
    connect(m_line, &QLineEdit::textChanged, this, &ParameterField::afterEdit);
    connect(m_line, &QLineEdit::returnPressed, this, &ParameterField::returnPressed);
    if (hasSteps(m_spec))
        addSteps();
}

/// The arrow keys, and two small arrows for the mouse.
void ParameterField::addSteps() {
    for (const int direction : {1, -1}) {
        const QString icon = direction > 0 ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down");
        QAction* action = m_line->addAction(Theme::icon(icon), QLineEdit::TrailingPosition);
        action->setToolTip(direction > 0 ? tr("More (arrow up)") : tr("Less (arrow down)"));
        action->setObjectName(direction > 0 ? QStringLiteral("more") : QStringLiteral("less"));
        connect(action, &QAction::triggered, this, [this, direction] { step(direction); });
    }
    m_line->installEventFilter(this);
}

void ParameterField::step(int direction) {
    setText(stepped(m_spec, m_typed, direction));
    m_line->selectAll();
}

bool ParameterField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString ParameterField::text() const {
    if (m_check)
        return m_check->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    if (m_slider)
        return isDefault() ? m_default : QString::fromStdString(toText(m_slider->value()));
    return m_choice ? m_choice->currentData().toString() : m_typed;
}

void ParameterField::setText(const QString& text) {
    if (m_check)
        m_check->setChecked(text == QLatin1String("true"));
    if (m_choice)
        m_choice->setCurrentIndex(m_choice->findData(text));
    if (m_line) {
        m_line->setText(shownNumber(text));
        m_typed = plainNumber(m_line->text());
    }
    if (m_slider)
        m_slider->setValue(text.toDouble());
    m_reset->setVisible(!isDefault());
}

bool ParameterField::isDefault() const {
    return m_slider ? m_slider->value() == m_sliderDefault : text() == m_default;
}

void ParameterField::setWrong(bool wrong) {
    const bool whole = std::holds_alternative<std::int64_t>(m_spec.fallback);
    const QString kind = whole ? tr("A whole number.") : tr("A number.");
    m_problem->say(wrong ? QStringLiteral("%1 %2").arg(kind, rangeText(m_spec)).trimmed() : QString());
}

void ParameterField::reset() {
    setText(m_default);
}

void ParameterField::afterEdit() {
    if (m_line)
        m_typed = plainNumber(m_line->text());
    m_reset->setVisible(!isDefault());
    Q_EMIT edited();
}

} // namespace studio::ui
