// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/StartPicker.hpp"

#include "ui/pictures/IconButton.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QToolButton>

#include <algorithm>
#include <numeric>
#include <random>

namespace studio::ui {

namespace {

constexpr std::size_t places = 10;

} // namespace

StartPicker::StartPicker(QWidget* parent)
    : QWidget(parent)
    , m_grid(new PictureGrid(PictureGrid::Arrangement::Row, this)) {
    m_grid->setObjectName(QStringLiteral("startPictures"));
    m_grid->setAccessibleName(tr("Pictures to start from"));
    m_grid->setLargestCell(44);
    m_grid->setFixedHeight(48);
    m_grid->setItemName(tr("Picture"));
    m_grid->setDragSource([this](int place) {
        const auto at = static_cast<std::size_t>(place);
        return DraggedPicture{picture(at), {}, {}, name(at)};
    });
    auto* label = new QLabel(tr("Start from"), this);
    label->setProperty("look", QStringLiteral("muted"));
    auto* next = iconButton(QStringLiteral("chevron-right"), tr("Next pictures of the dataset"), this);
    auto* dice = iconButton(QStringLiteral("dice"), tr("Other pictures, at random"), this);
    dice->setObjectName(QStringLiteral("shuffleStart"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::one);
    row->addWidget(label);
    row->addWidget(m_grid, 1);
    row->addWidget(next);
    row->addWidget(dice);

    connect(m_grid, &PictureGrid::activated, this, &StartPicker::picked);
    connect(next, &QToolButton::clicked, this, &StartPicker::showNext);
    connect(dice, &QToolButton::clicked, this, &StartPicker::shuffle);
}

void StartPicker::setProject(std::shared_ptr<Project> project) {
    m_project = std::move(project);
    m_candidates.clear();
    m_next = 0;
    if (m_project) {
        // Pictures that no run has trained on show what a run really can do.
        m_candidates = m_project->validationIndices();
        if (m_candidates.size() < places) {
            m_candidates.resize(static_cast<std::size_t>(m_project->facts().count));
            std::iota(m_candidates.begin(), m_candidates.end(), 0);
        }
    }
    showNext();
}

Image StartPicker::picture(std::size_t place) const {
    return m_project->image(m_shown.at(place));
}

QString StartPicker::name(std::size_t place) const {
    return pictureName(*m_project, m_shown.at(place));
}

void StartPicker::shuffle() {
    std::vector<std::int64_t> chosen;
    std::mt19937 generator(QRandomGenerator::global()->generate());
    std::sample(m_candidates.begin(), m_candidates.end(), std::back_inserter(chosen), places, generator);
    std::shuffle(chosen.begin(), chosen.end(), generator);
    show(std::move(chosen));
}

void StartPicker::showNext() {
    std::vector<std::int64_t> chosen;
    const std::size_t count = std::min(places, m_candidates.size());
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(m_candidates[(m_next + i) % m_candidates.size()]);
    if (!m_candidates.empty())
        m_next = (m_next + count) % m_candidates.size();
    show(std::move(chosen));
}

void StartPicker::mark(int place) {
    m_grid->setCurrentIndex(place);
}

void StartPicker::show(std::vector<std::int64_t> indices) {
    m_shown = std::move(indices);
    m_grid->setCurrentIndex(-1);
    m_grid->setCount(static_cast<int>(m_shown.size()));
    for (std::size_t place = 0; place < m_shown.size(); ++place) {
        m_grid->setPicture(static_cast<int>(place), toQImage(picture(place)));
    }
}

} // namespace studio::ui
