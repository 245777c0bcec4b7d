// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/WinogradConvolution.hpp"

#include "core/kernels/CoreTeam.hpp"
#include "core/kernels/KernelChoice.hpp"
#include "core/kernels/WinogradTransforms.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>

namespace studio::kernels {

namespace {

using namespace winograd;

constexpr int mostRows = 6;                 ///< of a product that are computed together: 12 sums fill the registers
constexpr std::int64_t blockNumbers = 2048; ///< tiles times channels of a block, which then stays in a core's cache
constexpr std::int64_t gradientBlockNumbers = 4096; ///< more, since all filters are gone through for each block
constexpr std::int64_t fewestChannels = 16; ///< with fewer, or with fewer pixels of a batch, the library is faster
constexpr std::int64_t fewestPixels = 256;
constexpr std::int64_t coreProducts = std::int64_t{1} << 22; ///< fewer are done sooner than another core is awake

/// A product of matrices: sums [rows, columns] = left [rows, depth] right [depth, columns], or added to them.
struct Product {
    std::int64_t depth = 0;
    std::int64_t leftRow = 0; ///< from a row to the next
    std::int64_t leftDepth = 1;
    std::int64_t rightDepth = 0;
    std::int64_t sumsRow = 0;
    bool adds = false;
};

/// `Rows` rows and `Width` vectors of columns.
template<int Rows, int Width>
STUDIO_INLINE void multiplyRows(const Product& product, const float* left, const float* right, float* sums) {
    Vector each[Rows][Width] = {};
    for (std::int64_t k = 0; k < product.depth; ++k, left += product.leftDepth, right += product.rightDepth)
        for (int row = 0; row < Rows; ++row)
            for (int i = 0; i < Width; ++i)
                each[row][i] += left[row * product.leftRow] * vectorAt(right + i * lanes);
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Width; ++i) {
            float* to = sums + row * product.sumsRow + i * lanes;
            vectorAt(to) = product.adds ? vectorAt(to) + each[row][i] : each[row][i];
        }
}

/// Of `Rows` rows the first `rows`.
template<int Rows, int Width>
STUDIO_INLINE void multiplyFirst(std::int64_t rows, const Product& product, const float* left, const float* right,
                                 float* sums) {
    if constexpr (Rows > 1) {
        if (rows < Rows)
            return multiplyFirst<Rows - 1, Width>(rows, product, left, right, sums);
    }
    multiplyRows<Rows, Width>(product, left, right, sums);
}

template<int Width>
STUDIO_INLINE void multiplyPanel(const Product& product, const float* left, const float* right, float* sums,
                                 std::int64_t rows) {
    for (std::int64_t parts = (rows + mostRows - 1) / mostRows; parts > 0; --parts) {
        const auto now = (rows + parts - 1) / parts;
        multiplyFirst<mostRows, Width>(now, product, left, right, sums);
        left += now * product.leftRow;
        sums += now * product.sumsRow;
        rows -= now;
    }
}

/// At every point: windows [tiles, in] times weights [in, out], in panels, to [tiles, out].
STUDIO_VECTORISED void multiplyWeights(const float* windows, const float* weights, float* products, std::int64_t tiles,
                                       std::int64_t in, std::int64_t out) {
    for (std::int64_t point = 0; point < points; ++point) {
        for (std::int64_t channel = 0; channel < out; channel += panelSize) {
            const bool isWhole = channel + panelSize <= out;
            const Product product{
                .depth = in, .leftRow = in, .rightDepth = isWhole ? panelSize : lanes, .sumsRow = out};
            if (isWhole)
                multiplyPanel<2>(product, windows, weights, products + channel, tiles);
            else
                multiplyPanel<1>(product, windows, weights, products + channel, tiles);
            weights += in * product.rightDepth;
        }
        windows += strideOf(tiles, in);
        products += strideOf(tiles, out);
    }
}

/// At every point: windows [tiles, in], transposed, times upstream [tiles, out], added to [in, out].
STUDIO_VECTORISED void addGradients(const float* windows, const float* upstream, float* gradients, std::int64_t tiles,
                                    std::int64_t in, std::int64_t out) {
    const Product product{
        .depth = tiles, .leftRow = 1, .leftDepth = in, .rightDepth = out, .sumsRow = out, .adds = true};
    for (std::int64_t point = 0; point < points; ++point) {
        std::int64_t channel = 0;
        for (; channel + panelSize <= out; channel += panelSize)
            multiplyPanel<2>(product, windows, upstream + channel, gradients + channel, in);
        if (channel < out)
            multiplyPanel<1>(product, windows, upstream + channel, gradients + channel, in);
        windows += strideOf(tiles, in);
        upstream += strideOf(tiles, out);
        gradients += in * out;
    }
}

/// The tiles of all pictures, cut into blocks of about `numbers` for the wider side, and these dealt out to cores.
class Blocks {
public:
    Blocks(std::int64_t tiles, std::int64_t in, std::int64_t out, std::int64_t numbers, int mostCores)
        : m_tiles(tiles) {
        const auto worthwhile = std::max<std::int64_t>(points * tiles * in * out / coreProducts, 1);
        m_cores = static_cast<int>(std::min<std::int64_t>({mostCores, worthwhile, tiles}));
        const auto most = std::max<std::int64_t>(numbers / std::max(in, out), mostRows);
        m_count = std::max<std::int64_t>((tiles + most - 1) / most, m_cores);
    }

