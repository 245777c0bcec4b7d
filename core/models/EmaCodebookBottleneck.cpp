// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/EmaCodebookBottleneck.hpp"

#include "core/kernels/CoreTeam.hpp"
#include "core/models/ThreadBudget.hpp"


#include <algorithm>

namespace studio::models {

namespace {

constexpr double epsilon = 1e-5;
constexpr double deadBelow = 2.0;
constexpr int kMeansRounds = 10;

/// Looks one vector up in a codebook. Written out because the distances of a few rows never leave the cache so, and a
/// matrix product of four columns is slower than its call.
class NearestCode {
public:
    /// Codes [d,K] and their squared lengths [K], contiguous float32 on the CPU; both must outlive this.
    NearestCode(const torch::Tensor& codes, const torch::Tensor& norms)
        : m_codes(codes.data_ptr<float>())
        , m_norms(norms.data_ptr<float>())
        , m_dimension(codes.size(0))
        , m_distances(static_cast<std::size_t>(codes.size(1))) {}

    std::int64_t operator()(const float* vector) {
        const auto size = m_distances.size();
        float* const distances = m_distances.data();
        std::copy_n(m_norms, size, distances);
        for (std::int64_t j = 0; j < m_dimension; ++j) {
            const float twice = 2.0F * vector[j];
            const float* const values = m_codes + static_cast<std::size_t>(j) * size;
            for (std::size_t k = 0; k < size; ++k)
                distances[k] -= twice * values[k];
        }
        return std::ranges::min_element(m_distances) - m_distances.begin();
    }

private:
    const float* m_codes;
    const float* m_norms;
    std::int64_t m_dimension;
    std::vector<float> m_distances;
};

struct Tally {
    torch::Tensor counts; ///< [K]
    torch::Tensor sums;   ///< [K,d]
};

Tally tally(const torch::Tensor& rows, const torch::Tensor& codes, std::int64_t size) {
    // scatter_add, because index_add adds row by row in this LibTorch and costs milliseconds.
    auto sums = torch::zeros({size, rows.size(1)}, rows.options());
    sums.scatter_add_(0, codes.unsqueeze(1).expand({-1, rows.size(1)}), rows);
    return {torch::bincount(codes, {}, size).to(rows.scalar_type()), sums};
}

torch::Tensor randomRows(const torch::Tensor& rows, std::int64_t count, const c10::optional<at::Generator>& generator) {
    const auto indices = torch::randint(0, rows.size(0), {count}, generator, at::TensorOptions().dtype(at::kLong));
    return rows.index_select(0, indices.to(rows.device()));
}

} // namespace

EmaCodebookBottleneck::EmaCodebookBottleneck(CodebookConfig config)
    : m_config(config)
    , m_codes(register_buffer("codes", torch::zeros({config.size, config.codeDimension})))
    , m_counts(register_buffer("counts", torch::ones({config.size})))
    , m_sums(register_buffer("sums", torch::zeros({config.size, config.codeDimension})))
    , m_initialised(register_buffer("initialised", torch::zeros({1}))) {}

BottleneckOutput EmaCodebookBottleneck::forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn&) {
    const auto rows = toRows(encoded, m_config.codeDimension);
    const auto fixedRows = rows.detach();
    if (info.training && m_initialised.item<float>() == 0.0F)
        initialise(fixedRows, info.generator);

    const auto codes = nearest(fixedRows);
    const auto quantised = m_codes.index_select(0, codes);
    const auto passed = m_config.rotationTrick ? rotateTo(rows, quantised) : rows + (quantised - fixedRows);
    const auto commitment = (rows - quantised).square().sum() / static_cast<double>(encoded.size(0));

    const auto used = torch::bincount(codes, {}, m_config.size).to(at::kFloat);
    BottleneckOutput output{fromRows(passed, encoded.sizes()), {{"commitment", commitment, m_config.commitment}}, {}};
    output.measures.push_back({"perplexity", perplexity(used)});
    output.measures.push_back({"usage", used.gt(0).to(at::kFloat).mean()});
    if (info.training) {
        follow(fixedRows, codes);
        replaceDeadCodes(fixedRows, info.generator);
    }
    return output;
}

torch::Tensor EmaCodebookBottleneck::prepareForDecoder(const torch::Tensor& latent) {
    const auto rows = toRows(latent, m_config.codeDimension);
    return fromRows(m_codes.index_select(0, nearest(rows)), latent.sizes());
}

