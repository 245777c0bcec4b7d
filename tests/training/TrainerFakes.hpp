// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/training/Trainer.hpp"

#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <new>
#include <string>
#include <vector>

/// Short trainings, tasks that do as they are told, and a disk that fails.
namespace studio::training {

namespace fs = std::filesystem;

inline TrainerConfig configFor(const QTemporaryDir& folder, std::int64_t steps = 24) {
    TrainerConfig config;
    config.folder = folder.path().toStdString();
    config.totalSteps = steps;
    config.batchSize = 8;
    config.learningRate = 3e-3;
    config.warmupSteps = 2;
    config.validations = 4;
    config.grids = 4;
    config.seed = 3;
    return config;
}

struct Outcome {
    TrainResult result;
    models::StateDict weights;
    std::vector<Metrics> rows;
};

inline Outcome train(Task& task, const TrainerConfig& config, TrainerHooks hooks = {}) {
    Outcome outcome;
    hooks.onSnapshot = [&](auto snapshot) { outcome.weights = snapshot->weights; };
    hooks.onMetrics = [&](const Metrics& row) { outcome.rows.push_back(row); };
    outcome.result = Trainer(task, config, hooks).run();
    return outcome;
}

inline Outcome trainUntil(Task& task, const TrainerConfig& config, std::int64_t stopAt) {
    std::stop_source source;
    TrainerHooks hooks;
    hooks.stop = source.get_token();
    hooks.onProgress = [&](const TrainProgress& progress) {
        if (progress.step == stopAt)
            source.request_stop();
    };
    return train(task, config, hooks);
}

inline bool equal(const models::StateDict& a, const models::StateDict& b) {
    return !a.empty() && std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && torch::equal(x.second, y.second);
    });
}

inline double cell(const Metrics& row, const std::string& name) {
    for (const auto& [key, value] : row)
        if (key == name)
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

inline std::vector<std::string> linesOf(const fs::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// One number that learns to be zero, until it is told to fail.
class FailingTask : public Task {
public:
    explicit FailingTask(std::int64_t failAt)
        : m_failAt(failAt) {}
    torch::nn::Module& module() override { return *m_net; }
    std::int64_t trainingSamples() const override { return 16; }
    BatchLoss loss(std::span<const std::int64_t>, const models::StepInfo& info) override {
        m_progress = info.progress();
        auto total = m_net->forward(torch::ones({1, 2})).square().sum();
        if (info.step == m_failAt && throws)
            throw std::bad_alloc();
        if (info.step == m_failAt)
            total = total * std::numeric_limits<float>::quiet_NaN();
        return {total, {}};
    }
    Metrics validate(std::int64_t, std::stop_token) override { return {{"val_mse", 1.0}}; }
    std::string selectionMetric() const override { return "val_mse"; }
    Image sampleGrid(std::stop_token) override { return Image(1, 1, 1); }
    torch::Tensor weight() const { return m_net->weight; }
    double progress() const { return m_progress; } ///< that the last step was told
    bool throws = false;                           ///< fails by an exception, not by its loss

private:
    double m_progress = -1.0;
    std::int64_t m_failAt;
    torch::nn::Linear m_net{2, 2};
};

/// Validates as it is told to.
class ScriptedTask : public FailingTask {
public:
    explicit ScriptedTask(std::vector<double> values)
        : FailingTask(-1)
        , m_values(std::move(values)) {}
    Metrics validate(std::int64_t, std::stop_token) override {
        const double value = m_values.at(std::min(asked++, m_values.size() - 1));
        return {{metric, value}, {"val_size", size()}};
    }
    std::string selectionMetric() const override { return metric; }
    std::int64_t validationSamples() const override { return 1; }
    double size() const { return weight().abs().sum().item<double>(); }
    std::string metric = "val_mse";
    std::size_t asked = 0;

private:
    std::vector<double> m_values;
};

/// A disk that takes nothing while it is full.
class FullDisk : public io::FileSystem {
public:
    int create(const fs::path& file) override { return fails() ? -1 : FileSystem::create(file); }
    int openToAppend(const fs::path& file) override { return fails() ? -1 : FileSystem::openToAppend(file); }
    ssize_t write(int descriptor, const void* bytes, std::size_t count) override {
        if (!fails())
            return FileSystem::write(descriptor, bytes, count);
        static_cast<void>(FileSystem::write(descriptor, bytes, count / 2));
        errno = ENOSPC;
        return -1;
    }
    int sync(int descriptor) override { return fails() ? -1 : FileSystem::sync(descriptor); }
    int rename(const fs::path& from, const fs::path& to) override {
        return fails() ? -1 : FileSystem::rename(from, to);
    }

    bool full = false;
    bool failsOnce = false; ///< there is room again after one failure
    int fillAt = 0;         ///< the number of the call at which it becomes full; 0: none
    int calls = 0;

private:
    bool fails() {
        const bool fails = full = full || ++calls == fillAt;
        if (failsOnce)
            full = false;
        errno = ENOSPC;
        return fails;
    }
};

inline fs::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

} // namespace studio::training
