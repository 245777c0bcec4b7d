// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/AugmentStrip.hpp"

#include "core/studio/Training.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int versionCount = 7; ///< beside the picture itself: two rows of four
constexpr int gridHeight = 148;

} // namespace

AugmentStrip::AugmentStrip(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_follower(session.lane(), QStringLiteral("augment/%1").arg(reinterpret_cast<quintptr>(this)), this)
    , m_grid(new PreviewGrid(this))
    , m_says(new SecondaryLabel({}, this))
    , m_another(new QToolButton(this)) {
    m_grid->setMinimumSize(0, gridHeight);
    m_grid->setMaximumHeight(gridHeight);
    m_grid->setAccessibleName(tr("The picture as a training sees it"));
    m_another->setProperty("look", "ghost");
    m_another->setIcon(Theme::icon(QStringLiteral("dice")));
    m_another->setIconSize(Theme::scaled(QSize(16, 16)));
    m_another->setToolTip(tr("Show another picture"));
    m_another->setAccessibleName(m_another->toolTip());
    m_another->setObjectName(QStringLiteral("anotherPicture"));
    auto* below = new QHBoxLayout;
    below->setSpacing(space::one);
    below->addWidget(m_says, 1);
    below->addWidget(m_another, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::half, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_grid);
    layout->addLayout(below);
    connect(m_another, &QToolButton::clicked, this, &AugmentStrip::another);
    connect(&session, &Session::projectChanged, this, [this] {
        m_picture = 0;
        m_grid->setPictures({});
    });
}

void AugmentStrip::setSettings(const Parameters& settings) {
    if (settings == m_settings && !m_grid->pictures().empty())
        return;
    m_settings = settings;
    refresh();
}

void AugmentStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void AugmentStrip::another() {
    if (const auto& project = m_session.project(); project && project->facts().count > 1) {
        const auto step = QRandomGenerator::global()->bounded(1, static_cast<int>(project->facts().count));
        m_picture = (m_picture + step) % project->facts().count;
    }
    refresh();
}

void AugmentStrip::refresh() {
    const auto project = m_session.project();
    if (!isVisible() || !project || project->facts().count == 0)
        return;
    m_follower.request(
        [project, index = m_picture, settings = m_settings](std::stop_token) {
            std::vector<Image> pictures{project->image(index)};
            for (Image& version : augmentedVersions(*project, index, settings, versionCount))
                pictures.push_back(std::move(version));
            return pictures;
        },
        [this](Answer<std::vector<Image>> answer) {
            if (const auto* pictures = std::get_if<std::vector<Image>>(&answer))
                take(*pictures);
        });
}

void AugmentStrip::take(const std::vector<Image>& versions) {
    const bool same = std::ranges::all_of(versions, [&](const Image& each) { return each == versions.front(); });
    m_says->setText(same ? tr("Nothing is varied: a training sees every picture as it is.")
                         : tr("The first is the picture itself; the others are what a training makes of it."));
    std::vector<QImage> pictures;
    QStringList names;
    for (const Image& version : versions) {
        names << (pictures.empty() ? tr("The picture itself") : tr("Varied copy %1").arg(pictures.size()));
        pictures.push_back(toQImage(version));
    }
    m_grid->setPictures(std::move(pictures), names);
}

} // namespace studio::ui
