// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Recipe.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Base64.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/PngText.hpp"
#include "core/studio/JsonFields.hpp"
#include "core/studio/SamplerChoices.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace studio {

namespace {

constexpr std::string_view keyword = "Latent Studio recipe";
/// 2: the class by its name, the clamp, and the pixels that a mask keeps.
/// 3: the weights that decode it.
constexpr std::int64_t version = 3;
constexpr std::size_t largestFile = std::size_t{256} << 20U;
constexpr std::size_t mostCells = std::size_t{1} << 20U;
constexpr double mostClamp = 1e6;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

void refuseOtherFields(const JsonFields& fields, std::initializer_list<std::string_view> known) {
    for (const auto& item : fields.raw().items())
        if (std::ranges::find(known, item.key()) == known.end())
            fields.refuse(item.key(), "no such field");
}

/// A picture as the base64 text of its PNG file.
nlohmann::json pictureText(const Image& picture) {
    return io::toBase64(io::encodePng(picture));
}

nlohmann::json guideJson(const SampleGuide& guide) {
    nlohmann::json json{{"strength", guide.strength}, {"latent", guide.picture}, {"mask", guide.mask}};
    if (!guide.original.empty() && !guide.pixelMask.empty()) {
        json["original"] = pictureText(guide.original);
        json["pixelMask"] = pictureText(guide.pixelMask);
    }
    return json;
}

Image readPicture(const JsonFields& fields, const std::string& key) {
    const auto bytes = io::fromBase64(fields.text(key));
    if (bytes && io::formatOf(*bytes) == io::ImageFormat::Png) {
        try {
            return io::decodeImage(*bytes);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::BadInput)
                throw;
        }
    }
    fields.refuse(key, "a PNG picture in base64");
}

SampleGuide readGuide(const JsonFields& fields) {
    refuseOtherFields(fields, {"strength", "latent", "mask", "original", "pixelMask"});
    SampleGuide guide;
    guide.strength = fields.real("strength", 1e-6, 1.0);
    guide.picture = fields.numbers("latent", mostCells);
    guide.mask = fields.numbers("mask", mostCells);
    if (std::ranges::any_of(guide.mask, [](float each) { return each < 0.0F || each > 1.0F; }))
        fields.refuse("mask", "numbers from 0 to 1");
    if (fields.has("original") || fields.has("pixelMask")) {
        guide.original = readPicture(fields, "original");
        guide.pixelMask = readPicture(fields, "pixelMask");
    }
    return guide;
}

/// The id of a sampler that there is: another one would draw another picture without a word.
std::string readSampler(const JsonFields& fields) {
    const auto known = samplerChoices();
    std::string ids;
    for (const Choice& each : known) {
        if (each.id == fields.text("sampler"))
            return each.id;
        ids += (ids.empty() ? "" : ", ") + each.id;
    }
    fields.refuse("sampler", "one of " + ids);
}

