// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayChoice.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArrayLabels.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <tuple>
#include <utility>

namespace studio::data {

namespace {

using Role = ArrayName::Role;

/// An array that has the shape and type of pictures.
struct Candidate {
    const CataloguedArray* array = nullptr;
    ArrayName name;
    PictureLayout layout;

    /// What is taken first: by its name, then the larger. A table may look like flat pictures, so names matter more
    /// there; labels and class names never are pictures.
    auto order() const {
        const int doubt = name.role == Role::Pictures ? 0 : name.role == Role::Unknown ? (layout.guessed ? 2 : 1) : 3;
        return std::tuple(doubt, name.rank, -layout.count * layout.values());
    }
    bool isLikely() const { return name.role == Role::Pictures || (name.role == Role::Unknown && !layout.guessed); }
};

std::optional<PictureLayout> layoutOf(const CataloguedArray& array) {
    auto layout = pictureLayout(array.shape, array.columnMajor);
    if (layout && array.turned) {
        std::swap(layout->row, layout->column);
        std::swap(layout->width, layout->height);
        layout->reading = "its pictures are stored turned, as all of EMNIST, and were set upright";
    }
    return layout;
}

std::vector<Candidate> candidatesOf(const ArrayCatalog& catalog) {
    std::vector<Candidate> found;
    for (const CataloguedArray& array : catalog.arrays) {
        if (!array.problem.empty() || !array.type.isNumber())
            continue;
        const auto layout = layoutOf(array);
        const ArrayName name = understand(array.name);
        const bool looksLikeNumbers =
            layout && layout->count == 1 && array.type.bytes > 2 && name.role != Role::Pictures;
        const bool isTable =
            layout && layout->guessed && (looksLikeNumbers || name.role == Role::Labels || name.role == Role::Other);
        if (layout && !isTable)
            found.push_back({&array, name, *layout});
    }
    std::ranges::stable_sort(found, {}, &Candidate::order);
    return found;
}

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    std::istringstream text(list);
    for (std::string name; std::getline(text, name, ',');) {
        while (name.starts_with(' '))
            name.erase(0, 1);
        names.push_back(name);
    }
    return names;
}

std::string withoutEnding(std::string name) {
    for (const std::string_view ending : {".gz", ".npy", ".npz"})
        if (name.ends_with(ending))
            name.resize(name.size() - ending.size());
    return name;
}

const CataloguedArray& arrayNamed(const ArrayCatalog& catalog, const std::string& name) {
    for (const CataloguedArray& array : catalog.arrays)
        if (array.name == name || withoutEnding(array.name) == withoutEnding(name))
            return array;
    throw Error(ErrorCode::BadInput, displayText(catalog.source) + ": holds no array called \"" + name +
                                         "\"; it holds " + listed(catalog.arrays));
}

/// The arrays that the user named, in that order.
std::vector<Candidate> askedFor(const ArrayCatalog& catalog, const std::string& list) {
    std::vector<Candidate> asked;
    for (const std::string& name : namesIn(list)) {
        const CataloguedArray& array = arrayNamed(catalog, name);
        const auto layout = layoutOf(array);
        if (!array.problem.empty() || !array.type.isNumber() || !layout)
            throw Error(ErrorCode::BadInput, displayText(catalog.source) + ": \"" + name + "\" (" + nameOf(array.type) +
                                                 ", " + io::shapeText(array.shape) + ") " +
                                                 (array.problem.empty() ? "is no array of pictures" : array.problem) +
                                                 "; it holds " + listed(catalog.arrays));
        asked.push_back({&array, understand(array.name), *layout});
    }
    return asked;
}

int splitOrder(const std::string& split) {
    return split.empty() || split == "train" ? 0 : split == "val" ? 1 : 2;
}

bool sameKind(const Candidate& a, const Candidate& b) {
    return a.layout.width == b.layout.width && a.layout.height == b.layout.height &&
           a.layout.channels == b.layout.channels && a.array->type == b.array->type;
}

/// Candidates without a usual name, alike, and several: each is a class by its name.
std::vector<Candidate> classesByName(const std::vector<Candidate>& candidates) {
    std::vector<Candidate> classes;
    const Candidate& first = candidates.front();
    for (const Candidate& each : candidates)
        if (each.name.role == Role::Unknown && each.name.split.empty() && sameKind(each, first))
            classes.push_back(each);
    std::ranges::sort(classes, {}, [](const Candidate& each) { return each.array->name; });
    const bool several = classes.size() > 1 && first.name.role == Role::Unknown;
    return several ? classes : std::vector<Candidate>{};
}

/// The first candidate with the other parts of its set.
std::vector<Candidate> setOf(const std::vector<Candidate>& candidates, bool trainingOnly) {
    std::vector<Candidate> set;
    const Candidate& first = candidates.front();
    for (const Candidate& each : candidates)
        if (each.name.stem == first.name.stem && sameKind(each, first))
            set.push_back(each);
    std::ranges::stable_sort(set, {}, [](const Candidate& each) { return splitOrder(each.name.split); });
    if (trainingOnly)
        set.resize(1);
    return set;
}

void setParts(std::vector<ChosenArray>& arrays, const std::vector<Candidate>& set) {
    const auto isTraining = [](const Candidate& each) { return splitOrder(each.name.split) == 0; };
    const auto training = std::ranges::count_if(set, isTraining);
    if (training == 0 || training == static_cast<std::ptrdiff_t>(set.size()))
        return; // nothing to train with, or nothing held out: the usual split decides
    for (std::size_t i = 0; i < set.size(); ++i)
        arrays[i].part = isTraining(set[i]) ? Part::Training : Part::HeldOut;
}

/// The one array without a usual name that has a whole number or a text for each picture; null when there are more.
const CataloguedArray* onlyOneLikeLabels(const ArrayCatalog& catalog, const Candidate& pictures) {
    const CataloguedArray* only = nullptr;
    for (const CataloguedArray& array : catalog.arrays) {
        const bool single = array.shape.size() == 1 || (array.shape.size() == 2 && array.shape[1] == 1);
        const bool fits = single && array.problem.empty() && array.type.kind != io::ElementType::Kind::Float &&
                          canBeLabels(array.type, array.shape, pictures.layout.count) &&
                          understand(array.name).role == Role::Unknown;
        if (fits && only != nullptr)
            return nullptr;
        if (fits)
            only = &array;
    }
    return only;
}

/// Arrays that may hold the labels of `pictures`, by their names: of the same split, best of the same base.
std::vector<LabelArray> labelsFor(const ArrayCatalog& catalog, const Candidate& pictures) {
    struct Labels {
        const CataloguedArray* array;
        std::tuple<bool, int> order;
    };
    std::vector<Labels> found;
    for (const CataloguedArray& array : catalog.arrays) {
        const ArrayName name = understand(array.name);
        const bool sameSplit = splitOrder(name.split) == splitOrder(pictures.name.split);
        const bool isNamesArray =
            array.type.isText() && !array.shape.empty() && array.shape[0] != pictures.layout.count;
        if (&array != pictures.array && name.role == Role::Labels && sameSplit && !isNamesArray)
            found.push_back({&array, {name.base != pictures.name.base, name.rank}});
    }
    std::ranges::stable_sort(found, {}, &Labels::order);
    std::vector<LabelArray> arrays;
    for (const Labels& each : found)
        arrays.push_back({each.array, std::get<0>(each.order) ? LabelArray::Trust::Likely : LabelArray::Trust::Sure});
    if (const CataloguedArray* only = found.empty() ? onlyOneLikeLabels(catalog, pictures) : nullptr)
        arrays.push_back({only, LabelArray::Trust::Guessed});
    return arrays;
}

/// The labels that the user named for the first part, and their like for the others.
std::vector<LabelArray> labelsAskedFor(const ArrayCatalog& catalog, const std::vector<std::string>& names,
                                       std::size_t part, const Candidate& pictures) {
    if (part < names.size())
        return {{&arrayNamed(catalog, names[part])}};
    const std::string stem = understand(names.front()).stem;
    for (const CataloguedArray& array : catalog.arrays)
        if (const ArrayName name = understand(array.name); name.stem == stem && name.split == pictures.name.split)
            return {{&array}};
    return {};
}

void addSet(ArrayChoice& choice, const std::vector<Candidate>& set, const ArrayCatalog& catalog,
            const ImportOptions& options) {
    const std::vector<std::string> labels = namesIn(options.labels);
    choice.labelsAsked = !labels.empty() && options.labels != "none";
    for (std::size_t i = 0; i < set.size(); ++i) {
        ChosenArray chosen{set[i].array, set[i].layout, {}, Part::Undecided, {}};
        if (choice.labelsAsked)
            chosen.labels = labelsAskedFor(catalog, labels, i, set[i]);
        else if (options.labels != "none")
            chosen.labels = labelsFor(catalog, set[i]);
        choice.arrays.push_back(std::move(chosen));
    }
    if (options.folderSplit)
        setParts(choice.arrays, set);
}

} // namespace

