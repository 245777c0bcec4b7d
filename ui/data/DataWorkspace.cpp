// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/DataWorkspace.hpp"

#include "ui/data/DataInspector.hpp"
#include "ui/data/LeaveOutCommand.hpp"
#include "ui/data/ThumbnailGrid.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/IconLabel.hpp"
#include "ui/widgets/Swatch.hpp"
#include "ui/widgets/ToQImage.hpp"
#include "ui/widgets/WrapLayout.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace studio::ui {

DataWorkspace::DataWorkspace(Session& shared, QWidget* parent)
    : Workspace(shared, parent)
    , m_title(new ElidedLabel(this))
    , m_count(new QLabel(this))
    , m_filter(new QComboBox(this))
    , m_size(new QSlider(Qt::Horizontal, this))
    , m_train(new QPushButton(tr("Train a model"), this))
    , m_grid(new ThumbnailGrid(this))
    , m_inspector(new DataInspector(shared, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_grid, 1);

    m_grid->setThumbnailSize(Settings::value(setting::thumbnailSize).toInt());
    m_size->setValue(m_grid->thumbnailSize());
    connect(m_size, &QSlider::valueChanged, m_grid, &ThumbnailGrid::setThumbnailSize);
    connect(m_grid, &ThumbnailGrid::thumbnailSizeChanged, this, [this](int pixels) {
        const QSignalBlocker quiet(m_size);
        m_size->setValue(pixels);
        Settings::set(setting::thumbnailSize, pixels);
    });
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int row) { filterBy(row - 1); });
    connect(m_inspector, &DataInspector::classChosen, this, &DataWorkspace::filterBy);
    connect(m_grid, &ThumbnailGrid::currentChanged, this, &DataWorkspace::pick);
    connect(m_grid, &ThumbnailGrid::leaveOutWanted, this, [this](std::int64_t index, bool leftOut) {
        session().undoStack().push(new LeaveOutCommand(session(), {index}, leftOut));
    });
    connect(&shared, &Session::leftOutChanged, this, [this] {
        m_grid->viewport()->update();
        m_inspector->showCounts();
        pick(m_grid->current());
    });
    connect(&shared, &Session::projectChanged, this, &DataWorkspace::refresh);
    connect(&shared, &Session::runsChanged, this, &DataWorkspace::offerTraining);
    refresh();
}

QWidget* DataWorkspace::makeToolBar() {
    auto* bar = new QWidget(this);
    m_title->setFont(Theme::font(FontRole::Heading));
    m_title->setProperty("look", {});
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_count->setProperty("look", "muted");
    m_filter->setAccessibleName(tr("Show a class"));
    m_filter->setToolTip(tr("Show one class alone"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_filter->setMinimumContentsLength(14); // class names may be long; all of them are in the list
    m_size->setRange(ThumbnailGrid::smallest, ThumbnailGrid::largest);
    m_size->setFixedWidth(120);
    m_size->setAccessibleName(tr("Size of the thumbnails"));
    m_size->setToolTip(tr("Size of the thumbnails (Ctrl+wheel)"));
    m_train->setObjectName(QStringLiteral("trainOnThese"));
    m_train->setProperty("look", "primary");
    m_train->setToolTip(tr("Go on in Train, and choose what is to learn from these pictures"));
    connect(m_train, &QPushButton::clicked, this, [this] { Q_EMIT roomRequested(Room::Train); });
    auto* name = new QWidget(bar);
    auto* words = new QHBoxLayout(name);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(space::two);
    words->addWidget(m_title);
    words->addWidget(m_count);
    words->addStretch(1);
    name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* size = new QWidget(bar);
    auto* slider = new QHBoxLayout(size);
    slider->setContentsMargins(0, 0, 0, 0);
    slider->setSpacing(space::two);
    slider->addWidget(new IconLabel(QStringLiteral("data"), 18, size));
    slider->addWidget(m_size);
    auto* layout = new WrapLayout(bar);
    layout->setContentsMargins(space::two, space::two, space::two, space::one);
    layout->setSpacing(space::two);
    for (QWidget* part : std::initializer_list<QWidget*>{name, m_filter, size, m_train})
        layout->addWidget(part);
    return bar;
}

/// The next step of a project that has not taken it yet.
void DataWorkspace::offerTraining() {
    const auto& project = session().project();
    m_train->setVisible(project && !project->readOnly() && project->facts().count > 0 && session().runs().empty());
}

QWidget* DataWorkspace::inspector() {
    return m_inspector;
}

void DataWorkspace::activate() {
    m_train->isHidden() ? m_grid->setFocus() : m_train->setFocus();
}

void DataWorkspace::refresh() {
    const auto project = session().project();
    PictureSource source;
    if (project) {
        source.count = project->facts().count;
        source.picture = [project](std::int64_t i) { return toQImage(project->image(i)); };
        source.label = [project](std::int64_t i) { return project->label(i); };
        source.name = [project](std::int64_t i) { return QString::fromStdString(project->imageName(i)); };
        source.dragged = [project](std::int64_t i) {
            return DraggedPicture{project->image(i), {}, {}, pictureName(*project, i)};
        };
        source.file = [project](std::int64_t i) { return originalFile(*project, i); };
        if (!project->readOnly())
            source.isLeftOut = [project](std::int64_t i) { return project->isLeftOut(i); };
    }
    m_title->setText(project ? QString::fromStdString(project->name()) : QString());
    m_inspector->refresh();
    m_grid->setSource(std::move(source));
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_filter->addItem(tr("All classes"));
    if (project) {
        int label = 0;
        for (const ClassCount& entry : project->facts().classes) {
            m_filter->addItem(swatchIcon(Theme::current().classColour(label++)), QString::fromStdString(entry.name));
        }
    }
    m_filter->setVisible(m_filter->count() > 1);
    filterBy(-1);
    offerTraining();
}

void DataWorkspace::filterBy(int label) {
    const QSignalBlocker quiet(m_filter);
    m_filter->setCurrentIndex(label + 1);
    m_inspector->setChosenClass(label);
    m_grid->setClassFilter(label);
    m_count->setText(tr("%1 pictures").arg(QLocale().toString(qint64{m_grid->shownCount()})));
}

void DataWorkspace::pick(std::int64_t index) {
    m_inspector->showPicture(index);
}

} // namespace studio::ui
