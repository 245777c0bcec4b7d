// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Example.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/Safetensors.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/training/CheckpointStore.hpp"

#include <cmath>
#include <cstring>
#include <deque>

namespace studio {

namespace {

namespace fs = std::filesystem;

constexpr const char* pictures = "shapes:2000"; // those that packaging/example.py trained on
constexpr std::string_view averagePrefix = "average.";

/// IEEE 754 binary16 to binary32; the shipped weights hold neither infinities nor NaN.
float halfToFloat(std::uint16_t half) {
    const int exponent = (half >> 10) & 0x1f;
    const float mantissa = static_cast<float>(half & 0x3ff);
    const float size = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(mantissa + 1024.0F, exponent - 25);
    return half & 0x8000 ? -size : size;
}

/// The tensors of a checkpoint and the bytes that they view.
class WholeCheckpoint {
public:
    explicit WholeCheckpoint(const io::Safetensors& shipped) {
        for (const io::TensorView& tensor : shipped.tensors()) {
            if (tensor.name.starts_with(averagePrefix)) {
                addWeight(tensor, tensor.name.substr(averagePrefix.size()));
            } else {
                m_tensors.push_back(tensor);
            }
        }
    }

    void write(const io::Metadata& metadata, const io::ByteSink& sink) const {
        std::vector<io::TensorHead> heads;
        for (const auto& tensor : m_tensors)
            heads.push_back({tensor.name, tensor.dtype, tensor.shape});
        io::streamSafetensors(
            heads, metadata, [this](std::size_t i) { return m_tensors[i].data; }, sink);
    }

private:
    void addWeight(const io::TensorView& half, const std::string& name) {
        const std::size_t count = half.data.size() / sizeof(std::uint16_t);
        std::vector<std::byte>& values = m_values.emplace_back(count * sizeof(float));
        for (std::size_t i = 0; i < count; ++i) {
            std::uint16_t bits = 0;
            std::memcpy(&bits, half.data.data() + i * sizeof bits, sizeof bits);
            const float value = halfToFloat(bits);
            std::memcpy(values.data() + i * sizeof value, &value, sizeof value);
        }
        const std::vector<std::byte>& zeros = m_values.emplace_back(values.size());
        for (const char* prefix : {"weights.", "average."})
            m_tensors.push_back({prefix + name, io::Dtype::F32, half.shape, values});
        for (const char* prefix : {"moment1.", "moment2."})
            m_tensors.push_back({prefix + name, io::Dtype::F32, half.shape, zeros});
    }

    std::deque<std::vector<std::byte>> m_values; // views into them stay valid
    std::vector<io::TensorView> m_tensors;
};

void makeRun(const fs::path& shipped, const fs::path& run) {
    fs::create_directories(run);
    fs::copy(shipped, run, fs::copy_options::recursive);
    const fs::path weights = run / "weights.safetensors";
    {
        const io::Safetensors file = io::Safetensors::open(weights);
        const auto step = file.metadata().find("step");
        if (step == file.metadata().end())
            throw Error(ErrorCode::Corrupt, displayText(weights) + " does not say its step");
        const WholeCheckpoint whole(file);
        training::CheckpointStore(run).save(
            std::stoll(step->second), [&](const io::ByteSink& sink) { whole.write(file.metadata(), sink); },
            training::CheckpointStore::Rank::Best);
    }
    fs::remove(weights);
}

} // namespace

std::shared_ptr<Project> createExample(const fs::path& folder, const fs::path& runs, std::stop_token stop,
                                       const ProgressFn& progress) {
    if (!fs::is_directory(runs))
        throw Error(ErrorCode::NotFound, "there is no trained example at " + displayText(runs),
                    "Install Latent Studio anew, or train a model on the Shapes sample");
    auto project = Project::create(folder, {pictures}, {}, stop, progress);
    try {
        for (const fs::directory_entry& entry : fs::directory_iterator(runs)) {
            if (entry.is_directory())
                makeRun(entry.path(), project->runFolder(entry.path().filename().string()));
        }
        for (const RunInfo& run : project->runs())
            static_cast<void>(pinChildren(*project, run.name));
    } catch (...) {
        project.reset();
        std::error_code ignored;
        fs::remove_all(folder, ignored); // it was made here, a moment ago
        throw;
    }
    return project;
}

} // namespace studio