ArrayChoice chooseArrays(const ArrayCatalog& catalog, const ImportOptions& options) {
    ArrayChoice choice;
    const std::vector<Candidate> candidates = candidatesOf(catalog);
    if (options.array.empty() && candidates.empty())
        return choice;
    if (catalog.classesByName && options.array.empty())
        for (const Candidate& each : classesByName(candidates))
            choice.arrays.push_back({each.array,
                                     each.layout,
                                     {},
                                     Part::Undecided,
                                     options.labels == "none" ? "" : withoutEnding(each.array->name)});
    if (!choice.arrays.empty())
        return choice;
    const std::vector<Candidate> set =
        options.array.empty() ? setOf(candidates, catalog.trainingOnly) : askedFor(catalog, options.array);
    addSet(choice, set, catalog, options);
    for (const Candidate& each : candidates)
        if (each.isLikely() && each.name.stem != set.front().name.stem && options.array.empty())
            choice.otherPictures.push_back(each.array);
    for (const CataloguedArray& array : catalog.arrays)
        if (const Role role = understand(array.name).role;
            array.type.isText() && array.problem.empty() && (role == Role::ClassNames || role == Role::Labels))
            choice.classNames.push_back(&array);
    return choice;
}

std::string listed(const std::vector<CataloguedArray>& arrays) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, arrays.size()); ++i)
        text += (i == 0 ? "" : ", ") + arrays[i].name + " (" + nameOf(arrays[i].type) + ", " +
                io::shapeText(arrays[i].shape) + ")";
    if (arrays.size() > most)
        text += " and " + std::to_string(arrays.size() - most) + " more";
    return arrays.empty() ? "no arrays" : text;
}

std::vector<ArrayFacts> factsOf(const std::vector<CataloguedArray>& arrays) {
    std::vector<ArrayFacts> facts;
    for (const CataloguedArray& array : arrays) {
        ArrayFacts each{array.name, nameOf(array.type), io::shapeText(array.shape)};
        const bool readable = array.problem.empty();
        each.canBePictures = readable && array.type.isNumber() && layoutOf(array).has_value();
        each.canBeLabels = readable && std::ranges::any_of(arrays, [&](const CataloguedArray& other) {
                               const auto layout = layoutOf(other);
                               return &other != &array && layout && canBeLabels(array.type, array.shape, layout->count);
                           });
        facts.push_back(std::move(each));
    }
    return facts;
}

} // namespace studio::data
