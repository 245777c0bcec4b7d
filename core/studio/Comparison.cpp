// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Comparison.hpp"

#include "core/base/Text.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/HtmlPage.hpp"

#include <algorithm>

namespace studio {

namespace {

std::vector<std::string> chosenRuns(const Project& project, const ComparisonOptions& options) {
    if (!options.runs.empty()) {
        for (const auto& name : options.runs)
            static_cast<void>(project.run(name)); // throws NotFound
        return options.runs;
    }
    std::vector<std::string> names;
    for (const auto& run : project.runs())
        if (run.hasWeights)
            names.push_back(run.name);
    if (names.empty())
        throw Error(ErrorCode::BadInput, project.name() + " has no trained run to compare", "Train one first");
    return names;
}

/// Validation pictures, evenly chosen; the training ones when nothing was held out.
std::vector<Image> commonInputs(const Project& project, int count) {
    std::vector<std::int64_t> from = project.validationIndices();
    if (from.empty())
        for (std::int64_t i = 0; i < project.facts().count; ++i)
            from.push_back(i);
    if (from.empty())
        throw Error(ErrorCode::BadInput, project.name() + " has no pictures");
    const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(count, 1)), 1, from.size());
    std::vector<Image> inputs;
    for (std::size_t i = 0; i < wanted; ++i)
        inputs.push_back(project.image(from[i * from.size() / wanted]));
    return inputs;
}

void drawSamples(const LatentEngine& engine, const ComparisonOptions& options, const std::stop_token& stop,
                 ComparedRun& compared) {
    if (!engine.canDiffuse()) {
        compared.sampledFrom = "Gaussian fitted to the latents";
        compared.samples =
            engine.decode(engine.drawPrior("gaussian", options.samples, options.seed, stop), stop);
        return;
    }
    SampleRequest request = engine.usualRequest();
    request.steps = options.steps;
    request.count = options.samples;
    request.seed = options.seed;
    compared.sampledFrom = "diffusion, " + request.sampler + ", " + std::to_string(request.steps) + " steps";
    if (engine.canGuide())
        compared.sampledFrom += ", guidance " + fixedText(request.guidance, 1);
    compared.samples = engine.sample(request, stop);
}

ComparedRun compareOne(const std::shared_ptr<const Project>& project, const std::string& name,
                       const std::vector<Image>& inputs, const ComparisonOptions& options, const std::stop_token& stop,
                       const TellFn& tell) {
    const auto engine = LatentEngine::load(project, name, options.device);
    if (tell && !engine->notice().empty())
        tell(engine->notice());
    ComparedRun compared;
    compared.run = project->run(name);
    compared.score = engine->score(options.scored, stop); // first: it refuses damaged weights
    const std::vector<Latent> latents = engine->encode(inputs, stop);
    compared.reconstructions = engine->decode(latents, stop);
    const Latent& last = latents[std::min<std::size_t>(1, latents.size() - 1)];
    compared.path =
        engine->decode(engine->interpolate(latents.front(), last, Interpolation::Slerp, options.frames), stop);
    drawSamples(*engine, options, stop, compared);
    return compared;
}

void addTable(HtmlPage& page, const Comparison& comparison) {
    HtmlTable table;
    table.header = {"run", "model", "parameters", "latent", "step used", "PSNR [dB]", "SSIM", "MSE"};
    for (const auto& each : comparison.runs) {
        const LatentShape& latent = each.run.latent;
        const std::string shape = latent.isVector
                                      ? std::to_string(latent.channels)
                                      : std::to_string(latent.channels) + " x " + std::to_string(latent.height) +
                                            " x " + std::to_string(latent.width);
        table.rows.push_back({each.run.name, each.run.model, std::to_string(each.run.parameterCount), shape,
                              std::to_string(each.run.usedStep), fixedText(each.score.psnr, 2),
                              fixedText(each.score.ssim, 3), fixedText(each.score.mse, 5)});
    }
    page.table(table);
}

} // namespace

Comparison compareRuns(const std::shared_ptr<const Project>& project, const ComparisonOptions& options,
                       std::stop_token stop, const ProgressFn& progress, const TellFn& tell) {
    const auto names = chosenRuns(*project, options);
    project->requireSoundPictures(stop);
    Comparison comparison;
    comparison.options = options;
    comparison.inputs = commonInputs(*project, options.inputs);
    for (std::size_t i = 0; i < names.size(); ++i) {
        throwIfStopped(stop);
        report(progress, "Comparing", static_cast<std::int64_t>(i), static_cast<std::int64_t>(names.size()));
        comparison.runs.push_back(compareOne(project, names[i], comparison.inputs, options, stop, tell));
    }
    report(progress, "Comparing", static_cast<std::int64_t>(names.size()), static_cast<std::int64_t>(names.size()));
    return comparison;
}

std::string comparisonPage(const Project& project, const Comparison& comparison) {
    HtmlPage page("Comparison of runs: " + project.name());
    const std::int64_t scored = comparison.runs.empty() ? 0 : comparison.runs.front().score.images;
    page.paragraph(
        "Every run saw the same pictures, walked between the same two of them, and drew its samples from seed " +
        std::to_string(comparison.options.seed) + ". PSNR and SSIM are over " + std::to_string(scored) +
        (project.validationIndices().empty() ? " of the pictures that were trained on: none were held out."
                                             : " pictures that were held out from training."));
    addTable(page, comparison);
    page.heading("Same pictures, reconstructed");
    const int columns = static_cast<int>(comparison.inputs.size());
    page.figure("input", tile(comparison.inputs, columns));
    for (const auto& each : comparison.runs)
        page.figure(each.run.name, tile(each.reconstructions, columns));
    page.heading("From the first picture to the second");
    for (const auto& each : comparison.runs)
        page.figure(each.run.name, tile(each.path, static_cast<int>(each.path.size())));
    page.heading("Same seeds, sampled");
    for (const auto& each : comparison.runs)
        page.figure(each.run.name + " (" + each.sampledFrom + ")", tile(each.samples, 10));
    return page.text();
}

} // namespace studio
