// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/studio/Job.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace spdlog {
class logger;
}

namespace studio::cli {

/// What the command line says. Everything for eyes goes to stderr: log lines, and progress with the time left, as one
/// line that rewrites itself on a terminal and as an occasional plain line elsewhere. stdout carries results for
/// programs only.
class Console {
public:
    Console();
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void info(std::string_view line);
    void warn(std::string_view line);
    /// "error: ..." and, where there is one, "hint: ...".
    void fail(const Error& error);

    void progress(const Progress& progress);
    void progress(const JobSnapshot& snapshot);
    /// Takes the rewriting progress line off the terminal.
    void endProgress();

    /// The one JSON document of a `--json` run, on stdout. Throws Error(Io) when it could not be written whole.
    void document(const nlohmann::json& result);
    /// Plain text that was asked for by name (help tables), on stdout.
    void text(std::string_view text);

private:
    using Clock = std::chrono::steady_clock;

    void show(const std::string& stage, const std::string& line, bool complete);
    void writeOut(std::string_view bytes);

    std::shared_ptr<spdlog::logger> m_log;
    bool m_terminal = false;
    bool m_lineOpen = false;
    std::string m_stage;
    Clock::time_point m_stageStart;
    Clock::time_point m_lastShown;
};

/// Text fit for a terminal: control characters (a file name may hold a newline or an escape sequence) become \xNN.
std::string printable(std::string_view text);

/// "0:42", "12:05", "1:02:33".
std::string clockText(double seconds);

} // namespace studio::cli