    int cores() const noexcept { return m_cores; }

    /// Room for what stands at the points of any block.
    std::unique_ptr<float[]> pointsOf(std::int64_t channels) const {
        const auto numbers = points * strideOf((m_tiles + m_count - 1) / m_count, channels);
        return std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(numbers));
    }

    void ofCore(int core, const std::function<void(Block)>& work) const {
        for (auto i = m_count * core / m_cores; i < m_count * (core + 1) / m_cores; ++i) {
            const auto first = m_tiles * i / m_count;
            work({first, m_tiles * (i + 1) / m_count - first});
        }
    }

private:
    std::int64_t m_tiles;
    std::int64_t m_count = 0;
    int m_cores = 1;
};

/// With AVX-512 the library's sums of products have vectors of twice the size.
bool isForThisProcessor() noexcept {
#if defined(STUDIO_HAS_VERSIONS)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && !__builtin_cpu_supports("avx512f");
#else
    return false;
#endif
}

} // namespace

bool WinogradConvolution::isChosen(std::int64_t in, std::int64_t out, std::int64_t pixels) noexcept {
    const bool fits = in % lanes == 0 && out % lanes == 0;
    switch (chosenKernels()) {
    case KernelChoice::Library:
        return false;
    case KernelChoice::Own:
        return fits;
    case KernelChoice::Auto:
        return fits && std::min(in, out) >= fewestChannels && pixels >= fewestPixels && isForThisProcessor();
    }
    return false;
}

WinogradConvolution::WinogradConvolution(const float* weight, const float* bias, std::int64_t in, std::int64_t out,
                                         Direction direction)
    : m_in(direction == Direction::Forward ? in : out)
    , m_out(direction == Direction::Forward ? out : in)
    , m_weights(static_cast<std::size_t>(points * in * out)) {
    filtersToPoints(weight, {.in = m_in, .out = m_out, .isTurned = direction == Direction::Backward}, m_weights.data());
    if (bias)
        m_bias.assign(bias, bias + m_out);
}

void WinogradConvolution::apply(const float* x, float* y, const PictureSizes& sizes, int mostCores) const {
    const Tiling tiling(sizes.images, sizes.height, sizes.width);
    if (tiling.tiles == 0)
        return;
    const Blocks blocks(tiling.tiles, m_in, m_out, blockNumbers, mostCores);
    const std::vector<float> nothing(static_cast<std::size_t>(m_in));
    onCores(blocks.cores(), [&](int core) {
        const auto windows = blocks.pointsOf(m_in), products = blocks.pointsOf(m_out);
        blocks.ofCore(core, [&](Block block) {
            windowsToPoints(x, nothing.data(), windows.get(), block, m_in, tiling);
            multiplyWeights(windows.get(), m_weights.data(), products.get(), block.count, m_in, m_out);
            pointsToTiles(products.get(), m_bias.empty() ? nullptr : m_bias.data(), y, block, m_out, tiling);
        });
    });
}

void WinogradConvolution::weightGradient(const float* x, std::int64_t in, const float* upstream, std::int64_t out,
                                         const PictureSizes& sizes, float* gradient, int mostCores) {
    const Tiling tiling(sizes.images, sizes.height, sizes.width);
    if (tiling.tiles == 0) {
        std::fill_n(gradient, in * out * filterSize, 0.0F);
        return;
    }
    const Blocks blocks(tiling.tiles, in, out, gradientBlockNumbers, mostCores);
    const std::vector<float> nothing(static_cast<std::size_t>(std::max(in, out)));
    const auto count = points * in * out;
    std::vector<std::vector<float>> ofCores(static_cast<std::size_t>(blocks.cores()));
    onCores(blocks.cores(), [&](int core) {
        auto& gradients = ofCores[static_cast<std::size_t>(core)];
        gradients.resize(static_cast<std::size_t>(count));
        const auto windows = blocks.pointsOf(in), above = blocks.pointsOf(out);
        blocks.ofCore(core, [&](Block block) {
            windowsToPoints(x, nothing.data(), windows.get(), block, in, tiling);
            tilesToPoints(upstream, nothing.data(), above.get(), block, out, tiling);
            addGradients(windows.get(), above.get(), gradients.data(), block.count, in, out);
        });
    });
    auto& all = ofCores.front();
    for (std::size_t core = 1; core < ofCores.size(); ++core)
        std::ranges::transform(all, ofCores[core], all.begin(), std::plus<float>());
    pointsToFilters(all.data(), {.in = in, .out = out}, gradient);
}

} // namespace studio::kernels
