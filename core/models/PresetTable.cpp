// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PresetTable.hpp"

#include "core/base/PresetTable.hpp"

#include <array>

namespace studio::models {

namespace {

constexpr std::int64_t any = anyNumber;

// A step costs about three times the multiply-adds of its batch at 60 thousand million a second on two cores, and 5 ms;
// steps are what fits into 1, 5 and 30 minutes. From 20,000 pictures of up to 32 pixels on the values are those measured
// on Fashion-MNIST's 54,000: 0.3, 2.5 and 15 passes in batches of 64. Elsewhere small batches and many steps reconstruct
// better in the same time than large ones: emoji of 64 pixels, 4,800 steps of 16 / 2,400 of 32 / 1,200 of 64: 29.1 /
// 28.0 / 26.8 dB; photographs of 256, batches of 4 / 8 / 16: 28.5 / 27.9 / 26.8 dB. Eight pixels a cell from 128 pixels
// on, and sixteen above 256, keep latents small enough to diffuse.
//      side pictures   steps batch width enc dec downsample channels rate
constexpr std::array<PresetEntry<AutoencoderRow>, 9> table{{
    {32,
     19'999,
     {3000, 16, 48, 1, 1, "4", 4, 4e-3},
     {14000, 16, 64, 1, 1, "4", 4, 4e-3},
     {48000, 16, 96, 1, 2, "4", 4, 2e-3}},
    {32,
     any,
     {254, 64, 64, 1, 1, "4", 4, 4e-3},
     {2110, 64, 64, 1, 1, "4", 4, 4e-3},
     {12657, 64, 96, 1, 2, "4", 4, 2e-3}},
    {48,
     any,
     {3000, 16, 32, 1, 1, "4", 4, 4e-3},
     {8000, 16, 64, 1, 1, "4", 4, 4e-3},
     {20000, 16, 96, 1, 2, "4", 4, 2e-3}},
    {64,
     any,
     {2500, 16, 32, 1, 1, "4", 4, 4e-3},
     {6000, 16, 64, 1, 1, "4", 4, 4e-3},
     {13000, 16, 96, 1, 2, "4", 4, 2e-3}},
    {96, any, {2000, 8, 32, 1, 1, "4", 4, 4e-3}, {5000, 8, 64, 1, 1, "4", 4, 4e-3}, {11000, 8, 96, 1, 2, "4", 4, 2e-3}},
    {128,
     any,
     {1600, 8, 48, 1, 1, "8", 8, 4e-3},
     {6000, 8, 64, 1, 1, "8", 8, 4e-3},
     {18000, 8, 96, 1, 2, "8", 8, 2e-3}},
    {192, any, {1000, 8, 48, 1, 1, "8", 8, 4e-3}, {3000, 8, 64, 1, 1, "8", 8, 4e-3}, {8500, 8, 96, 1, 2, "8", 8, 2e-3}},
    {256, any, {800, 4, 48, 1, 1, "8", 8, 4e-3}, {2800, 4, 64, 1, 1, "8", 8, 4e-3}, {9500, 4, 96, 1, 2, "8", 8, 2e-3}},
    {any,
     any,
     {500, 2, 48, 1, 1, "16", 16, 4e-3},
     {2400, 2, 64, 1, 1, "16", 16, 4e-3},
     {8500, 2, 96, 1, 2, "16", 16, 2e-3}},
}};

} // namespace

const AutoencoderRow& autoencoderRow(Preset preset, std::int64_t side, std::int64_t pictures) {
    return presetRow<AutoencoderRow>(table, preset, side, pictures);
}

} // namespace studio::models
