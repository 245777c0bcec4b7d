// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace studio::ui {

class PictureGrid;

/// A row of pictures of the dataset to start from, other ones at a click, and a place to drop a picture file.
class StartPicker : public QWidget {
    Q_OBJECT

public:
    explicit StartPicker(QWidget* parent = nullptr);

    void setProject(std::shared_ptr<Project> project);
    /// Indices of the shown pictures, from the left.
    const std::vector<std::int64_t>& shown() const noexcept { return m_shown; }
    Image picture(std::size_t place) const;
    QString name(std::size_t place) const; ///< "Sneaker #123"
    void shuffle();
    void showNext();
    /// Marks the picture that is the start now; another start unmarks.
    void mark(int place);

Q_SIGNALS:
    void picked(int place);

private:
    void show(std::vector<std::int64_t> indices);

    std::shared_ptr<Project> m_project;
    std::vector<std::int64_t> m_candidates;
    std::vector<std::int64_t> m_shown;
    std::size_t m_next = 0;
    PictureGrid* m_grid;
};

} // namespace studio::ui
