// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Autoencoder.hpp"

#include "core/models/BatchShares.hpp"

namespace studio::models {

namespace {

NetworkConfig networkConfig(const AutoencoderConfig& config, std::int64_t blocks, std::int64_t latentSize) {
    return {config.picture, config.downsample, config.width, blocks, config.latent.kind, latentSize};
}

template<class Network>
torch::Tensor onAllCores(Network& network, const torch::Tensor& batch) {
    return inShares([&](const Rows& rows) { return network.forward(rows.front()); }, network.parameters(), {batch});
}

} // namespace

Autoencoder::Autoencoder(const AutoencoderConfig& config, std::shared_ptr<Bottleneck> bottleneck)
    : m_config(config) {
    const auto encoded = config.latent.size * bottleneck->encoderFactor();
    m_encoder =
        register_module("encoder", std::make_shared<Encoder>(networkConfig(config, config.encoderBlocks, encoded)));
    m_bottleneck = register_module("bottleneck", std::move(bottleneck));
    m_decoder = register_module(
        "decoder", std::make_shared<Decoder>(networkConfig(config, config.decoderBlocks, config.latent.size)));
}

AutoencoderOutput Autoencoder::forward(const torch::Tensor& pictures, const StepInfo& info) {
    // A penalty on the decoder differentiates twice, which shares cannot.
    const auto decode = [this](const torch::Tensor& latent) { return m_decoder->forward(latent); };
    auto bottleneck = m_bottleneck->forward(onAllCores(*m_encoder, pictures), info, decode);
    auto reconstruction = onAllCores(*m_decoder, bottleneck.latent);
    return {std::move(reconstruction), std::move(bottleneck)};
}

torch::Tensor Autoencoder::encode(const torch::Tensor& pictures) {
    return m_bottleneck->encodeMean(onAllCores(*m_encoder, pictures));
}

torch::Tensor Autoencoder::quantise(const torch::Tensor& latent) {
    return m_bottleneck->prepareForDecoder(latent);
}

torch::Tensor Autoencoder::decode(const torch::Tensor& latent) {
    return onAllCores(*m_decoder, quantise(latent));
}

std::vector<std::int64_t> latentSizesOf(const AutoencoderConfig& config) {
    if (config.latent.kind == LatentKind::Vector)
        return {config.latent.size};
    return {config.latent.size, paddingFor(config.picture.height, config.downsample).cells,
            paddingFor(config.picture.width, config.downsample).cells};
}

} // namespace studio::models
