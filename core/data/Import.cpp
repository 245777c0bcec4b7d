// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Import.hpp"

#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/data/Dataset.hpp"
#include "core/data/DatasetIndex.hpp"
#include "core/data/DecodeAll.hpp"
#include "core/data/Duplicates.hpp"
#include "core/data/PixelNotes.hpp"
#include "core/data/Shapes.hpp"
#include "core/data/SourceSummary.hpp"
#include "core/data/SplitPlan.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Sha256.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

std::string nameOf(const Survey& found, const Candidate& candidate) {
    const std::string name = found.sources[candidate.source]->name(candidate.item);
    const std::string source = displayText(found.paths[candidate.source].filename());
    const bool isThePicture = name == source;
    return found.sources.size() == 1 || isThePicture || source.empty() ? name : source + "/" + name;
}

std::string labelOf(const Survey& found, const Candidate& candidate) {
    return found.sources[candidate.source]->label(candidate.item);
}

Part partOf(const Survey& found, const Candidate& candidate) {
    return found.sources[candidate.source]->part(candidate.item);
}

std::vector<Candidate> choose(const std::vector<Candidate>& candidates, const ImportOptions& options) {
    const auto count = static_cast<std::int64_t>(candidates.size());
    if (options.limit == 0 || options.limit >= count)
        return candidates;
    std::vector<Candidate> chosen;
    for (const std::int64_t i : chooseSome(count, options.limit, options.seed))
        chosen.push_back(candidates[static_cast<std::size_t>(i)]);
    return chosen;
}

/// What one run over the chosen pictures gave.
struct Pass {
    std::vector<Candidate> kept;
    std::vector<std::uint64_t> hashes;                     ///< of the pixels, one a kept picture
    std::set<std::pair<std::size_t, std::int64_t>> failed; ///< (source, item)
    std::vector<RejectedFile> rejected;
    PixelNotes pixels;
};

RejectedFile rejection(const Survey& found, const Candidate& candidate, const std::string& reason) {
    return {itemPath(found.paths[candidate.source], found.sources[candidate.source]->name(candidate.item)), reason};
}

/// In the order that a source gives them, then the others in natural order; those without pictures are left out.
std::vector<std::string> orderedClasses(const Survey& found, std::vector<std::string> labels) {
    std::vector<std::string> classes = sortedClasses(std::move(labels));
    std::vector<std::string> order;
    for (const auto& source : found.sources)
        std::ranges::copy(source->classOrder(), std::back_inserter(order));
    std::ranges::stable_sort(classes, {},
                             [&](const auto& each) { return std::ranges::find(order, each) - order.begin(); });
    return classes;
}

DatasetIndex makeIndex(const Survey& found, const std::vector<Candidate>& kept, const Transform& transform) {
    DatasetIndex index;
    index.count = static_cast<std::int64_t>(kept.size());
    index.width = index.height = transform.size;
    index.channels = transform.channels;
    std::vector<std::string> labels;
    labels.reserve(kept.size());
    index.names.reserve(kept.size());
    for (const Candidate& each : kept) {
        index.names.push_back(nameOf(found, each));
        labels.push_back(labelOf(found, each));
    }
    std::vector<std::string> named = labels;
    std::erase(named, std::string{});
    index.classes = orderedClasses(found, std::move(named));
    if (index.classes.empty())
        return index;
    std::map<std::string, int> numbers{{std::string{}, -1}};
    for (std::size_t i = 0; i < index.classes.size(); ++i)
        numbers[index.classes[i]] = static_cast<int>(i);
    for (const auto& label : labels)
        index.labels.push_back(numbers[label]);
    return index;
}