SampleRequest readRequest(const JsonFields& fields, std::int64_t written) {
    SampleRequest request;
    request.sampler = readSampler(fields);
    request.steps = static_cast<int>(fields.integer("steps", 1, 10'000));
    request.eta = fields.real("eta", 0.0, 1.0);
    request.spacing = fields.text("spacing");
    if (constexpr std::array known{"", "leading", "trailing", "linspace"};
        std::ranges::find(known, request.spacing) == known.end())
        fields.refuse("spacing", "leading, trailing, linspace or an empty text");
    request.karras = fields.boolean("karras");
    request.shift = fields.real("shift", 0.01, 100.0);
    if (written == 1)
        request.label = fields.integer("label", -1, 1 << 30);
    else
        request.clamp = fields.real("clamp", 0.0, mostClamp);
    request.guidance = fields.real("guidance", -1e6, 1e6);
    request.seed = fields.seed("seed");
    request.first = fields.integer("index", 0, unbounded);
    if (fields.has("travel")) {
        const JsonFields travel = fields.object("travel");
        refuseOtherFields(travel, {"to", "share"});
        request.travel = SeedTravel{travel.seed("to"), travel.real("share", 0.0, 1.0)};
    }
    if (fields.has("guide"))
        request.guide = std::make_shared<const SampleGuide>(readGuide(fields.object("guide")));
    return request;
}

Recipe readFields(const JsonFields& fields) {
    const std::int64_t written = fields.integer("version", 1, unbounded);
    if (written > version)
        throw Error(ErrorCode::Unsupported, "this recipe was written by a newer Latent Studio",
                    STUDIO_TR("Open it with that version, or update this one."));
    refuseOtherFields(fields, {"version", "run", "weights", "sampler", "steps", "eta", "spacing", "karras", "shift",
                               written == 1 ? "label" : "class", written == 1 ? "label" : "clamp", "guidance", "seed",
                               "index", "travel", "guide", written < 3 ? "index" : "decoder"});
    return {fields.text("run"), fields.text("weights"), readRequest(fields, written),
            written == 1 ? std::string() : fields.text("class", ""),
            written < 3 ? std::string() : fields.text("decoder", "")};
}

} // namespace

Recipe recipeOf(const std::string& run, const std::string& weights, const SampleRequest& request,
                std::span<const ClassCount> classes, std::int64_t index) {
    Recipe recipe{run, weights, request};
    recipe.request.count = 1;
    recipe.request.first += index;
    if (request.label >= 0 && request.label < std::ssize(classes))
        recipe.label = classes[static_cast<std::size_t>(request.label)].name;
    recipe.request.label = -1;
    return recipe;
}

SampleRequest requestOf(const Recipe& recipe, std::span<const ClassCount> classes) {
    SampleRequest request = recipe.request;
    if (recipe.label.empty())
        return request;
    const auto found = std::ranges::find(classes, recipe.label, &ClassCount::name);
    if (found == classes.end())
        throw Error(ErrorCode::NotFound, "the project has no label \"" + recipe.label + "\", which this recipe draws",
                    STUDIO_TR("Open the project that the picture was drawn in."));
    request.label = found - classes.begin();
    return request;
}

std::string toJson(const Recipe& recipe) {
    const SampleRequest& request = recipe.request;
    nlohmann::json json{{"version", version},           {"run", recipe.run},
                        {"weights", recipe.weights},    {"sampler", request.sampler},
                        {"steps", request.steps},       {"eta", request.eta},
                        {"spacing", request.spacing},   {"karras", request.karras},
                        {"shift", request.shift},       {"clamp", request.clamp},
                        {"guidance", request.guidance}, {"seed", request.seed},
                        {"index", request.first}};
    if (!recipe.label.empty())
        json["class"] = recipe.label;
    if (!recipe.decoder.empty())
        json["decoder"] = recipe.decoder;
    if (request.travel)
        json["travel"] = {{"to", request.travel->to}, {"share", request.travel->share}};
    if (request.guide)
        json["guide"] = guideJson(*request.guide);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Recipe parseRecipe(std::string_view json, const std::string& source) {
    try {
        return readFields(JsonFields::parse(json, source, {}));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadInput)
            throw;
        throw Error(error.code(), error.message(), "The recipe was changed after it was saved. Save the sample again.");
    }
}

std::optional<Recipe> readRecipe(const std::filesystem::path& file) {
    const auto bytes = io::readWhole(file, largestFile);
    if (io::formatOf(bytes) != io::ImageFormat::Png)
        return std::nullopt;
    std::optional<std::string> text;
    try {
        text = io::pngText(bytes, keyword);
    } catch (const Error& error) {
        throw Error(error.code(), displayText(file) + ": " + error.message(), error.hint());
    }
    return text ? std::optional(parseRecipe(*text, displayText(file))) : std::nullopt;
}

void writePngWithRecipe(const std::filesystem::path& file, const Image& image, const Recipe& recipe) {
    io::writeAtomically(file, io::withPngText(io::encodePng(image), keyword, toJson(recipe)));
}

} // namespace studio
