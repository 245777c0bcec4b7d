// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Console.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace studio::cli {

namespace {

constexpr auto terminalInterval = std::chrono::milliseconds(100);
constexpr auto plainInterval = std::chrono::seconds(5);
/// Below this much elapsed time a rate says nothing about what is left.
constexpr double meaningfulSeconds = 1.0;

std::string bar(double share) {
    constexpr int width = 24;
    const int filled = static_cast<int>(std::lround(share * width));
    return "[" + std::string(static_cast<std::size_t>(filled), '#') +
           std::string(static_cast<std::size_t>(width - filled), '.') + "]";
}

std::string amount(const std::string& stage, std::int64_t done, std::int64_t total, const std::string& unit) {
    if (total <= 0)
        return fmt::format("{}: {} {}", stage, done, unit);
    const double share = std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0);
    return fmt::format("{} {} {:3.0f} %  {}/{} {}", stage, bar(share), std::floor(100.0 * share), done, total, unit);
}

} // namespace

Console::Console()
    : m_terminal(isatty(STDERR_FILENO) == 1) {
    auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    sink->set_color(spdlog::level::info, ""); // only warnings and errors stand out
    m_log = std::make_shared<spdlog::logger>("latent-studio", std::move(sink));
    m_log->set_pattern("%^%v%$");
    m_log->flush_on(spdlog::level::info);
}

Console::~Console() {
    endProgress();
}

void Console::info(std::string_view line) {
    endProgress();
    m_log->info("{}", printable(line));
}

void Console::warn(std::string_view line) {
    endProgress();
    m_log->warn("warning: {}", printable(line));
}

void Console::fail(const Error& error) {
    endProgress();
    m_log->error("error: {}", printable(error.message()));
    if (!error.hint().empty())
        m_log->info("hint: {}", printable(error.hint()));
}

void Console::progress(const Progress& progress) {
    const auto now = Clock::now();
    if (progress.stage != m_stage)
        m_stageStart = now;
    std::string line = amount(progress.stage, progress.done, progress.total, "");
    const double elapsed = std::chrono::duration<double>(now - m_stageStart).count();
    if (progress.total > 0 && progress.done > 0 && progress.done < progress.total && elapsed > meaningfulSeconds) {
        const double left =
            static_cast<double>(progress.total - progress.done) / static_cast<double>(progress.done) * elapsed;
        line += " " + clockText(left) + " left";
    }
    show(progress.stage, line, progress.total > 0 && progress.done >= progress.total);
}

void Console::progress(const JobSnapshot& snapshot) {
    const std::string stage = snapshot.run.empty() ? snapshot.stage : snapshot.run + ": " + snapshot.stage;
    std::string line = amount(stage, snapshot.done, snapshot.total, snapshot.unit);
    if (snapshot.totalEpochs > 0)
        line += fmt::format("  epoch {:.1f}/{:.1f}", snapshot.epoch, snapshot.totalEpochs);
    if (snapshot.rate > 0)
        line += fmt::format("  {:.0f} img/s", snapshot.rate);
    if (snapshot.etaSeconds)
        line += "  " + clockText(*snapshot.etaSeconds) + " left";
    show(stage, line, snapshot.total > 0 && snapshot.done >= snapshot.total);
}

void Console::show(const std::string& stage, const std::string& line, bool complete) {
    const auto now = Clock::now();
    const bool newStage = stage != m_stage;
    if (newStage)
        m_stageStart = now;
    const bool due =
        now - m_lastShown >= (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(plainInterval));
    if (!newStage && !due && !(complete && m_terminal))
        return;
    m_stage = stage;
    m_lastShown = now;
    if (!m_terminal) {
        m_log->info("{}", printable(line));
        return;
    }
    std::fprintf(stderr, "\r\x1b[K%s", printable(line).c_str());
    std::fflush(stderr);
    m_lineOpen = true;
}

void Console::endProgress() {
    if (!m_lineOpen)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_lineOpen = false;
}

void Console::document(const nlohmann::json& result) {
    endProgress();
    // File names need not be UTF-8; a replaced byte is better than no document.
    writeOut(result.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void Console::text(std::string_view text) {
    endProgress();
    writeOut(text);
}

void Console::writeOut(std::string_view bytes) {
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    if (!whole || std::fflush(stdout) != 0)
        throw Error(ErrorCode::Io, "the result could not be written to standard output");
}

std::string printable(std::string_view text) {
    std::string shown;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte < 0x20 || byte == 0x7F)
            shown += fmt::format("\\x{:02x}", byte);
        else
            shown += each;
    }
    return shown;
}

std::string clockText(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (whole >= 3600)
        return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

} // namespace studio::cli
