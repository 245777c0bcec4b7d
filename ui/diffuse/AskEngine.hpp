// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Ask.hpp"

namespace studio::ui {

/// Asks the engine that `feed` has now: `work(engine, stop_token) -> T` runs on the lane, `found(T)` hears of it on the
/// window thread. An answer that comes after the feed has got another engine is dropped; an error is the feed's
/// failed().
template<class Feed, class Work, class Found>
void askEngine(InferenceLane& lane, const QString& channel, Feed* feed, Work work, Found found) {
    using T = std::invoke_result_t<Work, const LatentEngine&, std::stop_token>;
    const std::shared_ptr<const LatentEngine> engine = feed->engine();
    ask(
        lane, channel, feed,
        [engine, work = std::move(work)](std::stop_token stop) { return work(*engine, std::move(stop)); },
        [engine, feed, found = std::move(found)](Answer<T> answer) {
            if (engine != feed->engine())
                return;
            if (const auto* result = std::get_if<T>(&answer)) {
                found(*result);
            } else {
                Q_EMIT feed->failed(std::get<Error>(answer));
            }
        });
}

} // namespace studio::ui
