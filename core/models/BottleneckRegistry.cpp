// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/BottleneckRegistry.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/models/EmaCodebookBottleneck.hpp"
#include "core/models/FsqBottleneck.hpp"
#include "core/models/GaussianBottleneck.hpp"
#include "core/models/IdentityBottleneck.hpp"
#include "core/models/SmoothedBottleneck.hpp"

#include <algorithm>

namespace studio::models {

namespace {

ParameterSpec latentChannelsSpec() {
    return {"latent_channels",
            STUDIO_TR("Latent channels"),
            "",
            STUDIO_TR("Values kept per latent cell. More reconstruct better and leave more to diffusion."),
            std::int64_t{4},
            1,
            64};
}

enum class Scale { Linear, Decades };

ParameterSpec lossSpec(std::string key, std::string label, std::string unit, std::string help, double fallback,
                       double maximum, Scale scale) {
    ParameterSpec spec{std::move(key), std::move(label), std::move(unit), std::move(help), fallback, 0.0, maximum};
    spec.group = ParameterGroup::Loss;
    spec.logarithmic = scale == Scale::Decades;
    return spec;
}

LatentKind latentKind(const Parameters& parameters) {
    return parameters.text("latent") == "vector" ? LatentKind::Vector : LatentKind::Spatial;
}

LatentLayout freeLayout(const Parameters& parameters) {
    if (latentKind(parameters) == LatentKind::Vector)
        return {LatentKind::Vector, parameters.integer("latent_dim")};
    return {LatentKind::Spatial, parameters.integer("latent_channels")};
}

/// A vector latent is cut into codes of `code` values each.
LatentLayout codedLayout(const Parameters& parameters, std::int64_t code, const std::string& codeKey) {
    if (latentKind(parameters) == LatentKind::Spatial)
        return {LatentKind::Spatial, code};
    const auto length = parameters.integer("latent_dim");
    if (length % code != 0)
        throw Error(ErrorCode::WrongUsage,
                    "latent_dim=" + std::to_string(length) + " is no multiple of the " + std::to_string(code) +
                        " values of a code (" + codeKey + ")",
                    "Choose latent_dim as a multiple of " + std::to_string(code) + ".");
    return {LatentKind::Vector, length};
}

ParameterSpecs aeSpecs() {
    return {latentChannelsSpec()};
}

std::shared_ptr<Bottleneck> makeAe(const Parameters&) {
    return std::make_shared<IdentityBottleneck>();
}

ParameterSpecs vaeSpecs() {
    auto freeBits = lossSpec(
        "free_bits", STUDIO_TR("Free bits"), "nats",
        STUDIO_TR("KL below this much per latent value costs nothing extra; guards against posterior collapse."), 0.0,
        10.0, Scale::Linear);
    freeBits.advanced = true;
    return {
        latentChannelsSpec(),
        lossSpec(
            "beta", STUDIO_TR("KL weight (beta)"), "",
            STUDIO_TR(
                "Weight of the KL divergence to N(0,I). Its meaning depends on the reconstruction loss: under a sum of "
                "squared errors 0.01 keeps pictures sharp, 1 makes latents Gaussian and pictures blurred."),
            0.01, 1000.0, Scale::Decades),
        lossSpec("kl_warmup", STUDIO_TR("KL warm-up"), STUDIO_TR("share of the run"),
                 STUDIO_TR("The KL weight rises linearly from 0 over this share of the training."), 0.1, 1.0,
                 Scale::Linear),
        freeBits};
}

std::shared_ptr<Bottleneck> makeVae(const Parameters& p) {
    return std::make_shared<GaussianBottleneck>(
        GaussianConfig{p.real("beta"), p.real("kl_warmup"), p.real("free_bits")});
}

ParameterSpecs vqvaeSpecs() {
    ParameterSpec size{"codebook_size",
                       STUDIO_TR("Codebook size"),
                       STUDIO_TR("codes"),
                       STUDIO_TR("Number of code vectors."),
                       std::int64_t{512},
                       2,
                       16384};
    size.logarithmic = true;
    auto code = latentChannelsSpec();
    code.help = STUDIO_TR("Values of a code vector; one code stands in every latent cell.");
    auto decay = lossSpec("decay", STUDIO_TR("Codebook decay"), "",
                          STUDIO_TR("How slowly the codes follow the encoder's vectors; nearer 1 is slower."), 0.99,
                          0.9999, Scale::Linear);
    decay.advanced = true;
    ParameterSpec rotation{
        "rotation_trick", STUDIO_TR("Rotation trick"), "",
        STUDIO_TR("Pass gradients through the rotation from vector to code instead of straight through."), false};
    rotation.group = ParameterGroup::Loss;
    rotation.advanced = true;
    return {code, size,
            lossSpec("commitment", STUDIO_TR("Commitment"), "",
                     STUDIO_TR("Weight that holds the encoder near its codes."), 0.25, 100.0, Scale::Decades),
            decay, rotation};
}

LatentLayout vqvaeLayout(const Parameters& p) {
    return codedLayout(p, p.integer("latent_channels"), "latent_channels");
}

std::shared_ptr<Bottleneck> makeVqvae(const Parameters& p) {
    return std::make_shared<EmaCodebookBottleneck>(CodebookConfig{p.integer("codebook_size"),
                                                                  p.integer("latent_channels"), p.real("commitment"),
                                                                  p.real("decay"), p.boolean("rotation_trick")});
}

ParameterSpecs fsqSpecs() {
    return {{"levels", STUDIO_TR("Levels"), "",
             STUDIO_TR("How many values each latent channel may take, with commas between. 8,5,5,5 makes 1,000 codes."),
             std::string("8,5,5,5")}};
}

LatentLayout fsqLayout(const Parameters& p) {
    return codedLayout(p, static_cast<std::int64_t>(parseLevels(p.text("levels")).size()), "levels");
}

std::shared_ptr<Bottleneck> makeFsq(const Parameters& p) {
    return std::make_shared<FsqBottleneck>(parseLevels(p.text("levels")));
}

ParameterSpecs raeSpecs() {
    auto share = lossSpec(
        "penalty_share", STUDIO_TR("Penalty share"), STUDIO_TR("share of a batch"),
        STUDIO_TR(
            "On how much of each batch the gradient penalty is estimated; a larger share is less noisy and slower."),
        0.25, 1.0, Scale::Linear);
    share.advanced = true;
    return {latentChannelsSpec(),
            lossSpec("latent_l2", STUDIO_TR("Latent L2"), "",
                     STUDIO_TR("Weight of half the squared length of the latent."), 1e-3, 100.0, Scale::Decades),
            lossSpec("gradient_penalty", STUDIO_TR("Gradient penalty"), "",
                     STUDIO_TR("Weight of the squared Frobenius norm of the decoder's Jacobian: small changes of the "
                               "latent make small "
                               "changes of the picture. Other penalties go by this name; this is the one of RAE-GP."),
                     1e-2, 100.0, Scale::Decades),
            share};
}

std::shared_ptr<Bottleneck> makeRae(const Parameters& p) {
    return std::make_shared<SmoothedBottleneck>(
        SmoothedConfig{p.real("latent_l2"), p.real("gradient_penalty"), p.real("penalty_share")});
}

} // namespace

const std::vector<BottleneckEntry>& bottlenecks() {
    static const std::vector<BottleneckEntry> entries = {
        {"ae", STUDIO_TR("Autoencoder"), STUDIO_TR("Plain compression: nothing shapes the latent space."),
         "Hinton & Salakhutdinov 2006", aeSpecs, freeLayout, makeAe},
        {"vae", STUDIO_TR("Variational autoencoder"),
         STUDIO_TR("Every picture becomes a small Gaussian, drawn towards N(0,I)."), "Kingma & Welling 2014", vaeSpecs,
         freeLayout, makeVae},
        {"vqvae", STUDIO_TR("Vector-quantised autoencoder"),
         STUDIO_TR("Every latent cell picks the nearest vector of a learned codebook."), "van den Oord et al. 2017",
         vqvaeSpecs, vqvaeLayout, makeVqvae},
        {"fsq", STUDIO_TR("Finite scalar quantisation"),
         STUDIO_TR("Every latent value is rounded to one of a few levels."), "Mentzer et al. 2023", fsqSpecs, fsqLayout,
         makeFsq},
        {"rae", STUDIO_TR("Regularised autoencoder"),
         STUDIO_TR("A plain autoencoder whose decoder is kept smooth by a gradient penalty."), "Ghosh et al. 2020",
         raeSpecs, freeLayout, makeRae},
    };
    return entries;
}

const BottleneckEntry& bottleneck(std::string_view id) {
    const auto found = std::ranges::find(bottlenecks(), id, &BottleneckEntry::id);
    if (found != bottlenecks().end())
        return *found;
    std::string known;
    for (const auto& each : bottlenecks())
        known += (known.empty() ? "" : ", ") + each.id;
    throw Error(ErrorCode::WrongUsage, "unknown model \"" + std::string(id) + "\"", "Known models: " + known);
}

} // namespace studio::models
