// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/RunChoice.hpp"

#include "ui/session/Session.hpp"

namespace studio::ui {

bool isUsable(const Session& session, const RunInfo& run) {
    if (run.hasWeights)
        return true;
    const std::shared_ptr<LiveRun> live = session.liveRun(QString::fromStdString(run.name));
    return live && live->engine();
}

std::vector<RunInfo> usableRuns(const Session& session) {
    std::vector<RunInfo> runs = session.runs();
    std::erase_if(runs, [&](const RunInfo& run) { return !isUsable(session, run); });
    return runs;
}

std::optional<RunInfo> runToShow(const Session& session, RunNeed need) {
    const auto fits = [need](const RunInfo& run) {
        return need == RunNeed::Autoencoder || run.kind == RunKind::Diffusion;
    };
    std::optional<RunInfo> first;
    for (RunInfo& run : usableRuns(session)) {
        if (!fits(run))
            continue;
        if (run.name == session.currentRun().toStdString())
            return run;
        if (!first)
            first = std::move(run);
    }
    return first;
}

} // namespace studio::ui
