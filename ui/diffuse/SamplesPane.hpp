// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <QWidget>

#include <vector>

class QToolButton;

namespace studio::ui {

class ElidedLabel;
class PictureGrid;

/// The drawn samples as a grid, what they were drawn with, and the ways to save them.
class SamplesPane : public QWidget {
    Q_OBJECT

public:
    explicit SamplesPane(QWidget* parent = nullptr);

    PictureGrid& grid() noexcept { return *m_grid; }
    const std::vector<Image>& samples() const noexcept { return m_samples; }
    /// Room for `count` pictures, one of them chosen.
    void expect(int count);
    void setSamples(const std::vector<Image>& samples);
    /// Makes one the chosen one, silently, with room for `count`.
    void choose(int index, int count);
    void setStatus(const QString& status);
    void clear();
    int current() const; ///< index of the chosen sample, -1 without one

Q_SIGNALS:
    void chosen(int index);
    void gridExportRequested();
    void singlesExportRequested();

private:
    void fillMenu();

    ElidedLabel* m_status;
    QToolButton* m_save;
    PictureGrid* m_grid;
    std::vector<Image> m_samples;
};

} // namespace studio::ui
