// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/LatentCache.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Sha256.hpp"

#include <span>

namespace studio::training {

namespace {

constexpr const char* tensorName = "latents";

std::string hashOf(const torch::Tensor& latents) {
    const auto* begin = reinterpret_cast<const std::byte*>(latents.data_ptr<float>());
    return io::sha256(std::span(begin, static_cast<std::size_t>(latents.numel()) * sizeof(float)));
}

LatentOrigin originOf(const models::WeightFile& content) {
    const auto text = [&](const char* key) {
        const auto found = content.metadata.find(key);
        return found == content.metadata.end() ? std::string() : found->second;
    };
    return {text("autoencoder"), text("dataset"), text("device")};
}

} // namespace

LatentCache::LatentCache(std::filesystem::path folder, LatentOrigin origin)
    : m_folder(std::move(folder))
    , m_origin(std::move(origin)) {}

std::optional<torch::Tensor> LatentCache::load(std::int64_t count, at::IntArrayRef sizes,
                                               const NoticeFn& notice) const {
    if (!std::filesystem::exists(file()))
        return std::nullopt;
    try {
        return checked(models::readWeights(file()), count, sizes);
    } catch (const Error& error) {
        notice(error.message() + ". The pictures are encoded again.");
        return std::nullopt;
    }
}

torch::Tensor LatentCache::checked(const models::WeightFile& content, std::int64_t count, at::IntArrayRef sizes) const {
    const auto damaged = [&](const std::string& what) {
        return Error(ErrorCode::Corrupt, file().string() + " is damaged: " + what);
    };
    if (originOf(content) != m_origin)
        throw Error(ErrorCode::Mismatch, file().string() + " was made with other weights, pictures or another device");
    if (content.tensors.size() != 1 || content.tensors.front().first != tensorName)
        throw damaged("it does not hold latents alone");
    const auto& latents = content.tensors.front().second;
    auto expected = sizes.vec();
    expected.insert(expected.begin(), count);
    if (latents.scalar_type() != torch::kFloat || latents.sizes() != at::IntArrayRef(expected))
        throw damaged("its latents have another shape");
    const auto hash = content.metadata.find("sha256");
    if (hash == content.metadata.end() || hash->second != hashOf(latents))
        throw damaged("its SHA-256 is not the recorded one");
    return latents;
}

void LatentCache::save(const torch::Tensor& latents, const NoticeFn& notice) const {
    const auto held = latents.to(torch::kCPU, torch::kFloat).contiguous();
    try {
        io::AtomicWriter writer(file());
        models::writeWeights({{tensorName, held}},
                             {{"autoencoder", m_origin.autoencoder},
                              {"dataset", m_origin.dataset},
                              {"device", m_origin.device},
                              {"sha256", hashOf(held)}},
                             [&](std::span<const std::byte> bytes) { writer.write(bytes); });
        writer.commit();
    } catch (const Error& error) {
        notice("The latents are not kept: " + error.message());
    }
}

} // namespace studio::training
