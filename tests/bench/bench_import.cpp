// SPDX-License-Identifier: GPL-3.0-or-later
// Importing a folder of 10,000 JPEGs of 256 x 256 at 32 px, against what OpenCV alone decodes on all cores.
#include "core/base/Parallel.hpp"
#include "core/base/Seeds.hpp"
#include "core/data/Dataset.hpp"
#include "core/data/Import.hpp"

#include <benchmark/benchmark.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t pictureCount = 10'000;

/// A folder of JPEGs that lasts as long as the process.
class PictureFolder {
public:
    PictureFolder()
        : m_path(fs::temp_directory_path() / ("studio-bench-" + std::to_string(::getpid()))) {
        fs::create_directories(m_path);
        studio::parallelFor(pictureCount, {}, [this](std::int64_t i) { write(i); });
    }
    ~PictureFolder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    PictureFolder(const PictureFolder&) = delete;
    PictureFolder& operator=(const PictureFolder&) = delete;

    const fs::path& path() const { return m_path; }
    fs::path file(std::int64_t i) const { return m_path / (std::to_string(i) + ".jpg"); }

private:
    /// Smooth colours with some noise: about 12 kB, as photographs of this size have.
    void write(std::int64_t i) const {
        cv::Mat coarse(8, 8, CV_8UC3);
        cv::RNG random(studio::splitMix64(static_cast<std::uint64_t>(i)));
        random.fill(coarse, cv::RNG::UNIFORM, 0, 256);
        cv::Mat picture;
        cv::resize(coarse, picture, {256, 256}, 0, 0, cv::INTER_CUBIC);
        cv::Mat noise(picture.size(), CV_8UC3);
        random.fill(noise, cv::RNG::UNIFORM, 0, 24);
        picture += noise;
        cv::imwrite(file(i).string(), picture, {cv::IMWRITE_JPEG_QUALITY, 85});
    }

    fs::path m_path;
};

const PictureFolder& pictures() {
    static const PictureFolder folder;
    return folder;
}

void openCvAlone(benchmark::State& state) {
    cv::setNumThreads(1);
    const PictureFolder& folder = pictures();
    for (auto _ : state)
        studio::parallelFor(pictureCount, {}, [&](std::int64_t i) {
            benchmark::DoNotOptimize(cv::imread(folder.file(i).string(), cv::IMREAD_COLOR));
        });
    state.SetItemsProcessed(state.iterations() * pictureCount);
}

void importFolder(benchmark::State& state) {
    const PictureFolder& folder = pictures();
    const fs::path project = folder.path() / ".project"; // hidden, so that it is no source
    fs::create_directories(project);
    for (auto _ : state)
        studio::data::importDataset({folder.path()}, {.size = static_cast<int>(state.range(0))}, project);
    state.SetItemsProcessed(state.iterations() * pictureCount);
}

void openDataset(benchmark::State& state) {
    const fs::path project = pictures().path() / ".shapes";
    fs::create_directories(project);
    studio::data::importDataset({"shapes:60000"}, {.size = 8}, project);
    for (auto _ : state)
        benchmark::DoNotOptimize(studio::data::Dataset::open(project));
}

BENCHMARK(openCvAlone)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(importFolder)
    ->ArgName("size")
    ->Arg(32)
    ->Arg(256)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(openDataset)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
