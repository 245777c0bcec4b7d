// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayName.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace studio::data {

namespace {

using Words = std::vector<std::string>;
using Role = ArrayName::Role;

constexpr std::array<std::string_view, 15> pictureWords{"images",   "imgs",   "image",  "img",     "x",
                                                        "pictures", "photos", "faces",  "pixels",  "data",
                                                        "inputs",   "input",  "frames", "samples", "arr0"};
constexpr std::array<std::string_view, 14> labelWords{"labels",  "label",  "y",        "targets",    "target",
                                                      "classes", "class",  "category", "categories", "lbls",
                                                      "lbl",     "digits", "digit",    "arr1"};
constexpr std::array<std::string_view, 4> nameWords{"names", "classnames", "labelnames", "targetnames"};
constexpr std::array<std::string_view, 22> otherWords{
    "latents",   "latent", "features", "feature", "embeddings", "embedding", "values", "factors",
    "metadata",  "mask",   "masks",    "seg",     "boxes",      "bbox",      "depth",  "landmarks",
    "keypoints", "mean",   "std",      "weights", "indices",    "ids"};
constexpr std::array<std::string_view, 5> trainWords{"train", "training", "trn", "tr", "unlabeled"};
constexpr std::array<std::string_view, 5> valWords{"val", "valid", "validation", "dev", "eval"};
constexpr std::array<std::string_view, 4> testWords{"test", "testing", "tst", "t10k"};
/// Endings of IDX and NumPy files, which say nothing of the content.
constexpr std::array<std::string_view, 12> endings{"idx1", "idx2",  "idx3",   "idx4", "ubyte", "byte",
                                                   "int",  "float", "double", "gz",   "npy",   "npz"};

template<std::size_t count>
int rankIn(const std::array<std::string_view, count>& words, std::string_view word) {
    return static_cast<int>(std::ranges::find(words, word) - words.begin());
}

template<std::size_t count>
bool isIn(const std::array<std::string_view, count>& words, std::string_view word) {
    return rankIn(words, word) < static_cast<int>(count);
}

std::string_view splitNamed(std::string_view word) {
    return isIn(trainWords, word) ? "train" : isIn(valWords, word) ? "val" : isIn(testWords, word) ? "test" : "";
}

/// Lower-case words: parts between other characters than letters and digits, and from a small letter to a capital one.
Words wordsOf(std::string_view name) {
    Words words;
    std::string word;
    char before = '\0';
    const auto end = [&] {
        if (!word.empty())
            words.push_back(word);
        word.clear();
    };
    for (const char letter : name) {
        const auto code = static_cast<unsigned char>(letter);
        if (std::isalnum(code) == 0 && code < 0x80)
            end();
        else {
            if (std::isupper(code) != 0 && std::islower(static_cast<unsigned char>(before)) != 0)
                end();
            word += static_cast<char>(std::tolower(code));
        }
        before = letter;
    }
    end();
    return words;
}

bool hasRole(std::string_view word) {
    return isIn(pictureWords, word) || isIn(labelWords, word) || isIn(nameWords, word);
}

/// "xtrain" and "testlabels" are two words.
Words withSplitsApart(const Words& words) {
    Words result;
    for (const std::string& word : words) {
        bool apart = false;
        for (std::size_t cut = 1; cut < word.size() && !apart; ++cut) {
            const std::string first = word.substr(0, cut);
            const std::string second = word.substr(cut);
            apart = (hasRole(first) && !splitNamed(second).empty()) || (!splitNamed(first).empty() && hasRole(second));
            if (apart)
                result.insert(result.end(), {first, second});
        }
        if (!apart)
            result.push_back(word);
    }
    return result;
}

/// NumPy's own names, arr_0 and arr_1, as one word.
void joinNumbered(Words& words) {
    if (words.size() == 2 && words[0] == "arr")
        words = {words[0] + words[1]};
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : "_") + word;
    return text;
}

struct WordRole {
    Role role = Role::Unknown;
    int rank = 0;
};

WordRole roleOf(std::string_view word) {
    if (isIn(nameWords, word))
        return {Role::ClassNames, rankIn(nameWords, word)};
    if (isIn(labelWords, word))
        return {Role::Labels, rankIn(labelWords, word)};
    if (isIn(otherWords, word))
        return {Role::Other, 0};
    if (isIn(pictureWords, word))
        return {Role::Pictures, rankIn(pictureWords, word)};
    return {};
}

/// A later word says more ("data_labels" are labels) unless it is no more than data.
void judge(ArrayName& name, const Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto [role, rank] = roleOf(words[i]);
        if (role == Role::Unknown || (role == Role::Pictures && name.role != Role::Unknown))
            continue;
        name.role = role;
        name.rank = rank;
        Words others = words;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        name.base = joined(others);
    }
}

} // namespace

ArrayName understand(std::string_view text) {
    ArrayName name;
    Words words;
    Words found = wordsOf(text);
    joinNumbered(found);
    for (const std::string& word : withSplitsApart(found)) {
        if (isIn(endings, word))
            continue;
        if (const std::string_view split = splitNamed(word); !split.empty() && name.split.empty())
            name.split = split;
        else
            words.push_back(word);
    }
    name.stem = name.base = joined(words);
    judge(name, words);
    if (words.empty()) { // a whole set in one array: "train"
        name.role = Role::Pictures;
        name.rank = static_cast<int>(pictureWords.size());
    }
    return name;
}

} // namespace studio::data
