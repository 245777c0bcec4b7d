// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"
#include "core/studio/Training.hpp"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <stdexcept>

/// A project of drawn shapes in a temporary folder, with runs of a few steps: enough to decode, walk and sample.
class TrainedProject {
public:
    TrainedProject() {
        if (!m_folder.isValid())
            throw std::runtime_error("no temporary folder");
        studio::ImportOptions options;
        options.size = 16;
        m_project = studio::Project::create(folder(), {"shapes:240"}, options);
    }

    std::filesystem::path folder() const { return m_folder.filePath(QStringLiteral("project")).toStdU16String(); }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }
    const std::shared_ptr<studio::Project>& project() const { return m_project; }

    void trainAutoencoder(const std::string& model, const std::string& name, const std::string& latent = "spatial") {
        studio::TrainRequest request;
        request.model = model;
        request.name = name;
        request.preset = studio::Preset::Quick;
        request.steps = 12;
        if (latent == "vector")
            request.settings = {{"latent", "vector"}, {"latent_dim", "6"}};
        runNow(studio::prepareTraining(m_project, request));
    }

    void trainDiffusion(const std::string& autoencoder, const std::string& name, bool conditional = false,
                        const std::map<std::string, std::string>& settings = {}) {
        studio::DiffuseRequest request;
        request.conditional = conditional;
        request.settings = settings;
        request.autoencoder = autoencoder;
        request.name = name;
        request.preset = studio::Preset::Quick;
        request.steps = 12;
        runNow(studio::prepareDiffusion(m_project, request));
    }

private:
    static void runNow(const studio::TrainingJob& training) {
        training.job->run();
        const studio::JobSnapshot ended = training.job->snapshot();
        if (ended.state == studio::JobState::Finished)
            return;
        throw std::runtime_error(ended.error ? ended.error->message() : "the training did not finish");
    }

    QTemporaryDir m_folder;
    std::shared_ptr<studio::Project> m_project;
};
