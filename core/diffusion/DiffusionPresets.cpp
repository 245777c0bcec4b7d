// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DiffusionPresets.hpp"

#include "core/base/PresetTable.hpp"

#include <array>

namespace studio::diffusion {

namespace {

constexpr std::int64_t any = anyNumber;

// Up to 8 cells the values are those that were measured on Fashion-MNIST's 54,000 training latents: 0.5, 7 and 40
// passes in batches of 64. Elsewhere steps are what fits into 1, 5 and 30 minutes on two cores, counted as for
// autoencoders; with few latents Balanced may take 7 minutes, since samples gain longer than reconstructions do.
//     side latents    steps batch width blocks rate  averaging
constexpr std::array<PresetEntry<DiffusionRow>, 8> table{{
    {8, 19'999, {1500, 64, 32, 1, 2e-3, 0.999}, {5907, 64, 48, 1, 2e-3, 0.999}, {33750, 64, 96, 1, 1e-3, 0.9995}},
    {8, any, {422, 64, 32, 1, 2e-3, 0.999}, {5907, 64, 48, 1, 2e-3, 0.999}, {33750, 64, 96, 1, 1e-3, 0.9995}},
    {12, any, {1800, 32, 32, 1, 2e-3, 0.999}, {5500, 32, 48, 1, 2e-3, 0.999}, {11500, 32, 80, 1, 1e-3, 0.9995}},
    {16, 4'999, {1400, 32, 32, 1, 2e-3, 0.999}, {5500, 32, 48, 1, 2e-3, 0.999}, {12500, 32, 64, 1, 1e-3, 0.9995}},
    {16, any, {1400, 32, 32, 1, 2e-3, 0.999}, {4000, 32, 48, 1, 2e-3, 0.999}, {12500, 32, 64, 1, 1e-3, 0.9995}},
    {24, any, {1300, 16, 32, 1, 2e-3, 0.999}, {3500, 16, 48, 1, 2e-3, 0.999}, {11000, 16, 64, 1, 1e-3, 0.9995}},
    {32, any, {1400, 8, 32, 1, 1.5e-3, 0.999}, {4000, 8, 48, 1, 1.5e-3, 0.999}, {7000, 16, 64, 1, 1e-3, 0.9995}},
    {any, any, {450, 8, 32, 1, 1.5e-3, 0.999}, {2300, 8, 32, 1, 1.5e-3, 0.999}, {6000, 8, 48, 1, 1e-3, 0.9995}},
}};

} // namespace

const DiffusionRow& diffusionRow(Preset preset, std::int64_t side, std::int64_t latents) {
    return presetRow<DiffusionRow>(table, preset, side, latents);
}

} // namespace studio::diffusion
