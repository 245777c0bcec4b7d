// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/SplitNames.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace studio::data {

namespace {

constexpr auto trainingWords = std::to_array<std::string_view>({"train", "training", "trn"});
constexpr auto heldOutWords =
    std::to_array<std::string_view>({"val", "valid", "validation", "validate", "test", "testing", "tst", "dev", "eval",
                                     "evaluation", "holdout", "heldout", "t10k"});
constexpr auto otherWords =
    std::to_array<std::string_view>({"unlabeled", "unlabelled", "extra", "pred", "predict", "prediction"});
/// What may stand beside such a word without changing what it says.
constexpr auto fillers =
    std::to_array<std::string_view>({"set", "data", "dataset", "images", "image", "imgs", "img", "pictures", "photos",
                                     "split", "folder", "files", "samples", "seg", "jpg", "png"});

bool isLower(char letter) {
    return letter >= 'a' && letter <= 'z';
}
bool isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}
bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Words of letters and digits; a capital after a small letter begins one, as a digit after a letter does.
std::vector<std::string> wordsOf(std::string_view name) {
    std::vector<std::string> words;
    char before = ' ';
    for (const char letter : name) {
        const bool isLetter = isLower(letter) || isUpper(letter);
        const bool inWord = isLetter || isDigit(letter);
        const bool wasInWord = isLower(before) || isUpper(before) || isDigit(before);
        const bool newWord = !wasInWord || (isUpper(letter) && isLower(before)) || (isLetter && isDigit(before));
        if (inWord && newWord)
            words.emplace_back();
        if (inWord)
            words.back() += letter;
        before = letter;
    }
    return words;
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char letter) { return isUpper(letter) ? static_cast<char>(letter + 32) : letter; });
    return text;
}

template<std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

/// The side that one word names, also when a filler or a year is stuck to its end: "trainset", "val2017".
std::optional<Part> sideOf(std::string_view word) {
    const auto exactly = [](std::string_view text) -> std::optional<Part> {
        if (holds(trainingWords, text))
            return Part::Training;
        if (holds(heldOutWords, text))
            return Part::HeldOut;
        return holds(otherWords, text) ? std::optional(Part::Undecided) : std::nullopt;
    };
    if (const auto side = exactly(word))
        return side;
    for (const std::string_view filler : fillers)
        if (word.size() > filler.size() && word.ends_with(filler))
            if (const auto side = exactly(word.substr(0, word.size() - filler.size())))
                return side;
    while (!word.empty() && isDigit(word.back()))
        word.remove_suffix(1);
    return exactly(word);
}

} // namespace

std::optional<SplitName> splitNameOf(std::string_view name) {
    std::optional<SplitName> result;
    std::string domain;
    for (const std::string& word : wordsOf(name)) {
        const std::string lower = lowered(word);
        if (holds(fillers, lower) || std::ranges::all_of(word, isDigit))
            continue;
        if (const auto side = sideOf(lower); side && !result)
            result = SplitName{*side, {}};
        else if (word.size() == 1 && isUpper(word.front()) && domain.empty())
            domain = word;
        else
            return std::nullopt;
    }
    if (result)
        result->domain = domain;
    return result;
}

} // namespace studio::data
