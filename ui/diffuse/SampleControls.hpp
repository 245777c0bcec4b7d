// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QUndoStack;
class QVBoxLayout;

namespace studio::ui {

class GuidanceForm;
class GuideModel;
class GuideSlot;
class SamplerForm;
class SeedForm;
class Session;
class SliderRow;
struct Steering;

/// How to draw samples: sampler, class, noise, count, and a picture to start from. Every change is told at once, while
/// the hand moves.
class SampleControls : public QWidget {
    Q_OBJECT

public:
    static constexpr int largestCount = 64;

    SampleControls(Session& session, GuideModel& guide, QWidget* parent = nullptr);

    void setSamplers(std::vector<Choice> samplers);
    void setSteering(const Steering& steering);
    SampleRequest request() const; ///< with the guide that is ready
    /// Takes the request's settings over, as one step to undo; its guide stays out.
    void restore(const SampleRequest& request);
    /// The same without a step to undo.
    void showRequest(const SampleRequest& request);
    void reroll();

    SamplerForm& sampler() noexcept { return *m_sampler; }
    SeedForm& noise() noexcept { return *m_noise; }
    GuideSlot& guideSlot() noexcept { return *m_slot; }
    SliderRow& steps() noexcept;
    SliderRow& seed() noexcept;

Q_SIGNALS:
    void changed();

private:
    void addSection(QVBoxLayout* layout, const QString& title, QWidget* content);

    QUndoStack& m_undo;
    GuideModel& m_guide;
    SamplerForm* m_sampler;
    GuidanceForm* m_guidance;
    SeedForm* m_noise;
    SliderRow* m_count;
    GuideSlot* m_slot;
};

} // namespace studio::ui
