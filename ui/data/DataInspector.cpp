// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/DataInspector.hpp"

#include "ui/data/ClassBars.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/pictures/UsablePicture.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FindingsView.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/NoticeText.hpp"

#include <QListWidget>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int pictureHeight = 240;
constexpr int meanHeight = 96;
constexpr std::int64_t meanOver = 4096;

QLabel* plain(const char* look, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setWordWrap(true);
    label->setProperty("look", look);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Mean over up to 4,096 evenly spaced pictures: per byte, mean = sum / n.
Image meanPicture(const Project& project, const std::stop_token& stop) {
    const DatasetFacts& facts = project.facts();
    Image mean(facts.width, facts.height, facts.channels);
    std::vector<std::uint64_t> sums(mean.pixels.size(), 0);
    const std::int64_t step = std::max<std::int64_t>(1, facts.count / meanOver);
    std::uint64_t counted = 0;
    for (std::int64_t i = 0; i < facts.count; i += step, ++counted) {
        throwIfStopped(stop);
        const Image image = project.image(i);
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += image.pixels[k];
    }
    for (std::size_t k = 0; k < sums.size() && counted > 0; ++k)
        mean.pixels[k] = static_cast<std::uint8_t>(sums[k] / counted);
    return mean;
}

} // namespace

DataInspector::DataInspector(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two, space::two, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(makePicture());
    layout->addSpacing(space::two);
    makeFacts(layout);
    layout->addStretch(1);
    connect(m_classes, &ClassBars::chosen, this, &DataInspector::classChosen);
    connect(&session, &Session::dataExamined, m_findings,
            [this] { m_findings->setFindings(m_session.dataFindings()); });
    connect(m_rejectedTitle, &QToolButton::toggled, this, [this](bool open) {
        m_rejected->setVisible(open);
        m_rejectedTitle->setIcon(Theme::icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    });
}

QWidget* DataInspector::makePicture() {
    auto* part = new QWidget(this);
    m_picture = new UsablePicture(part);
    m_picture->setFixedHeight(pictureHeight);
    m_picture->setPlaceholder(tr("Click a picture to see it large."));
    m_picture->setObjectName(QStringLiteral("selectedPicture"));
    m_picture->setAccessibleName(tr("Selected picture"));
    m_name = plain("", part);
    m_where = plain("secondary", part);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_picture);
    layout->addSpacing(space::half);
    layout->addWidget(m_name);
    layout->addWidget(m_where);
    return part;
}

void DataInspector::makeFacts(QVBoxLayout* layout) {
    m_counts = plain("", this);
    m_shape = plain("muted", this);
    m_sources = plain("secondary", this);
    m_notices = plain("secondary", this); // nothing in them is lost
    m_findings = new FindingsView(this);
    m_classesTitle = new Heading(tr("Classes"), this);
    m_classes = new ClassBars(this);
    m_mean = new UsablePicture(this);
    m_mean->setFixedSize(meanHeight, meanHeight);
    m_mean->setAccessibleName(tr("Mean picture"));
    m_rejectedTitle = new QToolButton(this);
    m_rejectedTitle->setProperty("look", "ghost");
    m_rejectedTitle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_rejectedTitle->setIcon(Theme::icon(QStringLiteral("chevron-right")));
    m_rejectedTitle->setCheckable(true);
    m_rejected = new QListWidget(this);
    m_rejected->setWordWrap(true);
    m_rejected->setMinimumHeight(160);
    m_rejected->setAccessibleName(tr("Files that could not be used"));

    layout->addWidget(new Heading(tr("Dataset"), this));
    layout->addWidget(m_counts);
    layout->addWidget(m_shape);
    layout->addWidget(m_sources);
    layout->addWidget(m_notices);
    layout->addSpacing(space::half);
    layout->addWidget(m_findings);
    layout->addWidget(m_rejectedTitle, 0, Qt::AlignLeft);
    layout->addWidget(m_rejected);
    layout->addSpacing(space::two);
    layout->addWidget(m_classesTitle);
    layout->addWidget(m_classes);
    layout->addSpacing(space::two);
    layout->addWidget(new Heading(tr("Mean picture"), this));
    layout->addWidget(m_mean);
}

void DataInspector::refresh() {
    m_picture->clear();
    m_name->clear();
    m_where->clear();
    m_mean->clear();
    const auto& project = m_session.project();
    showFacts(project ? project->facts() : DatasetFacts{});
    if (project)
        askForMean();
}

void DataInspector::showFacts(const DatasetFacts& facts) {
    showCounts();
    m_shape->setText(
        tr("%1 × %2 px, %3").arg(facts.width).arg(facts.height).arg(facts.channels == 1 ? tr("grey") : tr("colour")) +
        (facts.options.flip ? tr(", mirrored at random") : QString()));
    QStringList sources;
    for (const std::string& source : facts.sources)
        sources << QString::fromStdString(source);
    m_sources->setText(sources.join(QLatin1Char('\n')));
    m_notices->setText(noticesText(facts.notices));
    m_notices->setVisible(!facts.notices.empty());
    m_classesTitle->setVisible(!facts.classes.empty());
    m_classes->setVisible(!facts.classes.empty());
    m_classes->setClasses(facts.classes);

    m_rejected->clear();
    for (const RejectedFile& file : facts.rejected) {
        m_rejected->addItem(QStringLiteral("%1\n%2").arg(QString::fromStdString(file.path), coreText(file.reason)));
    }
    m_rejectedTitle->setText(tr("%n files were not usable", nullptr, static_cast<int>(facts.rejected.size())));
    m_rejectedTitle->setVisible(!facts.rejected.empty());
    m_rejectedTitle->setChecked(false);
    m_rejected->hide();
}

void DataInspector::showCounts() {
    const auto& project = m_session.project();
    if (!project)
        return m_counts->clear();
    const auto number = [](std::int64_t value) { return QLocale().toString(qint64{value}); };
    QString text =
        tr("%1 pictures: %2 train, %3 validate")
            .arg(number(project->facts().count), number(project->trainingCount()), number(project->validationCount()));
    if (const auto leftOut = project->leftOut(); !leftOut.empty())
        text += tr(", %1 left out").arg(number(std::ssize(leftOut)));
    m_counts->setText(text);
}

void DataInspector::askForMean() {
    ask(
        m_session.lane(), QStringLiteral("data/mean"), this,
        [project = m_session.project()](std::stop_token stop) { return meanPicture(*project, stop); },
        [this, project = m_session.project()](Answer<Image> answer) {
            const auto* mean = std::get_if<Image>(&answer);
            if (mean && project == m_session.project())
                m_mean->setImage(*mean);
        });
}

void DataInspector::showPicture(std::int64_t index) {
    const auto& project = m_session.project();
    if (!project || index < 0)
        return m_picture->clear();
    m_picture->setImage(project->image(index));
    m_picture->setSource([project, index] {
        return DraggedPicture{project->image(index), {}, {}, pictureName(*project, index)};
    });
    m_name->setText(QString::fromStdString(project->imageName(index)));
    QStringList where{tr("No. %1").arg(QLocale().toString(qint64{index + 1}))};
    const int label = project->label(index);
    if (label >= 0)
        where << QString::fromStdString(project->facts().classes[static_cast<std::size_t>(label)].name);
    where << (project->isLeftOut(index)      ? tr("left out")
              : project->isValidation(index) ? tr("validates")
                                             : tr("trains"));
    m_where->setText(where.join(QStringLiteral("  \u00B7  ")));
}

void DataInspector::setChosenClass(int label) {
    m_classes->setChosen(label);
}

} // namespace studio::ui
