// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/StyleSheet.hpp"

#include "ui/theme/Theme.hpp"

#include <QRegularExpression>

namespace studio::ui {

namespace {

// %NAME% stands for a colour of the table; a length in sp grows with the letters, as one in px does not.
constexpr const char* sheet = R"(
QToolTip { background: %raised%; color: %text%; border: 1px solid %line%; padding: 4px 8px; }
QLabel[look="secondary"] { color: %secondary%; font-size: 11sp; }
QLabel[look="muted"] { color: %secondary%; }
QLabel[look="warning"] { color: %warning%; }
QLabel[look="error"] { color: %error%; }
QWidget[look="panel"], QFrame[look="panel"] { background: %panel%; }
QFrame[look="raised"] { background: %raised%; border-radius: 6px; }
QFrame[look="card"] { background: %panel%; border-radius: 6px; }
QFrame[look="card"]:hover { background: %raised%; }
QFrame[look="line"] { background: %line%; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="vline"] { background: %line%; border: none; max-width: 1px; min-width: 1px; }
QPushButton, QToolButton { border: 1px solid transparent; border-radius: 6px; background: %raised%; padding: 5px 12px; min-height: 20sp; }
QPushButton:hover, QToolButton:hover { background: %line%; }
QPushButton:pressed, QToolButton:pressed { background: %window%; }
QPushButton:focus, QToolButton:focus { border-color: %accent%; }
QPushButton:disabled, QToolButton:disabled { color: %secondary%; background: %panel%; }
QPushButton:checked { color: %accent%; border-color: %accent%; }
QPushButton[look="primary"] { background: %accent%; color: %onAccent%; font-weight: 600; }
QPushButton[look="primary"]:hover { background: %accentHover%; }
QPushButton[look="primary"]:focus { border-color: %text%; }
QPushButton[look="primary"]:disabled { background: %raised%; color: %secondary%; }
QPushButton[look="ghost"], QToolButton[look="ghost"], QToolButton[look="rail"] { background: transparent; }
QPushButton[look="ghost"]:hover, QToolButton[look="ghost"]:hover, QToolButton[look="rail"]:hover { background: %raised%; }
QToolButton[look="ghost"] { padding: 4px; }
QToolButton[look="rail"] { padding: 8px 2px 6px 2px; font-size: 11sp; color: %secondary%; }
QToolButton[look="rail"]:checked { background: %raised%; color: %text%; }
QToolButton[look="rail"]:focus { border-color: %accent%; }
QToolButton[look="chip"] { background: transparent; border-color: %line%; padding: 3px 10px 3px 6px; }
QToolButton[look="chip"]:hover { background: %raised%; }
QToolButton[look="chip"]:checked { background: %raised%; border-color: %secondary%; }
QToolButton[look="chip"]:focus { border-color: %accent%; }
QToolButton[look="ghost"]:checked { background: %raised%; }
QToolButton::menu-indicator { image: none; width: 0px; }
QPushButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }
QLineEdit, QSpinBox, QDoubleSpinBox, QPlainTextEdit { background: %raised%; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; min-height: 20sp; selection-background-color: %accent%; selection-color: %onAccent%; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus { border-color: %accent%; }
QFileDialog QToolButton { padding: 2px; min-height: 0px; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0px; min-height: 0px; }
QLineEdit[invalid="true"] { border-color: %error%; }
QLineEdit[look="value"] { background: transparent; padding: 0px 4px; min-height: 18sp; }
QLineEdit[look="value"]:hover { background: %raised%; }
QLineEdit[look="title"] { background: transparent; padding: 2px 8px; margin-left: -8px; }
QLineEdit[look="title"]:hover, QLineEdit[look="title"]:focus { background: %raised%; }
QLineEdit[look="title"]:read-only { background: transparent; }
QPlainTextEdit { padding: 4px; }
QLabel[look="readout"] { background: %raised%; color: %text%; border: 1px solid %line%; border-radius: 6px; padding: 6px 8px; font-size: 11sp; }
QLabel[look="key"] { background: %raised%; border-radius: 4px; padding: 2px 8px; font-size: 11sp; }
QFrame[look="palette"] { background: %panel%; border: 1px solid %line%; }
QFrame[look="palette"] QListWidget::item { padding: 0 8px; border-radius: 4px; }
QFrame[look="palette"] QListWidget::item:selected { background: %raised%; color: %text%; }
QComboBox { background: %raised%; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; min-height: 20sp; }
QComboBox:hover { background: %line%; }
QComboBox:focus { border-color: %accent%; }
QComboBox::drop-down { border: none; width: 22sp; }
QComboBox::down-arrow { image: url(:/icons/arrow-%tone%.svg); width: 12sp; height: 12sp; }
QComboBox QAbstractItemView { background: %panel%; color: %text%; border: 1px solid %line%; border-radius: 6px; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 26sp; padding: 0 8px; border-radius: 4px; color: %text%; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected { background: %raised%; color: %text%; }
QComboBox QAbstractItemView::item:disabled { color: %secondary%; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator { width: 14sp; height: 14sp; border: 1px solid %secondary%; border-radius: 4px; background: %raised%; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: %accent%; }
QCheckBox::indicator:checked { background: %accent%; border-color: %accent%; image: url(:/icons/tick-%tone%.svg); }
QCheckBox::indicator:disabled { border-color: %line%; background: %panel%; }
QSpinBox, QDoubleSpinBox { padding-right: 2px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 18sp; border: none; border-top-right-radius: 6px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 18sp; border: none; border-bottom-right-radius: 6px; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover, QDoubleSpinBox::down-button:hover { background: %line%; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/arrow-up-%tone%.svg); width: 9sp; height: 9sp; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/arrow-%tone%.svg); width: 9sp; height: 9sp; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: %secondary%; border: none; border-bottom: 2px solid transparent; padding: 6px 14px; margin-left: 8px; }
QTabBar::tab:selected { color: %text%; border-bottom-color: %accent%; }
QTabBar::tab:hover, QTabBar::tab:focus { color: %text%; }
QTabBar::tab:focus { border-bottom-color: %text%; }
QMenuBar { background: %window%; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %raised%; }
QMenu { background: %panel%; border: 1px solid %line%; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: %raised%; }
QMenu::item:disabled { color: %secondary%; }
QMenu::separator { height: 1px; background: %line%; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
QAbstractScrollArea { background: transparent; border: none; }
QListView, QTreeView, QTableView { background: transparent; border: none; outline: none; }
QHeaderView::section { background: transparent; border: none; border-bottom: 1px solid %line%; padding: 4px 8px; color: %secondary%; font-size: 11sp; }
QTableView { gridline-color: transparent; selection-background-color: %raised%; selection-color: %text%; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %line%; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %secondary%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QSplitter::handle { background: %line%; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: %accent%; }
QProgressBar { background: %raised%; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %accent%; border-radius: 3px; }
QSlider::groove:horizontal { background: %line%; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: %accent%; border-radius: 2px; }
QSlider[twoSided="true"]::sub-page:horizontal { background: %line%; }
QSlider::handle:horizontal { background: %text%; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:hover { background: %accent%; }
QSlider:focus { border: none; }
QSlider::handle:horizontal:focus { background: %accent%; border: 2px solid %text%; width: 10px; height: 10px; }
QSlider::sub-page:horizontal:disabled { background: %line%; }
QSlider::handle:horizontal:disabled { background: %secondary%; }
)";

} // namespace

QString styleSheet(const Colours& c) {
    QString text = QString::fromLatin1(sheet);
    const bool dark = c.window.lightnessF() < 0.5F;
    const QColor accentHover = dark ? c.accent.lighter(112) : c.accent.darker(112);
    const std::pair<const char*, QColor> names[] = {
        {"window", c.window},       {"panel", c.panel},       {"raised", c.raised},
        {"line", c.line},           {"text", c.text},         {"accent", c.accent},
        {"secondary", c.secondary}, {"onAccent", c.onAccent}, {"accentHover", accentHover},
        {"warning", c.warning},     {"error", c.error}};
    for (const auto& [name, colour] : names)
        text.replace(QStringLiteral("%%1%").arg(QLatin1String(name)), colour.name());
    static const QRegularExpression scaledLength(QStringLiteral("(\\d+)sp\\b"));
    for (auto match = scaledLength.match(text); match.hasMatch(); match = scaledLength.match(text)) {
        text.replace(match.capturedStart(), match.capturedLength(),
                     QStringLiteral("%1px").arg(Theme::scaled(match.captured(1).toInt())));
    }
    return text.replace(QLatin1String("%tone%"), dark ? QLatin1String("dark") : QLatin1String("light"));
}

} // namespace studio::ui
