// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Training.hpp"
#include "core/training/CheckpointStore.hpp"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

/// A training in a process of its own, for tests that kill it or have its files fail: the test's program calls itself.
namespace studio::test {

namespace fs = std::filesystem;

inline constexpr const char* childWord = "--train";
inline constexpr int childFinished = 0;
inline constexpr int childFailed = 3; ///< with a studio::Error, on standard error

inline TrainRequest childRequest(const Project& project, std::int64_t steps) {
    TrainRequest request;
    request.model = "vqvae"; // its codebook changes within steps
    request.name = "run";
    request.checkpointSeconds = 0.0; // one after every step
    request.resume = project.hasRun("run");
    if (request.resume)
        return request;
    request.steps = steps;
    request.settings = {{"width", "8"}, {"batch_size", "16"}, {"codebook_size", "16"}};
    return request;
}

/// Trains the run of the project in arguments[2], or goes on with it, to arguments[3] steps. A full disk has room again
/// at the second attempt.
inline int trainAsChild(char** arguments) {
    try {
        const auto project = Project::open(arguments[2]);
        if (project->hasRun("run") && project->run("run").state == RunState::Finished)
            return childFinished;
        const auto training = prepareTraining(project, childRequest(*project, std::atoll(arguments[3])));
        std::thread runner([&] { training.job->run(); });
        while (!training.job->isOver()) {
            if (training.job->snapshot().state == JobState::Paused)
                training.job->resume();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        runner.join();
        if (const auto error = training.job->snapshot().error)
            throw *error;
        return childFinished;
    } catch (const Error& error) {
        std::cerr << error.message() << '\n' << error.hint() << '\n';
        return childFailed;
    }
}

inline void start(QProcess& child, const fs::path& project, std::int64_t steps) {
    child.setProcessChannelMode(QProcess::SeparateChannels);
    child.start(QCoreApplication::applicationFilePath(),
                {childWord, QString::fromStdString(project.string()), QString::number(steps)});
    if (!child.waitForStarted())
        throw std::runtime_error("the program cannot call itself");
}

/// The child's exit code; -1 when it crashed or hung.
inline int endOf(QProcess& child) {
    if (!child.waitForFinished(120'000)) {
        child.kill();
        child.waitForFinished();
        return -1;
    }
    return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
}

inline int trainedBy(const fs::path& project, std::int64_t steps, const QProcessEnvironment& environment = {}) {
    QProcess child;
    if (!environment.isEmpty())
        child.setProcessEnvironment(environment);
    start(child, project, steps);
    return endOf(child);
}

inline void makeProject(const fs::path& folder) {
    ImportOptions options;
    options.size = 8;
    options.channels = Channels::Grey;
    options.validation = 0.25;
    Project::create(folder, {"shapes:64"}, options);
}

/// All that training makes of a run; empty while it has no checkpoint. What the pointers name has to be whole.
inline models::StateDict soundState(const fs::path& project, std::vector<std::string>& complaints) {
    const auto complain = [&](const std::string& notice) { complaints.push_back(notice); };
    const training::CheckpointStore store(project / "runs" / "run");
    const auto latest = store.loadLatest(complain);
    static_cast<void>(store.loadBest(complain));
    return latest ? latest->content.tensors : models::StateDict{};
}

inline bool equal(const models::StateDict& a, const models::StateDict& b) {
    return !a.empty() && std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && torch::equal(x.second, y.second);
    });
}

/// The first column of metrics.csv.
inline std::vector<std::string> stepsToldOf(const fs::path& project) {
    std::ifstream stream(project / "runs" / "run" / "metrics.csv");
    std::vector<std::string> steps;
    for (std::string line; std::getline(stream, line);)
        steps.push_back(line.substr(0, line.find(',')));
    return steps;
}

/// What killed or failed savings left behind.
inline std::vector<std::string> leftoversIn(const fs::path& project) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(project))
        if (entry.path().extension() == ".tmp")
            found.push_back(entry.path().string());
    return found;
}

/// A number from the environment, for the long form of a test.
inline int numberFrom(const char* variable, int otherwise) {
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace studio::test