std::vector<std::string> shapeNotices(const std::vector<Candidate>& kept, const Transform& transform) {
    std::set<std::pair<std::int64_t, std::int64_t>> sizes;
    for (const Candidate& each : kept)
        sizes.insert({each.facts.width, each.facts.height});
    std::vector<std::string> notices;
    const std::string side = std::to_string(transform.size);
    if (sizes.size() > 1)
        notices.push_back("The pictures have " + std::to_string(sizes.size()) +
                          " different sizes; all were brought to " + side + " x " + side);
    if (kept.size() == 1)
        notices.emplace_back("There is one picture only, so none is held out for validation");
    return notices;
}

class DatasetImport {
public:
    DatasetImport(Survey found, const ImportOptions& options, const fs::path& folder, const std::stop_token& stop,
                  const ProgressFn& progress)
        : m_found(std::move(found))
        , m_options(options)
        , m_folder(folder)
        , m_stop(stop)
        , m_progress(progress) {}

    /// Usually one pass. When damaged pictures only showed up while decoding, and without them the shape would be
    /// another or the limit is not reached, one more over the rest; and one more when all pictures together call for
    /// another background or range than one by itself showed.
    ImportReport run() {
        for (;;) {
            if (m_found.candidates.empty())
                refuseEmpty(m_found);
            const std::vector<Candidate> chosen = choose(m_found.candidates, m_options);
            const Transform transform = settled(planTransform(chosen, m_options));
            io::AtomicWriter pixels(pixelsFile(m_folder));
            io::Sha256 hash;
            const Pass pass = decode(chosen, transform, pixels, hash);
            m_found.rejected.insert(m_found.rejected.end(), pass.rejected.begin(), pass.rejected.end());
            std::erase_if(m_found.candidates, [&](const Candidate& each) {
                return pass.failed.contains({each.source, each.item});
            });
            m_pixels = pass.pixels;
            const bool sameShape = !pass.kept.empty() && settled(planTransform(pass.kept, m_options)) == transform;
            const bool enough = pass.kept.size() == choose(m_found.candidates, m_options).size();
            if (sameShape && enough)
                return finish(pass, transform, pixels, hash);
        }
    }

private:
    Transform settled(Transform transform) const { return m_pixels ? m_pixels->settled(transform) : transform; }

    Pass decode(const std::vector<Candidate>& chosen, const Transform& transform, io::AtomicWriter& pixels,
                io::Sha256& hash) {
        Pass pass;
        decodeAll(m_found, chosen, transform, m_stop, m_progress, [&](const Candidate& each, const Decoded& decoded) {
            if (decoded.rejected) {
                pass.failed.insert({each.source, each.item});
                pass.rejected.push_back(rejection(m_found, each, *decoded.rejected));
                return;
            }
            const auto bytes = std::as_bytes(std::span(decoded.image.pixels));
            pixels.write(bytes);
            hash.update(bytes);
            pass.hashes.push_back(pixelHash(decoded.image.pixels));
            pass.kept.push_back(each);
            pass.pixels.add(decoded.remarks);
        });
        return pass;
    }

    ImportReport finish(const Pass& pass, const Transform& transform, io::AtomicWriter& pixels, io::Sha256& hash) {
        report(m_progress, STUDIO_TR("Writing the dataset"), 0, 0);
        DatasetIndex index = makeIndex(m_found, pass.kept, transform);
        SplitPlan plan{{}, index.labels, pass.hashes, m_options.validation, m_options.seed};
        for (const Candidate& each : pass.kept)
            plan.parts.push_back(partOf(m_found, each));
        index.heldOut = planSplit(plan).validation;
        hash.update(labelBytes(index.labels));
        index.fingerprint = hash.hex();
        for (const auto& path : m_found.paths)
            index.sources.push_back({shapesCount(path) ? path : fs::absolute(path), sourceSummary(path, m_stop)});
        throwIfStopped(m_stop);
        pixels.commit();
        try {
            writeIndex(m_folder, index);
        } catch (...) {
            std::error_code ignored;
            fs::remove(pixelsFile(m_folder), ignored);
            throw;
        }
        return summary(index, pass.kept, transform);
    }

