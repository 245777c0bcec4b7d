// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/DiffusionFeed.hpp"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class PictureGrid;
class SamplerForm;
class Session;

/// One sampler of a comparison: its settings, its samples of the common noise, and what they cost.
class SamplerColumn : public QWidget {
    Q_OBJECT

public:
    /// `place` gives the column its colour.
    SamplerColumn(Session& session, int place, QWidget* parent = nullptr);

    /// Offers the engine's samplers; keeps the picked one where it fits, else begins with `start`.
    void setEngine(const DiffusionFeed::Engine& engine, const SampleRequest& start);
    /// Draws with the column's sampler what is common to all columns.
    void draw(const SampleRequest& common);
    void stop();
    SampleRequest requestFor(SampleRequest common) const;
    void showRequest(const SampleRequest& request); ///< silently, what of it is this column's own

    QString name() const; ///< "DDIM, 10 steps"
    QColor colour() const;
    /// Why this sampler has no exact end to be measured against; empty: it has one.
    QString whyUnmeasured() const;
    /// How far the samples end from the exact end; none: not known yet.
    void setDistance(std::optional<double> distance);

    SamplerForm& form() noexcept { return *m_form; }
    PictureGrid& grid() noexcept { return *m_grid; }
    QToolButton* removeButton() const noexcept { return m_remove; }

Q_SIGNALS:
    void changed();
    void drawn();
    void failed(const studio::Error& error);

private:
    QWidget* makeHead();
    void take(const std::vector<Image>& samples, DiffusionFeed::Quality quality);
    void describe();

    int m_place;
    DiffusionFeed* m_feed;
    QLabel* m_swatch;
    QToolButton* m_remove;
    SamplerForm* m_form;
    PictureGrid* m_grid;
    ElidedLabel* m_cost;
    std::vector<Image> m_samples;
    std::optional<double> m_distance;
    bool m_isFinal = false;
};

} // namespace studio::ui
