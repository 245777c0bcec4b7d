// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/RunStore.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/studio/JsonFields.hpp"
#include "core/studio/Training.hpp"
#include "core/studio/Version.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/Schedules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace studio::runstore {

namespace {

constexpr std::int64_t schemaVersion = 1;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t mostSteps = 10'000'000;

constexpr std::array<std::pair<RunState, const char*>, 6> stateNames{{{RunState::New, "new"},
                                                                      {RunState::Training, "training"},
                                                                      {RunState::Paused, "paused"},
                                                                      {RunState::Stopped, "stopped"},
                                                                      {RunState::Finished, "finished"},
                                                                      {RunState::Failed, "failed"}}};

nlohmann::json toJson(const ParameterValue& value) {
    return std::visit([](const auto& held) { return nlohmann::json(held); }, value);
}

ParameterValue fromJson(const JsonFields& fields, const std::string& key) {
    const auto& value = fields.raw().at(key);
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return value.get<std::string>();
    fields.refuse(key, "a number, a text, true or false");
}

/// Runs of earlier versions have none.
WeightPin readParent(const JsonFields& config) {
    if (!config.has("parent"))
        return {};
    const JsonFields parent = config.object("parent");
    WeightPin pin{parent.text("sha256"), parent.integer("step", 0, unbounded)};
    if (pin.sha256.size() != 64 || pin.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
        parent.refuse("sha256", "64 hexadecimal digits");
    return pin;
}

nlohmann::json toJson(const WeightPin& pin) {
    return {{"sha256", pin.sha256}, {"step", pin.step}};
}

void write(const std::filesystem::path& file, const nlohmann::json& content) {
    io::writeAtomically(file, content.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

/// What earlier versions wrote instead of steps.
constexpr const char* epochsKey = "epochs";

Parameters readParameters(const JsonFields& fields, Parameters defaults) {
    for (const auto& item : fields.raw().items()) {
        const std::string& key = item.key();
        if (key == epochsKey && !fields.has("steps"))
            continue; // see readLength()
        try {
            defaults.set(key, fromJson(fields, key));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::WrongUsage)
                throw;
            fields.refuse(key, error.message());
        }
    }
    return defaults;
}

/// Steps of a run that was written before there was a parameter for them: those that its status tells, or its passes.
void readLength(const JsonFields& fields, std::int64_t trainingPictures, RunInfo& run) {
    if (fields.has("steps")) {
        run.totalSteps = run.parameters.integer("steps");
        return;
    }
    constexpr double mostEpochs = 1e5;
    if (run.totalSteps == 0 && fields.has(epochsKey))
        run.totalSteps = training::stepsForEpochs(fields.real(epochsKey, 0.0, mostEpochs), trainingPictures,
                                                  run.parameters.integer("batch_size"));
    if (run.totalSteps > 0)
        run.parameters.set("steps", std::min(run.totalSteps, mostSteps));
}

void readStatus(const std::filesystem::path& file, RunInfo& run) {
    const JsonFields status = JsonFields::read(file);
    const std::string state = status.text("state");
    const auto known = std::ranges::find_if(stateNames, [&](const auto& each) { return state == each.second; });
    if (known == stateNames.end())
        status.refuse("state", "new, training, paused, stopped, finished or failed");
    run.state = known->first;
    run.step = status.integer("step", 0, unbounded);
    run.totalSteps = status.integer("total_steps", 0, unbounded);
    run.parameterCount = status.integer("parameter_count", 0, unbounded);
    const JsonFields latent = status.object("latent");
    run.latent = {latent.integer("channels", 0, 1 << 20), latent.integer("height", 0, 1 << 20),
                  latent.integer("width", 0, 1 << 20), latent.boolean("vector")};
    if (status.has("latent_scale")) { // older runs have none
        constexpr std::size_t mostValues = 1 << 20;
        const JsonFields scale = status.object("latent_scale");
        run.scale = {scale.numbers("mean", mostValues), scale.numbers("deviation", mostValues)};
    }
    const JsonFields metrics = status.object("metrics");
    for (const auto& item : metrics.raw().items())
        if (item.value().is_number())
            run.metrics[item.key()] = item.value().get<double>();
}

} // namespace

RunInfo read(const std::filesystem::path& runFolder, std::int64_t trainingPictures) {
    const JsonFields config = JsonFields::read(runFolder / "config.json");
    if (config.integer("schema", 1, unbounded) > schemaVersion)
        throw Error(ErrorCode::Unsupported,
                    (runFolder / "config.json").string() + " was written by a newer Latent Studio",
                    STUDIO_TR("Open it with that version, or update this one."));
    RunInfo run;
    run.name = runFolder.filename().string();
    const std::string kind = config.text("kind");
    if (kind != "autoencoder" && kind != "diffusion")
        config.refuse("kind", "autoencoder or diffusion");
    run.kind = kind == "diffusion" ? RunKind::Diffusion : RunKind::Autoencoder;
    run.model = config.text("model");
    run.autoencoder = config.text("autoencoder", "");
    run.parent = readParent(config);
    run.seed = config.seed("seed");
    run.colour = static_cast<int>(config.integer("colour", 0, 1 << 20, 0));
    run.created = config.integer("created", 0, std::numeric_limits<std::int64_t>::max(), 0);
    run.conditional = config.has("conditional") && config.boolean("conditional");
    run.notes = config.text("notes", "");
    if (config.has("left_out"))
        run.leftOut = config.integers("left_out", 0, unbounded);
    run.startedFrom = config.text("started_from", "");
    run.extendedAt = config.integer("extended_at", 0, unbounded, 0);
    if (run.kind == RunKind::Autoencoder &&
        std::ranges::none_of(autoencoderModels(), [&](const Choice& each) { return each.id == run.model; }))
        config.refuse("model", "ae, vae, vqvae, fsq or rae");
    const JsonFields parameters = config.object("parameters");
    run.parameters = readParameters(parameters, run.kind == RunKind::Diffusion ? diffusionParameters()
                                                                               : autoencoderParameters(run.model));
    if (run.kind == RunKind::Diffusion && !parameters.has("guide_share"))
        run.parameters.set("guide_share", 0.0); // older runs kept no early copy of their network
    if (std::filesystem::exists(runFolder / "status.json"))
        readStatus(runFolder / "status.json", run);
    readLength(parameters, trainingPictures, run);
    run.hasWeights = std::filesystem::exists(runFolder / "latest.json");
    run.usedStep = training::CheckpointStore(runFolder).bestStep().value_or(run.step);
    return run;
}

void writeConfig(const std::filesystem::path& runFolder, const RunInfo& run) {
    nlohmann::json parameters = nlohmann::json::object();
    for (const auto& spec : run.parameters.specs())
        parameters[spec.key] = toJson(run.parameters.value(spec.key));
    nlohmann::json config{{"schema", schemaVersion},
                          {"kind", run.kind == RunKind::Diffusion ? "diffusion" : "autoencoder"},
                          {"model", run.model},
                          {"autoencoder", run.autoencoder},
                          {"conditional", run.conditional},
                          {"parameters", parameters},
                          {"seed", run.seed},
                          {"created", run.created},
                          {"colour", run.colour},
                          {"notes", run.notes},
                          {"left_out", run.leftOut},
                          {"started_from", run.startedFrom},
                          {"extended_at", run.extendedAt},
                          {"versions", {{"latent-studio", studioVersion()}, {"torch", torchVersion()}}}};
    if (!run.parent.sha256.empty())
        config["parent"] = toJson(run.parent);
    write(runFolder / "config.json", config);
}

void rewriteText(const std::filesystem::path& runFolder, const std::string& key, const std::string& text) {
    nlohmann::json config = JsonFields::read(runFolder / "config.json").raw();
    config[key] = text;
    write(runFolder / "config.json", config);
}

void rewriteParent(const std::filesystem::path& runFolder, const WeightPin& parent) {
    nlohmann::json config = JsonFields::read(runFolder / "config.json").raw();
    config["parent"] = toJson(parent);
    write(runFolder / "config.json", config);
}

void writeStatus(const std::filesystem::path& runFolder, const RunInfo& run) {
    const auto state = std::ranges::find(stateNames, run.state, &std::pair<RunState, const char*>::first);
    nlohmann::json metrics = nlohmann::json::object();
    for (const auto& [name, value] : run.metrics)
        if (std::isfinite(value))
            metrics[name] = value;
    const nlohmann::json status{{"state", state->second},
                                {"step", run.step},
                                {"total_steps", run.totalSteps},
                                {"parameter_count", run.parameterCount},
                                {"latent",
                                 {{"channels", run.latent.channels},
                                  {"height", run.latent.height},
                                  {"width", run.latent.width},
                                  {"vector", run.latent.isVector}}},
                                {"latent_scale", {{"mean", run.scale.mean}, {"deviation", run.scale.deviation}}},
                                {"metrics", metrics}};
    write(runFolder / "status.json", status);
}

void checkName(const std::string& name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    if (name.empty() || name.size() > 64 || name.front() == '.' || !std::ranges::all_of(name, allowed))
        throw Error(ErrorCode::WrongUsage, "\"" + name + "\" cannot be a run's name",
                    STUDIO_TR("Use letters, digits, '-', '_' and '.', at most 64 of them, not starting with '.'."));
}

void checkNewName(const std::string& name) {
    checkName(name);
    if (name.front() == '-')
        throw Error(ErrorCode::WrongUsage, "\"" + name + "\" cannot be a run's name: it looks like an option",
                    STUDIO_TR("Begin it with a letter or a digit."));
}

} // namespace studio::runstore
