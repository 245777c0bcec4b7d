// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyPointsPanel.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int chipColumns = 3;

QToolButton* chip(const QString& text, const QString& help, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(help);
    button->setAccessibleName(text);
    button->setProperty("look", QStringLiteral("chip"));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

ToyPointsPanel::ToyPointsPanel(ToyModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_tools(new QButtonGroup(this))
    , m_clear(new QPushButton(tr("Clear"), this))
    , m_count(new SecondaryLabel(QString(), this)) {
    m_clear->setObjectName(QStringLiteral("clearPoints"));
    m_clear->setToolTip(tr("Take all points away"));
    m_clear->setProperty("look", QStringLiteral("ghost"));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(new Heading(tr("Points"), this));
    top->addWidget(m_count, 1, Qt::AlignVCenter);
    top->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(makeShapes());
    layout->addWidget(makeTools());
    connect(&model, &ToyModel::pointsChanged, this, &ToyPointsPanel::showCount);
    connect(m_clear, &QPushButton::clicked, &model, &ToyModel::clear);
    connect(m_tools, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (checked)
            Q_EMIT toolChanged(tool());
    });
    showCount();
}

QWidget* ToyPointsPanel::makeShapes() {
    auto* shapes = new QWidget(this);
    auto* grid = new QGridLayout(shapes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::half);
    for (const Choice& shape : toyShapes()) {
        QToolButton* button = chip(coreText(shape.name), coreText(shape.description), shapes);
        button->setObjectName(QStringLiteral("shape/") + QString::fromStdString(shape.id));
        grid->addWidget(button, grid->count() / chipColumns, grid->count() % chipColumns);
        connect(button, &QToolButton::clicked, this, [this, shape] { m_model.useShape(shape); });
    }
    for (int column = 0; column < chipColumns; ++column)
        grid->setColumnStretch(column, 1);
    return shapes;
}

QWidget* ToyPointsPanel::makeTools() {
    auto* tools = new QWidget(this);
    QToolButton* draw = chip(tr("Draw"), tr("Drag on the sheet to draw points (D)"), tools);
    draw->setIcon(Theme::icon(QStringLiteral("pencil")));
    draw->setObjectName(QStringLiteral("drawTool"));
    QToolButton* erase =
        chip(tr("Erase"), tr("Drag on the sheet to erase points (E); the right mouse button always does"), tools);
    erase->setIcon(Theme::icon(QStringLiteral("eraser")));
    erase->setObjectName(QStringLiteral("eraseTool"));
    for (QToolButton* button : {draw, erase}) {
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    draw->setChecked(true);
    m_tools->addButton(draw, static_cast<int>(ToyTool::Draw));
    m_tools->addButton(erase, static_cast<int>(ToyTool::Erase));
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::half);
    row->addWidget(draw);
    row->addWidget(erase);
    return tools;
}

ToyTool ToyPointsPanel::tool() const {
    return static_cast<ToyTool>(m_tools->checkedId());
}

void ToyPointsPanel::setTool(ToyTool tool) {
    m_tools->button(static_cast<int>(tool))->setChecked(true);
}

void ToyPointsPanel::showCount() {
    const int count = static_cast<int>(m_model.points().size());
    m_clear->setEnabled(count > 0);
    m_count->setText(m_model.isFull() ? tr("%n, which is the most", nullptr, count)
                                      : tr("%n point(s)", nullptr, count));
}

} // namespace studio::ui
