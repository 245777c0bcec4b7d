// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/SplitPlan.hpp"

#include "core/data/Permutation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace studio::data {

namespace {

/// How many of `count` pictures are held out.
std::size_t heldCount(std::size_t count, double share) {
    constexpr double least = 16.0;
    constexpr double mostOfFew = 0.2;
    if (share <= 0.0 || count < 2)
        return 0;
    const auto all = static_cast<double>(count);
    const double wanted = std::max(std::round(all * share), std::min(least, std::round(all * mostOfFew)));
    return std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, count - 1);
}

class SeededSplit {
public:
    explicit SeededSplit(const SplitPlan& plan)
        : m_plan(plan)
        , m_order(permutation(static_cast<std::int64_t>(plan.parts.size()), plan.seed))
        , m_held(plan.parts.size()) {
        for (const std::uint64_t hash : plan.hashes)
            ++m_copies[hash];
    }

    std::vector<bool> run() {
        const std::size_t wanted = heldCount(m_order.size(), m_plan.share);
        takeWhole(wanted);
        for (const std::int64_t each : m_order) // where the groups of equal pictures are too large
            if (m_count < wanted && !held(each))
                hold(each);
        for (const auto& [label, members] : m_members)
            if (members > 1 && m_heldMembers[label] == 0)
                exchangeFor(label);
        return std::move(m_held);
    }

private:
    static std::size_t position(std::int64_t picture) { return static_cast<std::size_t>(picture); }
    bool held(std::int64_t picture) const { return m_held[position(picture)]; }
    int label(std::int64_t picture) const { return m_plan.labels.empty() ? -1 : m_plan.labels[position(picture)]; }
    std::size_t copies(std::int64_t picture) const {
        return m_plan.hashes.empty() ? 1 : m_copies.at(m_plan.hashes[position(picture)]);
    }

    void hold(std::int64_t picture) {
        m_held[position(picture)] = true;
        ++m_count;
        ++m_heldMembers[label(picture)];
    }

    void release(std::int64_t picture) {
        m_held[position(picture)] = false;
        --m_count;
        --m_heldMembers[label(picture)];
    }

    /// Takes pictures in the order of the permutation, each with all its copies, as long as they fit.
    void takeWhole(std::size_t wanted) {
        std::unordered_map<std::uint64_t, bool> taken; // of pictures with copies
        for (const std::int64_t each : m_order) {
            if (label(each) >= 0)
                ++m_members[label(each)];
            const std::size_t size = copies(each);
            if (size == 1) {
                if (m_count + m_promised < wanted)
                    hold(each);
                continue;
            }
            const auto [entry, isNew] = taken.try_emplace(m_plan.hashes[position(each)], false);
            if (isNew && m_count + m_promised + size <= wanted) {
                entry->second = true;
                m_promised += size;
            }
            if (entry->second) {
                hold(each);
                --m_promised;
            }
        }
    }

    /// Holds a picture of a class that has none held out, and gives back the last one of the class with the most.
    void exchangeFor(int missing) {
        const auto single = [&](std::int64_t each) { return copies(each) == 1; };
        const auto in =
            std::ranges::find_if(m_order, [&](auto each) { return label(each) == missing && single(each); });
        const auto richest =
            std::ranges::max_element(m_heldMembers, {}, [](const auto& entry) { return entry.second; });
        if (in == m_order.end() || richest == m_heldMembers.end() || richest->second < 2)
            return;
        const auto out = std::find_if(m_order.rbegin(), m_order.rend(), [&](auto each) {
            return held(each) && label(each) == richest->first && single(each);
        });
        if (out == m_order.rend())
            return;
        release(*out);
        hold(*in);
    }

    const SplitPlan& m_plan;
    std::vector<std::int64_t> m_order;
    std::vector<bool> m_held;
    std::size_t m_count = 0;
    std::size_t m_promised = 0; ///< copies of held pictures that come later in the order
    std::unordered_map<std::uint64_t, std::size_t> m_copies;
    std::map<int, std::size_t> m_members;
    std::map<int, std::size_t> m_heldMembers;
};

} // namespace

Split planSplit(const SplitPlan& plan) {
    const bool decided = plan.share > 0.0 && std::ranges::find(plan.parts, Part::HeldOut) != plan.parts.end() &&
                         std::ranges::any_of(plan.parts, [](Part part) { return part != Part::HeldOut; });
    std::vector<bool> held;
    if (!decided)
        held = SeededSplit(plan).run();
    for (std::size_t i = 0; decided && i < plan.parts.size(); ++i)
        held.push_back(plan.parts[i] == Part::HeldOut);
    Split split;
    for (std::size_t i = 0; i < held.size(); ++i)
        (held[i] ? split.validation : split.training).push_back(static_cast<std::int64_t>(i));
    return split;
}

} // namespace studio::data
