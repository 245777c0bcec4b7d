// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StartPage.hpp"

#include "core/studio/Project.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/IconLabel.hpp"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int pageWidth = 620;
constexpr int rowHeight = 48;

/// The place that asks for pictures: dashed, because something can be put there.
class DropField : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        const Colours& colours = Theme::current().colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.line, 1.5, Qt::DashLine));
        painter.setBrush(colours.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
};

/// A button of two lines: the project's name over its folder.
class RecentRow : public QPushButton {
public:
    RecentRow(const QString& folder, QWidget* parent)
        : QPushButton(parent)
        , m_folder(QDir::toNativeSeparators(folder))
        , m_name(QFileInfo(folder).fileName()) {
        setProperty("look", "ghost");
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(m_name);
        setToolTip(m_folder.toHtmlEscaped());
    }
    QSize sizeHint() const override { return {320, Theme::scaled(rowHeight)}; }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPushButton::paintEvent(event);
        QPainter painter(this);
        const QRect room = rect().adjusted(12, 5, -12, -5);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, m_name);
        painter.setPen(Theme::current().colours().secondary);
        painter.setFont(Theme::font(FontRole::Secondary));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(m_folder, Qt::ElideMiddle, room.width()));
    }

private:
    QString m_folder;
    QString m_name;
};

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_recent(new QWidget(this))
    , m_recentRows(new QVBoxLayout) {
    auto* recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins(0, space::three, 0, 0);
    recent->setSpacing(space::one);
    recent->addWidget(new Heading(tr("Recent projects"), m_recent));
    m_recentRows->setSpacing(2);
    recent->addLayout(m_recentRows);

    auto* toy = new QPushButton(Theme::icon(QStringLiteral("diffuse")), tr("or watch diffusion on points first"), this);
    toy->setObjectName(QStringLiteral("watchToy"));
    toy->setProperty("look", "ghost");
    toy->setToolTip(tr("What a sampler does, on a plane: no pictures and no training needed"));
    connect(toy, &QPushButton::clicked, this, &StartPage::toyRequested);

    auto* column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(makeWelcome());
    column->addWidget(toy, 0, Qt::AlignHCenter);
    column->addWidget(m_recent);
    column->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::three);
    layout->addStretch(1);
    layout->addLayout(column, 100);
    layout->addStretch(1);
    refresh();
}

QWidget* StartPage::makeWelcome() {
    auto* field = new DropField(this);
    field->setMaximumWidth(Theme::scaled(pageWidth));
    field->setMinimumSize(420, 320);
    m_recent->setMaximumWidth(Theme::scaled(pageWidth));
    auto* title = new QLabel(tr("Drop images here"), field);
    title->setFont(Theme::font(FontRole::Title));
    title->setAlignment(Qt::AlignCenter);
    auto* detail = new QLabel(
        tr("A folder (its subfolders become classes), single images, a .zip or .tar, IDX, .npy or .npz"), field);
    detail->setProperty("look", "muted");
    detail->setAlignment(Qt::AlignCenter);
    detail->setWordWrap(true);
    const bool fashion = fashionMnistFolder().has_value();
    auto* example = new QPushButton(tr("Play with a trained example"), field);
    example->setObjectName(QStringLiteral("openExample"));
    example->setProperty("look", "primary");
    example->setToolTip(
        tr("Drawn shapes with a model and a diffusion model that have learned them: nothing to wait for"));
    setFocusProxy(example);
    auto* sample = new QPushButton(fashion ? tr("Open Fashion-MNIST") : tr("Open the Shapes sample"), field);
    auto* folder = new QPushButton(tr("Choose a folder..."), field);
    auto* files = new QPushButton(tr("Choose files..."), field);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addStretch(1);
    for (QPushButton* button : {folder, files, sample}) {
        button->setProperty("look", "ghost");
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(field);
    layout->setContentsMargins(space::three, space::three, space::three, space::three);
    layout->setSpacing(space::one);
    layout->addStretch(1);
    layout->addWidget(new IconLabel(QStringLiteral("drop"), 56, field), 0, Qt::AlignHCenter);
    layout->addSpacing(space::one);
    layout->addWidget(title);
    layout->addWidget(detail);
    layout->addSpacing(space::two);
    layout->addWidget(example, 0, Qt::AlignHCenter);
    layout->addLayout(buttons);
    layout->addStretch(1);

    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(example, &QPushButton::clicked, this, &StartPage::exampleRequested);
    connect(folder, &QPushButton::clicked, this, &StartPage::folderRequested);
    connect(files, &QPushButton::clicked, this, &StartPage::filesRequested);
    return field;
}

void StartPage::refresh() {
    while (QLayoutItem* item = m_recentRows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList recent = Settings::recentProjects().mid(0, 5);
    for (const QString& folder : recent) {
        auto* row = new RecentRow(folder, m_recent);
        row->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(row, &QPushButton::clicked, this, [this, folder] { Q_EMIT projectRequested(folder); });
        connect(row, &QWidget::customContextMenuRequested, this, [this, row, folder](const QPoint& position) {
            QMenu menu;
            const QAction* forget = menu.addAction(tr("Remove from this list"));
            if (menu.exec(row->mapToGlobal(position)) != forget)
                return;
            Settings::forgetRecentProject(folder);
            refresh();
        });
        m_recentRows->addWidget(row);
    }
    m_recent->setVisible(!recent.isEmpty());
}

} // namespace studio::ui
