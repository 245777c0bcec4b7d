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
#include <memory>
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

/// How a diffusion run standardised its latents, z' = (z - mean) / deviation: a number for each channel of a spatial
/// latent, for each value of a vector; empty for autoencoders, and until the training has begun.
struct LatentScale {
    std::vector<float> mean;
    std::vector<float> deviation;
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
    int sampleBits = 0; ///< how many of 16 bits all pictures together use; 0: as each file says
};

enum class RunKind { Autoencoder, Diffusion };
enum class RunState { New, Training, Paused, Stopped, Finished, Failed };

/// The very weights of an autoencoder that a diffusion run was trained on, and that its samples are decoded by.
struct WeightPin {
    std::string sha256;    ///< of the checkpoint, 64 hexadecimal digits; empty: not pinned (yet)
    std::int64_t step = 0; ///< of the autoencoder's training
};

/// One trained or training model of a project.
struct RunInfo {
    std::string name;
    RunKind kind = RunKind::Autoencoder;
    std::string model;       ///< registry id: ae, vae, vqvae, fsq, rae; for diffusion: unet or mlp
    std::string autoencoder; ///< the parent run of a diffusion run
    WeightPin parent;        ///< which of its weights
    RunState state = RunState::New;
    Parameters parameters;
    std::uint64_t seed = 0;
    std::int64_t created = 0;  ///< seconds since 1970, UTC; 0: by a version that did not write it down
    std::int64_t step = 0;     ///< to which it was trained
    std::int64_t usedStep = 0; ///< of the weights in use: the best checkpoint's, or those that a live view shows
    std::int64_t totalSteps = 0;
    std::int64_t parameterCount = 0;
    int colour = 0; ///< index into the run palette, fixed at creation
    bool hasWeights = false;
    bool conditional = false;
    LatentShape latent;
    LatentScale scale;
    std::string notes;                     ///< the user's own words
    std::vector<std::int64_t> leftOut;     ///< pictures that neither train nor validate it, ascending
    std::string startedFrom;               ///< the run whose weights it began with; empty: from nothing
    std::int64_t extendedAt = 0;           ///< the step from which it was last trained further; 0: never
    std::map<std::string, double> metrics; ///< of the weights in use, by column name; none: not measured
};

/// metrics.csv: the first columns are step, epoch, seconds; a missing cell is NaN.
struct MetricTable {
    std::vector<std::string> columns;
    std::vector<std::vector<double>> rows;
    std::vector<std::int64_t> brokenLines = {}; ///< of the file: those that do not fit its header, and are left out
};

struct SampleGrid {
    std::int64_t step = 0;
    std::filesystem::path file;
};

/// A grid as it was drawn: rows of equally large pictures, `gap` pixels apart. One of which nothing more is known
/// counts as a single picture.
struct GridPicture {
    Image image;
    int columns = 1;
    int rows = 1;
    int gap = 0;
};

/// One entry of a registry: bottlenecks, samplers.
struct Choice {
    std::string id;
    std::string name;
    std::string description;
    std::string source;
    bool usesEta = false;      ///< samplers: eta matters
    bool usesKarras = false;   ///< samplers: can be spaced after Karras et al. 2022
    bool isStochastic = false; ///< samplers: draws fresh noise at every step
    bool isFlow = false;       ///< samplers: walks a flow
    std::string advice = {};   ///< priors: what to think of their draws
};

inline constexpr double usualCheckpointSeconds = 60.0;

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
    /// Train the finished or stopped run called `name` further: `steps` or `epochs` more, with a warm-up and a cosine
    /// of their own.
    bool extend = false;
    std::string startFrom; ///< begin with the weights of this run instead of fresh ones; empty: fresh
    double checkpointSeconds = usualCheckpointSeconds; ///< most time of work that a crash can cost
};

/// What a training will take, told before it begins.
struct TrainingEstimate {
    std::int64_t steps = 0;
    double epochs = 0.0; ///< passes over the training pictures
    std::int64_t batchSize = 0;
    std::int64_t parameterCount = 0;
    LatentShape latent;
    double compression = 0.0;      ///< values of a picture for each value of its latent
    std::uint64_t memoryBytes = 0; ///< most that the training will hold
    double seconds = 0.0;          ///< on this machine; 0 until it was measured
};

