// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Device.hpp"
#include "core/base/Image.hpp"
#include "core/base/ImportTypes.hpp"
#include "core/base/Parameters.hpp"
#include "core/base/Preset.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Plain values that cross the facade: the window and the command line see nothing else of core.
namespace studio {

/// A latent as a flat row-major array; its shape is LatentShape. Unscaled, as the encoder gives it.
using Latent = std::vector<float>;

/// [channels, height, width] of a spatial latent; a vector latent is [dim, 1, 1] with isVector set.
struct LatentShape {
    std::int64_t channels = 0;
    std::int64_t height = 1;
    std::int64_t width = 1;
    bool isVector = false;
    std::int64_t size() const noexcept { return channels * height * width; }
    bool operator==(const LatentShape&) const = default;
};

/// Facts of an imported dataset.
struct DatasetFacts {
    std::int64_t count = 0;
    std::int64_t training = 0;
    std::int64_t validation = 0;
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<ClassCount> classes; ///< index = label; empty without labels
    std::vector<RejectedFile> rejected;
    std::vector<std::string> sources;
    std::vector<std::string> notices;
    ImportOptions options;
};

enum class RunKind { Autoencoder, Diffusion };
enum class RunState { New, Training, Paused, Stopped, Finished, Failed };

/// One trained or training model of a project.
struct RunInfo {
    std::string name;
    RunKind kind = RunKind::Autoencoder;
    std::string model;       ///< registry id: ae, vae, vqvae, fsq, rae; for diffusion: unet or mlp
    std::string autoencoder; ///< the parent run of a diffusion run
    RunState state = RunState::New;
    Parameters parameters;
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    std::int64_t totalSteps = 0;
    std::int64_t parameterCount = 0;
    int colour = 0; ///< index into the run palette, fixed at creation
    bool hasWeights = false;
    bool conditional = false;
    LatentShape latent;
    std::map<std::string, double> metrics; ///< the last validation row, by column name
};

/// metrics.csv: the first columns are step, epoch, seconds; a missing cell is NaN.
struct MetricTable {
    std::vector<std::string> columns;
    std::vector<std::vector<double>> rows;
};

struct SampleGrid {
    std::int64_t step = 0;
    std::filesystem::path file;
};

/// One entry of a registry: bottlenecks, samplers.
struct Choice {
    std::string id;
    std::string name;
    std::string description;
    std::string source;
    bool usesEta = false; ///< samplers: eta matters
};

struct TrainRequest {
    std::string model = "ae";
    std::string name; ///< empty: made from the model and a number
    Preset preset = Preset::Balanced;
    std::map<std::string, std::string> settings; ///< key to text, over the preset
    std::optional<double> epochs;
    std::optional<std::int64_t> steps;
    std::uint64_t seed = 0;
    DeviceChoice device = DeviceChoice::Auto;
    bool resume = false; ///< continue the run called `name` from its last checkpoint
};

struct DiffuseRequest {
    std::string autoencoder;
    std::string name;
    Preset preset = Preset::Balanced;
    std::map<std::string, std::string> settings;
    std::optional<double> epochs;
    std::optional<std::int64_t> steps;
    std::uint64_t seed = 0;
    DeviceChoice device = DeviceChoice::Auto;
    bool conditional = false;
    bool resume = false;
};

enum class LatentPrior { Normal, Gaussian }; ///< N(0, I), or the Gaussian fitted to the training latents
enum class Interpolation { Lerp, Slerp };

/// Drawing from a diffusion run. The i-th sample depends on (seed, i) only.
struct SampleRequest {
    std::string sampler; ///< empty: the first that fits the model
    int steps = 30;
    double eta = 0.0;
    std::int64_t count = 1;
    std::int64_t first = 0;  ///< index of the first sample
    std::int64_t label = -1; ///< class of a conditional model; -1: any
    double guidance = 1.0;   ///< classifier-free guidance scale; matters with a label
    std::uint64_t seed = 0;
};

/// One denoising step of one sample: the noisy latent and the predicted clean one, both decoded.
struct DenoisingStep {
    double t = 0.0;     ///< time as the model sees it: timestep 0..999, or 0..1 for flow
    double sigma = 0.0; ///< noise level: sigma/alpha, or t itself for flow
    Image noisy;        ///< decode(x_t), rescaled to data scale
    Image predicted;    ///< decode(predicted x0)
};

/// Principal directions of the training latents: directions[k] has unit length, deviation[k] is the std along it.
struct PrincipalDirections {
    Latent mean;
    std::vector<Latent> directions;
    std::vector<double> deviation;
    double explained = 0.0; ///< share of the total variance that these directions carry, 0..1
};

struct ReconstructionScore {
    double mse = 0.0;  ///< pixels in [0, 1]
    double psnr = 0.0; ///< dB
    double ssim = 0.0;
    std::int64_t images = 0;
};

} // namespace studio
