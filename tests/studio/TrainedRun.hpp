// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Training.hpp"

#include <QTemporaryDir>

#include <stdexcept>

/// A project of the built-in shapes with runs that were trained for a few steps: enough for everything to have weights.
class TrainedRun {
public:
    explicit TrainedRun(int pictures = 96) {
        studio::ImportOptions options;
        options.size = 16;
        options.channels = studio::Channels::Grey;
        options.validation = 0.25;
        m_project = studio::Project::create(folder() / "project", {"shapes:" + std::to_string(pictures)}, options);
    }

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    const std::shared_ptr<studio::Project>& project() const { return m_project; }

    static studio::TrainRequest autoencoder(const std::string& model, std::int64_t steps = 12) {
        studio::TrainRequest request;
        request.model = model;
        request.steps = steps;
        request.settings = {{"width", "16"}, {"batch_size", "16"}};
        return request;
    }

    static studio::DiffuseRequest diffusion(const std::string& autoencoder, std::int64_t steps = 12) {
        studio::DiffuseRequest request;
        request.autoencoder = autoencoder;
        request.steps = steps;
        request.settings = {{"width", "16"}, {"batch_size", "16"}};
        return request;
    }

    /// Runs the job here and now; throws its error.
    static void finish(const studio::TrainingJob& job) {
        job.job->run();
        if (const auto error = job.job->snapshot().error)
            throw *error;
    }

    std::string train(const std::string& model, std::int64_t steps = 12) const {
        const auto job = studio::prepareTraining(m_project, autoencoder(model, steps));
        finish(job);
        return job.run;
    }

    std::string diffuse(const std::string& autoencoder, std::map<std::string, std::string> settings = {}) const {
        auto request = diffusion(autoencoder);
        request.settings.merge(settings);
        const auto job = studio::prepareDiffusion(m_project, request);
        finish(job);
        return job.run;
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<studio::Project> m_project;
};
