// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/RecordedDenoiser.hpp"

#include <mutex>

#ifdef STUDIO_CUDA_GRAPHS
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace studio::diffusion {

#ifdef STUDIO_CUDA_GRAPHS

namespace {

constexpr int warmUps = 3; // libraries choose their kernels and take their memory during the first calls

} // namespace

/// The tensors that the recorded kernels read and write, always at the same place.
struct RecordedDenoiser::Recording {
    Recording(at::IntArrayRef sizes, std::int64_t classes_, const torch::TensorOptions& options)
        : classes(classes_)
        , x(torch::randn(sizes, options))
        , time(torch::full({1}, 0.5, options))
        , labels(classes > 0 ? torch::full({sizes[0]}, classes, options.dtype(torch::kLong)) : torch::Tensor()) {}

    void record(Denoiser& denoiser) {
        const c10::cuda::CUDAStream stream = c10::cuda::getStreamFromPool(false, x.device().index());
        c10::cuda::device_synchronize();
        const c10::cuda::CUDAStreamGuard onStream(stream);
        for (int i = 0; i < warmUps; ++i)
            out = denoiser.forward(x, time, labels);
        stream.synchronize();
        graph.capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
        try {
            out = denoiser.forward(x, time, labels);
        } catch (...) {
            graph.capture_end(); // the stream takes no other work until then
            throw;
        }
        graph.capture_end();
        stream.synchronize();
    }

    torch::Tensor replay(const torch::Tensor& from, const torch::Tensor& at, const torch::Tensor& withLabels) {
        const std::lock_guard lock(turns);
        x.copy_(from);
        time.copy_(at);
        if (labels.defined() && withLabels.defined())
            labels.copy_(withLabels.expand_as(labels));
        else if (labels.defined())
            labels.fill_(classes);
        graph.replay();
        return out.clone();
    }

    std::int64_t classes;
    torch::Tensor x;
    torch::Tensor time;
    torch::Tensor labels;
    torch::Tensor out;
    at::cuda::CUDAGraph graph;
    std::mutex turns;
};

std::unique_ptr<RecordedDenoiser> RecordedDenoiser::record(Denoiser& denoiser, at::IntArrayRef sizes,
                                                           std::int64_t classes, const torch::TensorOptions& options) {
    if (!options.device().is_cuda())
        return nullptr;
    const torch::NoGradGuard noGrad;
    try {
        auto recording = std::make_unique<Recording>(sizes, classes, options);
        recording->record(denoiser);
        const auto x = torch::randn(sizes, options), time = torch::full({1}, 0.25, options);
        const auto found = recording->replay(x, time, {});
        if (!torch::allclose(found, denoiser.forward(x, time, {}), 1e-3, 1e-4))
            return nullptr;
        return std::unique_ptr<RecordedDenoiser>(new RecordedDenoiser(std::move(recording)));
    } catch (const c10::Error&) { // sampling works without, if more slowly
        return nullptr;
    }
}

bool RecordedDenoiser::fits(const torch::Tensor& x) const {
    return x.sizes() == m_recording->x.sizes();
}

torch::Tensor RecordedDenoiser::forward(const torch::Tensor& x, const torch::Tensor& time,
                                        const torch::Tensor& labels) {
    return m_recording->replay(x, time, labels);
}

#else

struct RecordedDenoiser::Recording {};

std::unique_ptr<RecordedDenoiser> RecordedDenoiser::record(Denoiser& /*denoiser*/, at::IntArrayRef /*sizes*/,
                                                           std::int64_t /*classes*/,
                                                           const torch::TensorOptions& /*options*/) {
    return nullptr;
}

bool RecordedDenoiser::fits(const torch::Tensor& /*x*/) const {
    return false;
}

torch::Tensor RecordedDenoiser::forward(const torch::Tensor& /*x*/, const torch::Tensor& /*time*/,
                                        const torch::Tensor& /*labels*/) {
    return {};
}

#endif

RecordedDenoiser::RecordedDenoiser(std::unique_ptr<Recording> recording)
    : m_recording(std::move(recording)) {}

RecordedDenoiser::~RecordedDenoiser() = default;

torch::Tensor fastestForward(Denoiser& denoiser, RecordedDenoiser* recorded, const torch::Tensor& x,
                             const torch::Tensor& time, const torch::Tensor& labels) {
    return recorded && recorded->fits(x) ? recorded->forward(x, time, labels) : denoiser.forward(x, time, labels);
}

} // namespace studio::diffusion
