// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ImportPreview.hpp"

#include "core/data/DecodeAll.hpp"
#include "core/data/PixelNotes.hpp"
#include "core/data/Survey.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>

namespace studio {

namespace {

using data::Candidate;

/// The k-th of `wanted` out of `all` places, evenly spread.
std::size_t spread(std::size_t k, std::size_t wanted, std::size_t all) {
    return (2 * k + 1) * all / (2 * wanted);
}

std::vector<std::vector<Candidate>> byClass(const data::Survey& found) {
    std::map<std::string, std::vector<Candidate>> classes;
    for (const Candidate& each : found.candidates)
        classes[found.sources[each.source]->label(each.item)].push_back(each);
    std::vector<std::vector<Candidate>> groups;
    for (auto& [name, group] : classes)
        groups.push_back(std::move(group));
    return groups;
}

/// In the order of the survey, as decoding wants them. With more classes than pictures wanted, of some of them one.
std::vector<Candidate> choose(const data::Survey& found, std::size_t count) {
    const auto groups = byClass(found);
    std::vector<Candidate> chosen;
    if (groups.size() >= count) {
        for (std::size_t k = 0; k < count; ++k)
            chosen.push_back(groups[spread(k, count, groups.size())].front());
    } else {
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const std::size_t share = (count + g) / groups.size();
            const std::size_t wanted = std::min(share, groups[g].size());
            for (std::size_t k = 0; k < wanted; ++k)
                chosen.push_back(groups[g][spread(k, wanted, groups[g].size())]);
        }
    }
    std::ranges::sort(chosen, {}, [](const Candidate& each) { return std::pair(each.source, each.item); });
    return chosen;
}

struct Batch {
    std::vector<Image> pictures;
    data::PixelNotes notes;
};

Batch decode(const data::Survey& found, const std::vector<Candidate>& chosen, const data::Transform& transform,
             const std::stop_token& stop) {
    Batch batch;
    data::decodeAll(found, chosen, transform, stop, {}, [&](const Candidate&, const data::Decoded& decoded) {
        if (decoded.rejected)
            return;
        batch.pictures.push_back(decoded.image);
        batch.notes.add(decoded.remarks);
    });
    return batch;
}

/// "640x480" as its numbers; zeros for anything else.
std::pair<int, int> sizeOf(const std::string& text) {
    int width = 0;
    int height = 0;
    const char* end = text.data() + text.size();
    const auto [at, status] = std::from_chars(text.data(), end, width);
    if (status != std::errc{} || at == end || std::from_chars(at + 1, end, height).ec != std::errc{})
        return {};
    return {width, height};
}

} // namespace

struct ImportPreview::State {
    data::Survey found;
    std::mutex decoding; ///< sources bring bytes into memory for one caller at a time
};

ImportPreview::ImportPreview(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}

ImportPreview::~ImportPreview() = default;

std::shared_ptr<const ImportPreview> ImportPreview::look(const std::vector<std::filesystem::path>& sources,
                                                         const ImportOptions& options, std::stop_token stop) {
    data::checkOptions(options);
    auto state = std::make_unique<State>();
    state->found = data::survey(sources, options, stop, {});
    if (state->found.candidates.empty())
        data::refuseEmpty(state->found);
    return std::shared_ptr<const ImportPreview>(new ImportPreview(std::move(state)));
}

std::vector<Image> ImportPreview::pictures(const ImportOptions& options, int count, std::stop_token stop) const {
    const std::scoped_lock lock(m_state->decoding);
    const data::Survey& found = m_state->found;
    const std::vector<Candidate> chosen = choose(found, static_cast<std::size_t>(std::max(1, count)));
    const data::Transform planned = data::planTransform(found.candidates, options);
    Batch batch = decode(found, chosen, planned, stop);
    // Background and depth may follow from the pictures together, as in the import: here from those that are shown.
    const data::Transform settled = batch.notes.settled(planned);
    return settled == planned ? std::move(batch.pictures) : decode(found, chosen, settled, stop).pictures;
}

bool readsAlike(const ImportOptions& a, const ImportOptions& b) {
    const auto reading = [](const ImportOptions& options) {
        return std::tie(options.range, options.frames, options.every, options.array, options.labels,
                        options.folderSplit);
    };
    return reading(a) == reading(b);
}

int automaticSize(const Inspection& inspection) {
    constexpr std::int64_t enough = 1000; // candidates that stand for all, in proportion
    std::int64_t total = 0;
    for (const auto& [text, count] : inspection.sizes)
        total += count;
    std::vector<Candidate> candidates;
    for (const auto& [text, count] : inspection.sizes) {
        const auto [width, height] = sizeOf(text);
        const auto standing = total > enough ? std::max<std::int64_t>(count * enough / total, 1) : count;
        candidates.insert(candidates.end(), static_cast<std::size_t>(standing),
                          {0, 0, {width, height, io::PixelKind::Grey}});
    }
    return data::planTransform(candidates, {}).size;
}

int automaticChannels(const Inspection& inspection) {
    std::vector<Candidate> candidates;
    for (const auto& [name, count] : inspection.channels) {
        const bool grey = name == io::nameOf(io::PixelKind::Grey);
        candidates.push_back({0, 0, {1, 1, grey ? io::PixelKind::Grey : io::PixelKind::Colour}});
    }
    return data::planTransform(candidates, {}).channels;
}

} // namespace studio
