// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DecodeAll.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Translate.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <new>
#include <thread>

namespace studio::data {

namespace {

/// Pictures that are decoded before the next are begun: enough to keep all cores busy, bounded in bytes.
std::size_t blockLength(const Transform& transform) {
    constexpr std::size_t blockBytes = std::size_t{64} << 20;
    constexpr std::size_t least = 16;
    constexpr std::size_t most = 1024;
    const auto side = static_cast<std::size_t>(transform.size);
    return std::clamp(blockBytes / (side * side * static_cast<std::size_t>(transform.channels)), least, most);
}

/// The short side that will be left of a picture after the transform.
int shortSideNeeded(const PictureFacts& facts, const Transform& transform) {
    if (transform.framing == Framing::CentreCrop)
        return transform.size;
    const double ratio = static_cast<double>(std::min(facts.width, facts.height)) /
                         static_cast<double>(std::max(facts.width, facts.height));
    return std::max(1, static_cast<int>(std::ceil(transform.size * ratio)));
}

Decoded decodeOne(const ImageSource& source, const Candidate& candidate, const Transform& transform) {
    try {
        Image image = source.load(candidate.item, {transform.channels, shortSideNeeded(candidate.facts, transform)});
        return {apply(transform, std::move(image)), std::nullopt};
    } catch (const Error& error) {
        return {{}, error.message()};
    } catch (const std::bad_alloc&) {
        return {{}, "too large for this machine's memory"};
    }
}

class Decoder {
public:
    Decoder(const Transform& transform, const std::stop_token& stop, const ProgressFn& progress, std::int64_t total,
            const Deliver& deliver)
        : m_transform(transform)
        , m_stop(stop)
        , m_progress(progress)
        , m_total(total)
        , m_deliver(deliver)
        , m_block(blockLength(transform)) {}

    /// All candidates of one source.
    void run(ImageSource& source, std::span<const Candidate> candidates) {
        std::vector<std::int64_t> items;
        items.reserve(candidates.size());
        for (const Candidate& each : candidates)
            items.push_back(each.item);
        for (std::size_t position = 0; position < items.size();) {
            const std::size_t ready = source.prepare(std::span(items).subspan(position), m_stop);
            for (std::size_t done = 0; done < ready; done += m_block)
                decodeBlock(source, candidates.subspan(position + done, std::min(m_block, ready - done)));
            position += ready;
        }
    }

private:
    void decodeBlock(const ImageSource& source, std::span<const Candidate> block) {
        std::vector<Decoded> decoded(block.size());
        const auto caller = std::this_thread::get_id();
        parallelFor(static_cast<std::int64_t>(block.size()), m_stop, [&](std::int64_t i) {
            const auto at = static_cast<std::size_t>(i);
            decoded[at] = decodeOne(source, block[at], m_transform);
            const std::int64_t done = ++m_done;
            if (std::this_thread::get_id() == caller)
                report(m_progress, STUDIO_TR("Decoding pictures"), done, m_total);
        });
        for (std::size_t i = 0; i < block.size(); ++i)
            m_deliver(block[i], decoded[i]);
    }

    const Transform& m_transform;
    const std::stop_token& m_stop;
    const ProgressFn& m_progress;
    std::int64_t m_total;
    const Deliver& m_deliver;
    std::size_t m_block;
    std::atomic<std::int64_t> m_done{0};
};

} // namespace

void decodeAll(const Survey& survey, std::span<const Candidate> chosen, const Transform& transform,
               const std::stop_token& stop, const ProgressFn& progress, const Deliver& deliver) {
    Decoder decoder(transform, stop, progress, static_cast<std::int64_t>(chosen.size()), deliver);
    for (std::size_t begin = 0; begin < chosen.size();) {
        const std::size_t source = chosen[begin].source;
        std::size_t end = begin;
        while (end < chosen.size() && chosen[end].source == source)
            ++end;
        decoder.run(*survey.sources[source], chosen.subspan(begin, end - begin));
        begin = end;
    }
}

} // namespace studio::data
