// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QSpinBox;

namespace studio::ui {

class ExploreModel;
class PictureGrid;
class SteadyLabel;

/// Pictures decoded from random latents, drawn from one of the priors. A click goes on exploring from one.
class SamplesPanel : public QWidget {
    Q_OBJECT

public:
    explicit SamplesPanel(ExploreModel& model, QWidget* parent = nullptr);

    QString prior() const; ///< its id
    void setPrior(const QString& id);
    void reroll();
    const std::vector<Image>& samples() const noexcept { return m_samples; }

Q_SIGNALS:
    void samplesReady();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    void explain();
    void refresh();
    void take(std::vector<Latent> latents, std::vector<Image> samples);
    QString sampleName(int index) const;
    void exportSamples();

    ExploreModel& m_model;
    QComboBox* m_prior;
    QSpinBox* m_seed;
    QSpinBox* m_count;
    SteadyLabel* m_why;
    PictureGrid* m_grid;
    std::vector<Latent> m_latents;
    std::vector<Image> m_samples;
};

} // namespace studio::ui
