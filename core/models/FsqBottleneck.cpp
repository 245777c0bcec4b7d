// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/FsqBottleneck.hpp"

#include "core/base/Error.hpp"

#include <charconv>
#include <cmath>

namespace studio::models {

FsqBottleneck::FsqBottleneck(const std::vector<std::int64_t>& levels)
    : m_channels(static_cast<std::int64_t>(levels.size())) {
    std::vector<float> half, offset, shift, scale, top, basis;
    for (const std::int64_t level : levels) {
        const double h = static_cast<double>(level - 1) * (1.0 + 1e-3) / 2.0;
        const double off = level % 2 == 0 ? 0.5 : 0.0;
        half.push_back(static_cast<float>(h));
        offset.push_back(static_cast<float>(off));
        shift.push_back(static_cast<float>(std::atanh(off / h)));
        scale.push_back(static_cast<float>(level / 2));
        top.push_back(static_cast<float>(level - 1 - level / 2));
        basis.push_back(static_cast<float>(m_codeCount));
        m_codeCount *= level;
    }
    m_half = torch::tensor(half);
    m_offset = torch::tensor(offset);
    m_shift = torch::tensor(shift);
    m_scale = torch::tensor(scale);
    m_top = torch::tensor(top);
    m_basis = torch::tensor(basis);
}

BottleneckOutput FsqBottleneck::forward(const torch::Tensor& encoded, const StepInfo&, const DecodeFn&) {
    const auto continuous = bounded(toRows(encoded, m_channels));
    const auto fixed = continuous.detach();
    const auto quantised = rounded(fixed);
    const auto used = torch::bincount(indices(quantised), {}, m_codeCount).to(at::kFloat);
    BottleneckOutput output{fromRows(continuous + (quantised - fixed), encoded.sizes()), {}, {}};
    output.measures.push_back({"perplexity", perplexity(used)});
    output.measures.push_back({"usage", used.gt(0).to(at::kFloat).mean()});
    return output;
}

torch::Tensor FsqBottleneck::encodeMean(const torch::Tensor& encoded) {
    return fromRows(bounded(toRows(encoded, m_channels)), encoded.sizes());
}

torch::Tensor FsqBottleneck::prepareForDecoder(const torch::Tensor& latent) {
    return fromRows(rounded(toRows(latent, m_channels)), latent.sizes());
}

torch::Tensor FsqBottleneck::indices(const torch::Tensor& quantised) const {
    const auto scale = m_scale.to(quantised.device());
    return ((quantised * scale + scale) * m_basis.to(quantised.device())).sum(1).round().to(at::kLong);
}

torch::Tensor FsqBottleneck::bounded(const torch::Tensor& rows) const {
    const auto device = rows.device();
    return ((rows + m_shift.to(device)).tanh() * m_half.to(device) - m_offset.to(device)) / m_scale.to(device);
}

torch::Tensor FsqBottleneck::rounded(const torch::Tensor& rows) const {
    const auto scale = m_scale.to(rows.device());
    // Clamped, because a diffusion model may leave the range that tanh keeps to.
    return torch::minimum(torch::maximum((rows * scale).round(), -scale), m_top.to(rows.device())) / scale;
}

std::vector<std::int64_t> parseLevels(const std::string& text) {
    const auto refuse = [&](const std::string& reason) -> void {
        throw Error(ErrorCode::WrongUsage, "levels=" + text + ": " + reason,
                    "Give 1 to 16 whole numbers from 2 to 256, for instance 8,5,5,5.");
    };
    std::vector<std::int64_t> levels;
    std::int64_t codes = 1;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        std::int64_t level = 0;
        const auto [end, status] = std::from_chars(text.data() + start, text.data() + comma, level);
        if (status != std::errc{} || end != text.data() + comma)
            refuse("expected whole numbers with commas between");
        if (level < 2 || level > 256)
            refuse("a level lies outside 2 to 256");
        levels.push_back(level);
        codes *= level;
        if (levels.size() > 16 || codes > 65536)
            refuse("more than 65,536 codes");
        start = comma + 1;
    }
    return levels;
}

} // namespace studio::models
