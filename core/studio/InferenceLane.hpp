// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace studio {

/// The inference lane: one worker thread for requests from sliders and views. Requests carry a channel (a view's name);
/// a newer request of a channel drops a waiting one and asks a running one to stop: latest wins. Channels take turns.
class InferenceLane {
public:
    using Work = std::function<void(std::stop_token)>;
    InferenceLane();
    ~InferenceLane(); ///< drops what waits, stops what runs, joins
    InferenceLane(const InferenceLane&) = delete;
    InferenceLane& operator=(const InferenceLane&) = delete;

    void submit(const std::string& channel, Work work); ///< exceptions of the work end with it: catch inside
    void cancel(const std::string& channel);
    bool idle() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace studio
