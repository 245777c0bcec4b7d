// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Survey.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/Shapes.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <tuple>

namespace studio::data {

namespace {

/// Reports from the calling thread only, whichever thread does the work.
class ParallelProgress {
public:
    ParallelProgress(const ProgressFn& progress, const char* stage, std::int64_t total)
        : m_progress(progress)
        , m_stage(stage)
        , m_total(total) {}

    void done(std::int64_t item) const {
        if (std::this_thread::get_id() == m_caller)
            report(m_progress, m_stage, item, m_total);
    }

private:
    const ProgressFn& m_progress;
    const char* m_stage;
    std::int64_t m_total;
    std::thread::id m_caller = std::this_thread::get_id();
};

void addNotes(Survey& result, const ScanNotes& notes) {
    result.rejected.insert(result.rejected.end(), notes.rejected.begin(), notes.rejected.end());
    result.notices.insert(result.notices.end(), notes.notices.begin(), notes.notices.end());
    result.ignored += notes.ignored;
    result.leftovers += notes.leftovers;
    if (!notes.arrays.empty()) {
        result.arrays = notes.arrays;
        result.array = notes.array;
    }
    if (!notes.labelColumns.empty())
        result.labelColumns = notes.labelColumns;
    if (result.labelsFrom.empty())
        result.labelsFrom = notes.labelsFrom;
}

void addSource(Survey& result, const ScanRequest& request) {
    auto source = openSource(request);
    const std::size_t number = result.sources.size();
    std::vector<PictureFacts> facts(static_cast<std::size_t>(source->size()));
    std::map<std::int64_t, std::string> unsound;
    std::mutex mutex;
    const ParallelProgress progress(request.progress, STUDIO_TR("Reading headers"), source->size());
    parallelFor(source->size(), request.stop, [&](std::int64_t item) {
        try {
            facts[static_cast<std::size_t>(item)] = source->facts(item);
        } catch (const Error& error) {
            const std::scoped_lock lock(mutex);
            unsound.emplace(item, error.message());
        }
        constexpr std::int64_t every = 64;
        if (item % every == 0)
            progress.done(item);
    });
    for (std::int64_t item = 0; item < source->size(); ++item) {
        if (const auto reason = unsound.find(item); reason != unsound.end())
            result.rejected.push_back({itemPath(request.source, source->name(item)), reason->second});
        else
            result.candidates.push_back({number, item, facts[static_cast<std::size_t>(item)]});
    }
    addNotes(result, source->notes());
    result.paths.push_back(request.source);
    result.sources.push_back(std::move(source));
}

std::optional<std::uint64_t> numberOf(std::string_view text) {
    constexpr std::size_t longest = 18;
    if (text.empty() || text.size() > longest ||
        !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return std::stoull(std::string(text));
}

void requireWithin(const char* name, double value, double low, double high) {
    if (value >= low && value <= high)
        return;
    throw Error(ErrorCode::WrongUsage, std::string(name) + ": expected a value from " +
                                           std::to_string(static_cast<int>(low)) + " to " +
                                           (high < 1.0 ? "0.5" : std::to_string(static_cast<std::int64_t>(high))));
}

} // namespace

Survey survey(const std::vector<std::filesystem::path>& sources, const ImportOptions& options,
              const std::stop_token& stop, const ProgressFn& progress) {
    Survey result;
    for (const auto& source : sources) {
        throwIfStopped(stop);
        report(progress, STUDIO_TR("Looking for pictures"), static_cast<std::int64_t>(result.paths.size()), 0);
        std::error_code ignored;
        if (!shapesCount(source) && !std::filesystem::exists(std::filesystem::symlink_status(source, ignored)))
            throw Error(ErrorCode::BadInput, displayText(source) + ": no such file or folder");
        try {
            addSource(result, {source, options, stop, progress});
        } catch (const Error& error) {
            if (error.code() == ErrorCode::WrongUsage)
                throw;
            const std::string shown = displayText(source);
            const std::string message = error.message();
            const bool named = message.starts_with(shown + ": ");
            result.rejected.push_back({shown, named ? message.substr(shown.size() + 2) : message});
        }
    }
    return result;
}

namespace {

/// What most pictures fill: their own size when all share a small square, else 64 where the middle one is as large,
/// or 32.
int sizeFor(std::span<const Candidate> candidates) {
    constexpr std::int64_t usualSize = 64;
    constexpr int smallSize = 32;
    const PictureFacts first = candidates.empty() ? PictureFacts{} : candidates.front().facts;
    const bool sameSquare = first.width == first.height && first.width >= 1 && first.width <= usualSize &&
                            std::ranges::all_of(candidates, [&](const Candidate& each) {
                                return each.facts.width == first.width && each.facts.height == first.height;
                            });
    if (sameSquare)
        return static_cast<int>(first.width);
    const auto large = std::ranges::count_if(
        candidates, [](const Candidate& each) { return std::min(each.facts.width, each.facts.height) >= usualSize; });
    return 2 * large > std::ssize(candidates) ? static_cast<int>(usualSize) : smallSize;
}

} // namespace

Transform planTransform(std::span<const Candidate> candidates, const ImportOptions& options) {
    const bool allGrey =
        std::ranges::all_of(candidates, [](const Candidate& each) { return each.facts.kind == io::PixelKind::Grey; });
    Transform transform;
    transform.framing = options.framing;
    transform.size = options.size > 0 ? options.size : sizeFor(candidates);
    transform.channels = options.channels == Channels::Auto   ? (allGrey ? 1 : 3)
                         : options.channels == Channels::Grey ? 1
                                                              : 3;
    transform.background = options.background;
    if (options.background.kind == Background::Kind::Auto)
        transform.background.colour = {255, 255, 255};
    transform.sampleBits = options.range == ValueRange::Full ? 16 : 0;
    return transform;
}

void refuseEmpty(const Survey& survey) {
    const std::string hint = "Choose a folder with PNG or JPEG pictures, a .zip or .tar archive, an IDX or NumPy file.";
    std::string where;
    for (const auto& path : survey.paths)
        where += (where.empty() ? "" : ", ") + displayText(path);
    if (!survey.rejected.empty()) {
        const RejectedFile& first = survey.rejected.front();
        const std::string reason = first.path + ": " + first.reason;
        if (where.empty() || first.path == where) // a source that cannot be used as a whole
            throw Error(ErrorCode::BadInput, reason, hint);
        throw Error(ErrorCode::BadInput,
                    where +
                        (survey.rejected.size() == 1 ? ": the only picture found cannot be used: "
                                                     : ": none of the " + std::to_string(survey.rejected.size()) +
                                                           " pictures found can be used; the first is ") +
                        reason,
                    hint);
    }
    if (survey.ignored > 0)
        throw Error(ErrorCode::BadInput,
                    where + ": no pictures among the " + counted(survey.ignored, "file", "files") +
                        (survey.notices.empty() ? std::string{} : ". " + survey.notices.front()),
                    hint);
    throw Error(ErrorCode::BadInput, where + ": holds no files", hint);
}

void checkOptions(const ImportOptions& options) {
    constexpr int largestSize = 1024;
    if (options.size != 0)
        requireWithin("size", options.size, 1, largestSize);
    requireWithin("validation", options.validation, 0.0, 0.5);
    requireWithin("limit", static_cast<double>(options.limit), 0, 1e15);
}

std::vector<std::string> sortedClasses(std::vector<std::string> labels) {
    const auto key = [](const std::string& label) {
        const auto number = numberOf(label);
        return std::tuple(!number.has_value(), number.value_or(0), label);
    };
    std::ranges::sort(labels, [&](const auto& a, const auto& b) { return key(a) < key(b); });
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

} // namespace studio::data
