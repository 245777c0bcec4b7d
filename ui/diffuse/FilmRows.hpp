// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QImage>
#include <QWidget>

#include <vector>

namespace studio::ui {

/// The films of several samples below each other, a row a sample, each as the predicted x0 at every step. Stands in a
/// scroll area.
class FilmRows : public QWidget {
    Q_OBJECT

public:
    explicit FilmRows(QWidget* parent = nullptr);

    /// All begin with step `firstStep`.
    void setFilms(const std::vector<std::vector<DenoisingStep>>& films, int firstStep = 0);
    int sampleCount() const noexcept { return static_cast<int>(m_rows.size()); }
    int stepCount() const;

    int currentStep() const noexcept { return m_step; }
    int currentSample() const noexcept { return m_sample; }
    void setCurrent(int sample, int step); ///< silently
    QRect frameRect(int sample, int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void picked(int sample, int step);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QPoint placeOf(QPoint position) const; ///< step, sample; (-1, -1) outside
    QString nameOf(QPoint place) const;

    std::vector<std::vector<QImage>> m_rows;
    int m_firstStep = 0;
    int m_sample = 0;
    int m_step = -1;
};

} // namespace studio::ui