torch::Tensor EmaCodebookBottleneck::nearest(const torch::Tensor& rows) const {
    const torch::NoGradGuard noGrad;
    // |z - e|^2 without the |z|^2 that all codes share.
    const auto norms = m_codes.square().sum(1);
    const auto transposed = m_codes.t().contiguous();
    if (!rows.is_cpu())
        return torch::addmm(norms, rows.detach(), transposed, 1, -2).argmin(1);
    const auto fixedRows = rows.detach().contiguous();
    auto codes = torch::empty({rows.size(0)}, at::kLong);
    const auto cores = freeCores();
    const auto share = (rows.size(0) + cores - 1) / cores;
    kernels::onCores(cores, [&](int core) {
        NearestCode search(transposed, norms);
        const auto end = std::min((core + 1) * share, rows.size(0));
        for (auto i = core * share; i < end; ++i)
            codes.data_ptr<std::int64_t>()[i] = search(fixedRows.data_ptr<float>() + i * fixedRows.size(1));
    });
    return codes;
}

void EmaCodebookBottleneck::follow(const torch::Tensor& rows, const torch::Tensor& codes) {
    const torch::NoGradGuard noGrad;
    const auto batch = tally(rows, codes, m_config.size);
    m_counts.mul_(m_config.decay).add_(batch.counts, 1.0 - m_config.decay);
    m_sums.mul_(m_config.decay).add_(batch.sums, 1.0 - m_config.decay);
    const auto total = m_counts.sum();
    const auto smoothed = (m_counts + epsilon) / (total + static_cast<double>(m_config.size) * epsilon) * total;
    m_codes.copy_(m_sums / smoothed.unsqueeze(1));
}

void EmaCodebookBottleneck::initialise(const torch::Tensor& rows, const c10::optional<at::Generator>& generator) {
    const torch::NoGradGuard noGrad;
    const auto order = torch::randperm(rows.size(0), generator, at::TensorOptions().dtype(at::kLong));
    auto start = rows.index_select(0, order.slice(0, 0, m_config.size).to(rows.device()));
    if (start.size(0) < m_config.size)
        start = torch::cat({start, randomRows(rows, m_config.size - start.size(0), generator)});
    m_codes.copy_(start);
    for (int round = 0; round < kMeansRounds; ++round) {
        const auto cells = tally(rows, nearest(rows), m_config.size);
        const auto centres = cells.sums / cells.counts.clamp_min(1).unsqueeze(1);
        m_codes.copy_(torch::where(cells.counts.unsqueeze(1) > 0, centres, m_codes));
    }
    // The averages start as if every batch had looked like this one.
    const auto cells = tally(rows, nearest(rows), m_config.size);
    m_counts.copy_(cells.counts);
    m_sums.copy_(m_codes * cells.counts.unsqueeze(1));
    m_initialised.fill_(1.0F);
}

void EmaCodebookBottleneck::replaceDeadCodes(const torch::Tensor& rows, const c10::optional<at::Generator>& generator) {
    const torch::NoGradGuard noGrad;
    const double meanCount = static_cast<double>(rows.size(0)) / static_cast<double>(m_config.size);
    const double threshold = std::min(deadBelow, meanCount / 4.0);
    const auto dead = m_counts.lt(threshold);
    const auto fresh = randomRows(rows, m_config.size, generator);
    const auto column = dead.unsqueeze(1);
    m_codes.copy_(torch::where(column, fresh, m_codes));
    m_sums.copy_(torch::where(column, fresh * threshold, m_sums));
    m_counts.masked_fill_(dead, threshold);
}

torch::Tensor rotateTo(const torch::Tensor& vectors, const torch::Tensor& quantised) {
    constexpr double tiny = 1e-6;
    const auto from = vectors.detach();
    const auto to = quantised.detach();
    const auto fromNorm = from.norm(2, 1, true).clamp_min(tiny);
    const auto toNorm = to.norm(2, 1, true).clamp_min(tiny);
    const auto fromUnit = from / fromNorm;
    const auto toUnit = to / toNorm;
    const auto sum = fromUnit + toUnit;
    const auto middle = sum / sum.norm(2, 1, true).clamp_min(tiny);
    const auto along = [&](const torch::Tensor& axis) { return (vectors * axis).sum(1, true); };
    return (toNorm / fromNorm) * (vectors - 2 * along(middle) * middle + 2 * along(fromUnit) * toUnit);
}

} // namespace studio::models
