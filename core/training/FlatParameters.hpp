// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/StateDict.hpp"

#include "core/models/Torch.hpp"

#include <string>
#include <vector>

namespace studio::training {

/// Every parameter of a module as a view into one flat tensor, and every gradient into another: clipping, AdamW and
/// weight averaging become a handful of vector operations instead of one for each of some dozens of small tensors.
/// Parameters that decay (two dimensions or more) come first.
class FlatParameters {
public:
    /// Moves the module's parameters; the module keeps working and must outlive this.
    explicit FlatParameters(torch::nn::Module& module);

    torch::Tensor values() const { return m_values; }
    torch::Tensor gradients() const { return m_gradients; }
    /// How many of the first values decay.
    std::int64_t decaying() const noexcept { return m_decaying; }

    /// The parameters' names with views of their places in `flat`, a tensor laid out like values().
    models::StateDict named(const std::string& prefix, const torch::Tensor& flat) const;

private:
    struct Place {
        std::string name;
        std::vector<std::int64_t> sizes;
        std::int64_t offset = 0;
        std::int64_t count = 0;
    };
    std::vector<Place> m_places;
    torch::Tensor m_values;
    torch::Tensor m_gradients;
    std::int64_t m_decaying = 0;
};

} // namespace studio::training
