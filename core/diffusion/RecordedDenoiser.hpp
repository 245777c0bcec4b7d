// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Denoiser.hpp"

#include <memory>

namespace studio::diffusion {

/// A denoiser on a GPU, for samples of one shape: its hundreds of kernels are recorded once (a CUDA graph) and then
/// launched as one. Its weights must not change any more; where they lie must not either.
class RecordedDenoiser {
public:
    /// `sizes`: of x, with the number of rows. With `classes` above 0 the recording takes a label for every row.
    /// Null where nothing can be recorded: on a processor; with a LibTorch without CUDA or before 2.1, whose recordings
    /// disturb what other threads do on the GPU; and where a replay does not give what the denoiser gives.
    static std::unique_ptr<RecordedDenoiser> record(Denoiser& denoiser, at::IntArrayRef sizes, std::int64_t classes,
                                                    const torch::TensorOptions& options);
    ~RecordedDenoiser();

    /// Whether it was recorded for such an x.
    bool fits(const torch::Tensor& x) const;
    /// As Denoiser::forward(), for an x that fits, and time [1]. Threads that call it take turns.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels);

private:
    struct Recording;
    explicit RecordedDenoiser(std::unique_ptr<Recording> recording);
    std::unique_ptr<Recording> m_recording;
};

/// By the recording where there is one that fits, else by the denoiser itself.
torch::Tensor fastestForward(Denoiser& denoiser, RecordedDenoiser* recorded, const torch::Tensor& x,
                             const torch::Tensor& time, const torch::Tensor& labels);

} // namespace studio::diffusion