    ImportReport summary(const DatasetIndex& index, const std::vector<Candidate>& kept, const Transform& transform) {
        ImportReport result;
        result.count = index.count;
        result.width = index.width;
        result.height = index.height;
        result.channels = index.channels;
        for (const auto& name : index.classes)
            result.classes.push_back({name, 0});
        for (const int label : index.labels)
            if (label >= 0)
                ++result.classes[static_cast<std::size_t>(label)].count;
        result.rejected = std::move(m_found.rejected);
        result.ignored = m_found.ignored;
        result.leftovers = m_found.leftovers;
        result.heldOut = static_cast<std::int64_t>(index.heldOut->size());
        result.array = m_found.array;
        result.labelsFrom = index.classes.empty() ? std::string{} : m_found.labelsFrom;
        for (const auto& path : m_found.paths)
            result.sources.push_back(displayText(path));
        result.notices = std::move(m_found.notices);
        for (auto& notice : shapeNotices(kept, transform))
            result.notices.push_back(std::move(notice));
        for (auto& notice : m_pixels->notices(transform, m_options.frames))
            result.notices.push_back(std::move(notice));
        result.background = transform.background;
        result.sampleBits = transform.sampleBits;
        return result;
    }

    Survey m_found;
    std::optional<PixelNotes> m_pixels; ///< of the last pass
    const ImportOptions& m_options;
    const fs::path& m_folder;
    const std::stop_token& m_stop;
    const ProgressFn& m_progress;
};

} // namespace

ImportReport importDataset(const std::vector<fs::path>& sources, const ImportOptions& options,
                           const fs::path& projectFolder, const std::stop_token& stop, const ProgressFn& progress) {
    checkOptions(options);
    return DatasetImport(survey(sources, options, stop, progress), options, projectFolder, stop, progress).run();
}

Inspection inspectSources(const std::vector<fs::path>& sources, const ImportOptions& options,
                          const std::stop_token& stop, const ProgressFn& progress) {
    checkOptions(options);
    Survey found = survey(sources, options, stop, progress);
    Inspection result;
    std::vector<Candidate> kept;
    PixelNotes pixels;
    const Transform transform = planTransform(found.candidates, options);
    decodeAll(found, found.candidates, transform, stop, progress, [&](const Candidate& each, const Decoded& decoded) {
        if (decoded.rejected) {
            found.rejected.push_back(rejection(found, each, *decoded.rejected));
            return;
        }
        kept.push_back(each);
        pixels.add(decoded.remarks);
        if (const std::string label = labelOf(found, each); !label.empty())
            ++result.labels[label];
        if (partOf(found, each) == Part::HeldOut)
            ++result.heldOut;
        ++result.sizes[std::to_string(each.facts.width) + "x" + std::to_string(each.facts.height)];
        ++result.channels[std::string(io::nameOf(each.facts.kind))];
    });
    result.accepted = static_cast<std::int64_t>(kept.size());
    result.ignored = found.ignored;
    result.leftovers = found.leftovers;
    result.arrays = std::move(found.arrays);
    result.array = std::move(found.array);
    result.labelsFrom = result.labels.empty() ? std::string{} : std::move(found.labelsFrom);
    result.labelColumns = std::move(found.labelColumns);
    result.rejected = std::move(found.rejected);
    result.notices = std::move(found.notices);
    for (auto& notice : pixels.notices(pixels.settled(transform), options.frames))
        result.notices.push_back(std::move(notice));
    return result;
}

SourceState sourceState(const fs::path& projectFolder, const std::stop_token& stop) {
    SourceState state = SourceState::Unchanged;
    for (const SourceRecord& source : readIndex(projectFolder).sources) {
        const std::string now = sourceSummary(source.path, stop);
        if (now.empty())
            return SourceState::Missing;
        if (now != source.summary)
            state = SourceState::Changed;
    }
    return state;
}

} // namespace studio::data
