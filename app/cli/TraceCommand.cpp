// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/studio/SamplerChoices.hpp"
#include "core/studio/SamplerTrace.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace studio::cli {

namespace {

struct Options {
    GaussianTraceRequest request;
    std::optional<std::string> schedule;
    std::optional<std::string> prediction;
    std::string gaussian;
    std::string start;
    bool json = false;
};

/// "0.3,-1e-2,4" as numbers. Throws Error(WrongUsage) that names the option and the word.
std::vector<double> numbers(const std::string& option, std::string_view text) {
    std::vector<double> values;
    for (;;) {
        const std::string_view word = text.substr(0, text.find(','));
        double value = 0.0;
        const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (status != std::errc{} || end != word.data() + word.size() || !std::isfinite(value))
            throw Error(ErrorCode::WrongUsage, fmt::format("{}: \"{}\" is not a number", option, word),
                        "Separate numbers by commas, without spaces");
        values.push_back(value);
        if (word.size() == text.size())
            return values;
        text.remove_prefix(word.size() + 1);
    }
}

std::string idsOf(const std::vector<Choice>& choices) {
    std::vector<std::string> ids;
    for (const auto& each : choices)
        ids.push_back(each.id);
    return fmt::format("{}", fmt::join(ids, ", "));
}

GaussianTraceRequest settled(const Options& options) {
    GaussianTraceRequest request = options.request;
    const bool isFlow = request.sampler.starts_with("flow");
    request.schedule = options.schedule.value_or(isFlow ? "flow" : "linear");
    request.prediction = options.prediction.value_or(isFlow ? "flow" : "epsilon");
    const auto gaussian = numbers("--gaussian", options.gaussian);
    if (gaussian.size() != 2)
        throw Error(ErrorCode::WrongUsage, "--gaussian takes two numbers, MEAN,STD", "For instance --gaussian 0.3,0.5");
    request.mean = gaussian[0];
    request.std = gaussian[1];
    request.start = numbers("--start", options.start);
    return request;
}

void print(Console& console, const GaussianTrace& trace) {
    console.info(fmt::format("{:>6} {:>10} {:>12}  x", "step", "t", "sigma"));
    for (std::size_t k = 0; k < trace.trace.size(); ++k) {
        const std::string time = k < trace.timesteps.size() ? fmt::format("{:.3f}", trace.timesteps[k]) : "end";
        console.info(
            fmt::format("{:>6} {:>10} {:>12.6g}  {:.6g}", k, time, trace.sigmas[k], fmt::join(trace.trace[k], " ")));
    }
}

void run(Context& context, const Options& options) {
    const GaussianTrace trace = traceSampler(settled(options));
    if (!options.json)
        return print(context.console, trace);
    context.console.document(
        {{"timesteps", trace.timesteps}, {"sigmas", trace.sigmas}, {"trace", trace.trace}, {"final", trace.final}});
}

void addOptions(CLI::App& subcommand, Options& options) {
    GaussianTraceRequest& request = options.request;
    subcommand.add_option("--sampler", request.sampler, "One of " + idsOf(samplerChoices()))
        ->type_name("NAME")
        ->required();
    subcommand.add_option("--schedule", options.schedule, "By default linear, for flows flow")
        ->type_name("linear|scaled_linear|cosine|flow|edm");
    subcommand
        .add_option("--prediction", options.prediction,
                    "What the exact network puts out; by default epsilon, for flows flow")
        ->type_name("epsilon|v|x0|flow|edm");
    subcommand.add_option("--steps", request.steps, "Denoising steps")
        ->type_name("N")
        ->check(wholeNumber(0, 10'000))
        ->required();
    subcommand.add_option("--spacing", request.spacing, "How timesteps are spread; by default the sampler's own")
        ->type_name("leading|trailing|linspace");
    subcommand.add_flag("--karras", request.karras, "Space noise levels after Karras et al. 2022");
    subcommand
        .add_option("--final-sigma", request.finalSigma, "Where the last step ends; by default the sampler's own")
        ->type_name("zero|min");
    subcommand.add_option("--eta", request.eta, "DDIM noise: 0 is deterministic, 1 is ancestral")->type_name("E");
    subcommand.add_option("--shift", request.shift, "Of a flow: above 1 dwells on noise, below 1 on the picture")
        ->type_name("S");
    subcommand
        .add_option("--clamp", request.clamp, "Keep the predicted x0 within this many STD of the MEAN; 0: do not")
        ->type_name("D")
        ->check(realNumber(0.0, 1e6));
    subcommand.add_flag("--as-diffusers", request.asDiffusers,
                        "Walk the timesteps of the library diffusers, also where they begin below full noise");
    subcommand.add_option("--seed", request.seed, "Of the noise of a sampler that draws any")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    subcommand.add_option("--gaussian", options.gaussian, "The data: a normal distribution")
        ->type_name("MEAN,STD")
        ->required();
    subcommand
        .add_option("--start", options.start,
                    "x at the first step, in the sampler's own space: x0 + sigma eps for the Euler family and Heun")
        ->type_name("X0,X1,...")
        ->required();
    addJson(subcommand, options.json);
}

} // namespace

Subcommand addTrace(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand =
        root.add_subcommand("trace", "Run a sampler against the exact denoiser of a normal distribution");
    addOptions(*subcommand, *options);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
