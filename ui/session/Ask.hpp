// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/studio/InferenceLane.hpp"
#include "core/studio/TorchErrors.hpp"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>
#include <variant>

namespace studio::ui {

/// What came back from the inference lane: a value, or the error that was caught there.
template<class T>
using Answer = std::variant<T, Error>;

/// Runs `work(stop_token) -> T` on the lane and hands its answer to `done` on `receiver`'s thread, unless the receiver
/// has gone by then or a newer request of the same channel came first. Cancelled work answers nothing.
template<class Work, class Done>
void ask(InferenceLane& lane, const QString& channel, QObject* receiver, Work work, Done done) {
    using T = std::invoke_result_t<Work, std::stop_token>;
    QPointer<QObject> guard(receiver);
    lane.submit(channel.toStdString(),
                [guard, work = std::move(work), done = std::move(done)](std::stop_token stop) mutable {
                    std::optional<Answer<T>> answer;
                    try {
                        answer.emplace(work(stop));
                    } catch (const Cancelled&) {
                        return;
                    } catch (...) {
                        answer.emplace(asError(std::current_exception()));
                    }
                    if (stop.stop_requested())
                        return;
                    // Hop through the application object: the guard is only looked at on the window thread.
                    QMetaObject::invokeMethod(
                        qApp,
                        [guard, stop, done = std::move(done), answer = std::move(*answer)]() mutable {
                            if (guard && !stop.stop_requested())
                                done(std::move(answer));
                        },
                        Qt::QueuedConnection);
                });
}

} // namespace studio::ui
