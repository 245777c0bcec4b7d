// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/ParameterRules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace studio::ui {

namespace {

bool says(const Parameters& values, std::string_view key, std::string_view text) {
    return values.contains(key) && values.text(key) == text;
}

/// Also when there is no such parameter.
bool isOff(const Parameters& values, std::string_view key) {
    return !values.contains(key) || values.real(key) == 0.0;
}

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::ranges::find(keys, key) != keys.end();
}

} // namespace

bool autoencoderParameterApplies(const std::string& key, const Parameters& values) {
    if (key == "latent_dim")
        return says(values, "latent", "vector");
    if (key == "latent_channels") // of a codebook they are the length of a code, whatever the shape
        return says(values, "latent", "spatial") || values.contains("codebook_size");
    if (isOneOf(key, {"kl_warmup", "free_bits"}))
        return !isOff(values, "beta");
    if (key == "penalty_share")
        return !isOff(values, "gradient_penalty");
    if (key == "adversarial_start")
        return !isOff(values, "adversarial");
    return true;
}

bool diffusionParameterApplies(const std::string& key, const Parameters& values, const DiffusionGround& ground) {
    if (key == "conditional")
        return ground.labelled;
    if (key == "label_dropout")
        return values.boolean("conditional");
    if (key == "guide_share")
        return !values.boolean("conditional");
    if (isOneOf(key, {"width", "blocks", "attention"}))
        return !ground.vectorLatent;
    if (key.starts_with("mlp_"))
        return ground.vectorLatent;
    if (key == "schedule")
        return !says(values, "prediction", "flow") && !says(values, "prediction", "edm");
    if (key == "time_sampling")
        return !says(values, "prediction", "edm");
    return true;
}

bool isAugmentation(const std::string& key) {
    return isOneOf(key, {"mirror", "mirror_vertical", "shift", "rotate", "crop", "jitter"});
}

} // namespace studio::ui