/// Something worth knowing about a dataset or a run before its result is trusted.
struct Finding {
    enum class Severity { Note, Warning };
    std::string id; ///< "few-steps", "memorising", "one-class", "all-equal", "duplicates", ...
    Severity severity = Severity::Warning;
    std::string message; ///< what was found, with its numbers
    std::string advice;  ///< the next step
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
    bool extend = false;                               ///< as TrainRequest::extend
    double checkpointSeconds = usualCheckpointSeconds; ///< as TrainRequest::checkpointSeconds
};

enum class Interpolation { Lerp, Slerp };

/// A picture that a diffusion run starts from instead of pure noise.
struct SampleGuide {
    Latent picture;        ///< unscaled, as encode() gives it
    double strength = 0.6; ///< share of the denoising that is done, in (0, 1]; 1 starts from pure noise
    /// Empty: all of the picture is drawn anew. Otherwise one value a cell of the latent, [height * width] row by row:
    /// 1 is drawn anew, 0 stays as the picture has it. LatentEngine::latentMask() makes it. Spatial latents only.
    std::vector<float> mask;
    /// With a mask: the picture itself, and the grey mask of its size that `mask` was made from. Whatever is black
    /// there comes out as these very pixels, feathered into what is drawn anew. Empty: decoded like the rest.
    Image original = {};
    Image pixelMask = {};
};

/// On the way from one seed's noise to another's, along the arc between the two (slerp).
struct SeedTravel {
    std::uint64_t to = 0;
    double share = 0.0; ///< 0: the request's own seed, 1: `to`
};

/// Drawing from a diffusion run. The i-th sample depends on (seed, i) only.
struct SampleRequest {
    std::string sampler; ///< empty: the first that fits the model
    int steps = 30;
    double eta = 0.0;
    std::string spacing; ///< leading, trailing, linspace; empty: the sampler's own
    bool karras = false; ///< Choice::usesKarras tells whether the sampler knows it
    double shift = 1.0;  ///< of a flow, in [0.01, 100]
    std::int64_t count = 1;
    std::int64_t first = 0;  ///< index of the first sample
    std::int64_t label = -1; ///< class of a conditional model; -1: any
    /// Scale of the guidance, 1: none. A conditional run is led towards the label, without one each sample towards one
    /// of its own; an unconditional run away from what it drew early in training (LatentEngine::canGuide()).
    double guidance = 1.0;
    std::uint64_t seed = 0;
    /// The predicted clean latent is kept within this many standard deviations of the data's mean; 0: only within the
    /// range of the training latents, which it never leaves.
    double clamp = 0.0;
    std::optional<SeedTravel> travel;
    std::shared_ptr<const SampleGuide> guide; ///< null: from pure noise
};

/// A place on the plane of the two leading principal directions of the training latents, in units of the latent.
struct MapPoint {
    float x = 0.0F;
    float y = 0.0F;
};

/// The training latents seen on that plane.
struct LatentMap {
    std::vector<MapPoint> points; ///< of up to 4,096 training pictures
    std::vector<int> labels;      ///< of each point; -1: none
    double explained = 0.0;       ///< share of the variance that the plane shows, 0..1
};

/// One point of a run's noise schedule.
struct NoisePoint {
    double t = 0.0;     ///< as DenoisingStep::t
    double alpha = 1.0; ///< x_t = alpha x0 + sigma eps
    double sigma = 0.0;
    double snr = 0.0; ///< alpha^2 / sigma^2; infinite without noise
};

/// One denoising step of one sample: the noisy latent and the predicted clean one, both decoded.
struct DenoisingStep {
    double t = 0.0;      ///< time as the model sees it: timestep 0..999, 0..1 for flow, ln(sigma)/4 for EDM
    double sigma = 0.0;  ///< noise level: sigma/alpha, or t itself for flow
    double snr = 0.0;    ///< signal-to-noise ratio, alpha^2 / sigma^2; infinite at the end
    double change = 0.0; ///< root mean square change of the predicted x0 since the step before, in standard deviations
    Image noisy;         ///< decode(x_t), rescaled to data scale
    Image predicted;     ///< decode(predicted x0)
    MapPoint noisyAt;    ///< x_t at data scale, and the predicted x0, on the plane of LatentMap
    MapPoint predictedAt;
};

/// How far a sampler with few steps ends from the same noise's exact end.
struct SamplerError {
    int steps = 0;
    int evaluations = 0;   ///< of the network, a sample
    double distance = 0.0; ///< root mean square over samples and values, in standard deviations of the latent
};

/// The training picture that comes closest to another, over all of them.
struct NearestPicture {
    std::int64_t index = -1; ///< in the dataset
    double rmse = 0.0;       ///< root mean square difference of the pixels, in [0, 1]
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
