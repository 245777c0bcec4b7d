// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/ExploreModel.hpp"

#include <QObject>

#include <cstddef>
#include <utility>
#include <vector>

namespace studio::ui {

/// What every direction alone makes of the start picture, far out on either side: decoded in the background, a
/// direction at a time, once for each start. Other weights or another start begin anew.
class DirectionEnds : public QObject {
    Q_OBJECT

public:
    static constexpr double far = 3.0; ///< standard deviations from the start
    struct Pair {
        Image minus;
        Image plus;
    };

    explicit DirectionEnds(ExploreModel& model, QObject* parent = nullptr);

    /// Finds those of the first `count` axes that the sliders walk along now; found() brings each, also what is known.
    void want(std::size_t count);
    void refresh(); ///< the same again where the start has changed
    void stop();    ///< nobody looks

Q_SIGNALS:
    void found(std::size_t axis, const studio::ui::DirectionEnds::Pair& pair);

private:
    bool isCurrent() const;
    void findNext();

    ExploreModel& m_model;
    std::weak_ptr<const LatentEngine> m_engine; ///< that made m_pairs,
    AxisKind m_kind = AxisKind::Principal;      ///< along these axes
    Latent m_start;                             ///< from here
    std::vector<Pair> m_pairs;
    std::size_t m_asked = 0;
    std::size_t m_wanted = 0; ///< of m_asked; none while there is no start
    bool m_busy = false;
};

} // namespace studio::ui
