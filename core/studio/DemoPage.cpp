// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/DemoPage.hpp"

#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Filmstrip.hpp"
#include "core/studio/HtmlPage.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace studio {

namespace {

constexpr int pictureScale = 3; ///< the files are looked at in viewers that blur small pictures
constexpr int sampleColumns = 10;

nlohmann::json finite(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

void writeMetrics(const Project& project, const Comparison& comparison, const DemoResult& result) {
    const DatasetFacts& facts = project.facts();
    nlohmann::json runs = nlohmann::json::array();
    for (const auto& each : comparison.runs) {
        nlohmann::json last = nlohmann::json::object();
        for (const auto& [name, value] : each.run.metrics)
            last[name] = finite(value);
        runs.push_back({{"run", each.run.name},
                        {"model", each.run.model},
                        {"autoencoder", each.run.autoencoder},
                        {"parameter_count", each.run.parameterCount},
                        {"steps", each.run.step},
                        {"used_step", each.run.usedStep},
                        {"seed", each.run.seed},
                        {"mse", finite(each.score.mse)},
                        {"psnr", finite(each.score.psnr)},
                        {"ssim", finite(each.score.ssim)},
                        {"scored_pictures", each.score.images},
                        {"validation", last}});
    }
    const nlohmann::json document{{"dataset",
                                   {{"name", result.dataset},
                                    {"pictures", facts.count},
                                    {"width", facts.width},
                                    {"height", facts.height},
                                    {"channels", facts.channels}}},
                                  {"seconds", result.seconds},
                                  {"runs", runs}};
    writeText(result.metrics, document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

/// Copies the curves out of the project, through the same atomic writer as everything else.
void writeCurves(const Project& project, const Comparison& comparison, const std::filesystem::path& folder) {
    makeFolder(folder);
    for (const auto& each : comparison.runs) {
        const MetricTable table = project.metrics(each.run.name);
        std::string csv;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            csv += (i == 0 ? "" : ",") + table.columns[i];
        csv += "\n";
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                csv += std::string(i == 0 ? "" : ",") + (std::isfinite(row[i]) ? toText(row[i]) : "");
            csv += "\n";
        }
        writeText(folder / (each.run.name + ".csv"), csv);
    }
}

void writePictureFiles(const Comparison& comparison, const Denoising& denoising, const std::filesystem::path& folder) {
    makeFolder(folder);
    const int inputs = static_cast<int>(comparison.inputs.size());
    for (const auto& each : comparison.runs) {
        const std::string name = each.run.name;
        writePng(folder / (name + "-samples.png"), tile(each.samples, sampleColumns, 2, pictureScale));
        if (each.run.kind == RunKind::Diffusion)
            continue; // the rest would repeat its autoencoder's
        std::vector<Image> rows = comparison.inputs;
        rows.insert(rows.end(), each.reconstructions.begin(), each.reconstructions.end());
        writePng(folder / (name + "-reconstructions.png"), tile(rows, inputs, 2, pictureScale));
        writePng(folder / (name + "-walk.png"), tile(each.path, static_cast<int>(each.path.size()), 2, pictureScale));
        std::vector<Image> frames;
        for (const auto& picture : each.path)
            frames.push_back(tile({&picture, 1}, 1, 0, 2 * pictureScale));
        writeGif(folder / (name + "-walk.gif"), frames, 120);
    }
    writePng(folder / "denoising.png", filmstrip(denoising.steps, 12, pictureScale));
    writeGif(folder / "denoising.gif", filmFrames(denoising.steps, 2 * pictureScale), 120);
}

void addResultTable(HtmlPage& page, const Comparison& comparison) {
    HtmlTable table;
    table.header = {"run", "model", "step used", "parameters", "PSNR [dB]", "SSIM", "validation MSE"};
    for (const auto& each : comparison.runs)
        table.rows.push_back({each.run.name, each.run.model, std::to_string(each.run.usedStep),
                              std::to_string(each.run.parameterCount), fixedText(each.score.psnr, 2),
                              fixedText(each.score.ssim, 3), fixedText(each.score.mse, 5)});
    page.table(table);
    page.paragraph("The figures of a diffusion run are those of the autoencoder it works in.");
}

std::string summaryPage(const Project& project, const Comparison& comparison, const Denoising& denoising,
                        const DemoResult& result) {
    const DatasetFacts& facts = project.facts();
    HtmlPage page("Latent Studio: the demo");
    page.paragraph(result.dataset + ", " + std::to_string(facts.count) + " pictures of " + std::to_string(facts.width) +
                   " x " + std::to_string(facts.height) +
                   ": three autoencoders, then diffusion in the latents of the vae, in " +
                   fixedText(result.seconds, 0) +
                   " s. The project folder beside this page opens in the window; pictures/ and "
                   "metrics/ hold what is shown here.");
    addResultTable(page, comparison);
    const int inputs = static_cast<int>(comparison.inputs.size());
    page.heading("Validation pictures and what each autoencoder makes of them");
    page.figure("input", tile(comparison.inputs, inputs));
    for (const auto& each : comparison.runs)
        if (each.run.kind == RunKind::Autoencoder)
            page.figure(each.run.name, tile(each.reconstructions, inputs));
    page.heading("A walk through the latents, from the first picture to the second");
    for (const auto& each : comparison.runs)
        if (each.run.kind == RunKind::Autoencoder)
            page.figure(each.run.name, tile(each.path, static_cast<int>(each.path.size())));
    page.heading("New pictures");
    for (const auto& each : comparison.runs)
        page.figure(each.run.name + ": " + each.sampledFrom, tile(each.samples, sampleColumns));
    page.heading("How diffusion gets there");
    page.paragraph("One sample by " + denoising.sampler + " in " + std::to_string(denoising.steps.size()) +
                   " steps, noise on the left: above the noisy latent, below the clean one that the model predicts "
                   "from it, both decoded.");
    page.figure("denoising", filmstrip(denoising.steps));
    return page.text();
}

} // namespace

Denoising traceDenoising(const std::shared_ptr<const Project>& project, const ComparisonOptions& options,
                         std::stop_token stop, const ProgressFn& progress) {
    const auto engine = LatentEngine::load(project, options.runs.back(), options.device);
    SampleRequest request = engine->usualRequest();
    request.steps = options.steps;
    request.seed = options.seed;
    return {request.sampler, engine->trace(request, stop, progress)};
}

void writeDemoResults(const Project& project, const Comparison& comparison, const Denoising& denoising,
                      const DemoResult& result) {
    writePictureFiles(comparison, denoising, result.folder / "pictures");
    writeCurves(project, comparison, result.folder / "metrics");
    writeMetrics(project, comparison, result);
    writeText(result.page, summaryPage(project, comparison, denoising, result));
}

} // namespace studio
