// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DecodeAll.hpp"

#include "core/base/Parallel.hpp"
#include "core/base/Translate.hpp"

#include <algorithm>
#include <atomic>
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

Decoded decodeOne(const ImageSource& source, const Candidate& candidate, const Transform& transform,
                  const std::stop_token& stop) {
    try {
        io::DecodedImage picture = loadFramed(source, candidate.item, candidate.facts, transform, stop);
        return {std::move(picture.image), std::nullopt, picture.remarks};
    } catch (const Error& error) {
        return {{}, error.message(), {}};
    } catch (const std::bad_alloc&) {
        return {{}, "too large for this machine's memory", {}};
    }
}

class Decoder {
public:
    Decoder(const Survey& survey, std::span<const Candidate> chosen, const Transform& transform,
            const std::stop_token& stop, const ProgressFn& progress)
        : m_survey(survey)
        , m_chosen(chosen)
        , m_transform(transform)
        , m_stop(stop)
        , m_progress(progress)
        , m_block(blockLength(transform)) {}

    void run(const Deliver& deliver) {
        for (std::size_t begin = 0; begin < m_chosen.size();) {
            const std::span<const Candidate> block = prepareBlock(begin);
            const std::vector<Decoded> decoded = decodeBlock(block);
            for (std::size_t i = 0; i < block.size(); ++i)
                deliver(block[i], decoded[i]);
            begin += block.size();
        }
    }

private:
    /// The next candidates, whose sources hold their bytes ready. A block spans sources, since each may be a single
    /// picture; it ends where a source has no more ready than a part, because the rest would displace that part.
    std::span<const Candidate> prepareBlock(std::size_t begin) {
        const std::size_t limit = std::min(begin + m_block, m_chosen.size());
        std::size_t end = begin;
        while (end < limit) {
            const std::size_t source = m_chosen[end].source;
            std::vector<std::int64_t> items;
            for (std::size_t i = end; i < limit && m_chosen[i].source == source; ++i)
                items.push_back(m_chosen[i].item);
            const std::size_t ready = m_survey.sources[source]->prepare(items, m_stop);
            end += ready;
            if (ready < items.size())
                break;
        }
        return m_chosen.subspan(begin, end - begin);
    }

    std::vector<Decoded> decodeBlock(std::span<const Candidate> block) {
        std::vector<Decoded> decoded(block.size());
        const auto caller = std::this_thread::get_id();
        const auto total = static_cast<std::int64_t>(m_chosen.size());
        parallelFor(static_cast<std::int64_t>(block.size()), m_stop, [&](std::int64_t i) {
            const Candidate& candidate = block[static_cast<std::size_t>(i)];
            decoded[static_cast<std::size_t>(i)] =
                decodeOne(*m_survey.sources[candidate.source], candidate, m_transform, m_stop);
            const std::int64_t done = ++m_done;
            if (std::this_thread::get_id() == caller)
                report(m_progress, STUDIO_TR("Decoding pictures"), done, total);
        });
        return decoded;
    }

    const Survey& m_survey;
    std::span<const Candidate> m_chosen;
    const Transform& m_transform;
    const std::stop_token& m_stop;
    const ProgressFn& m_progress;
    std::size_t m_block;
    std::atomic<std::int64_t> m_done{0};
};

} // namespace

io::DecodedImage loadFramed(const ImageSource& source, std::int64_t item, const PictureFacts& facts,
                            const Transform& transform, const std::stop_token& stop) {
    io::DecodeOptions options = decodeOptions(transform, facts.width, facts.height);
    options.stop = stop;
    io::DecodedImage picture = source.load(item, options);
    const io::PictureRemarks remarks = picture.remarks;
    return {apply(transform, std::move(picture)), remarks};
}

void decodeAll(const Survey& survey, std::span<const Candidate> chosen, const Transform& transform,
               const std::stop_token& stop, const ProgressFn& progress, const Deliver& deliver) {
    Decoder(survey, chosen, transform, stop, progress).run(deliver);
}

} // namespace studio::data
