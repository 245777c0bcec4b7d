// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/KnownClasses.hpp"

#include "core/io/Sha256.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace studio::data {

namespace {

using Names = std::vector<std::string>;

/// A set by words that stand in the names of its files and folders, most particular first.
struct NamedSet {
    std::string_view word; ///< lower case, letters and digits only
    KnownClasses (*classes)();
    bool inFolderName = false; ///< its files have names that many sets share
};

KnownClasses fashionMnist() {
    return {"Fashion-MNIST",
            {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"}};
}

KnownClasses kuzushijiMnist() {
    return {"KMNIST", {"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"}};
}

Names letters(char from, char to) {
    Names names;
    for (char letter = from; letter <= to; ++letter)
        names.emplace_back(1, letter);
    return names;
}

Names operator+(Names a, const Names& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

KnownClasses emnistLetters() {
    return {"EMNIST Letters", letters('A', 'Z'), 1};
}

KnownClasses emnistByClass() {
    return {"EMNIST ByClass", letters('0', '9') + letters('A', 'Z') + letters('a', 'z')};
}

/// Small letters that look like their capitals are merged with them; 47 classes.
KnownClasses emnistMerged() {
    return {"EMNIST",
            letters('0', '9') + letters('A', 'Z') + Names{"a", "b", "d", "e", "f", "g", "h", "n", "q", "r", "t"}};
}

KnownClasses pathMnist() {
    return {"PathMNIST",
            {"adipose", "background", "debris", "lymphocytes", "mucus", "smooth muscle", "normal colon mucosa",
             "cancer-associated stroma", "colorectal adenocarcinoma epithelium"}};
}

KnownClasses dermaMnist() {
    return {"DermaMNIST",
            {"actinic keratoses and intraepithelial carcinoma", "basal cell carcinoma", "benign keratosis-like lesions",
             "dermatofibroma", "melanoma", "melanocytic nevi", "vascular lesions"}};
}

KnownClasses octMnist() {
    return {"OCTMNIST", {"choroidal neovascularization", "diabetic macular edema", "drusen", "normal"}};
}

KnownClasses pneumoniaMnist() {
    return {"PneumoniaMNIST", {"normal", "pneumonia"}};
}

KnownClasses breastMnist() {
    return {"BreastMNIST", {"malignant", "normal, benign"}};
}

KnownClasses bloodMnist() {
    return {"BloodMNIST",
            {"basophil", "eosinophil", "erythroblast", "immature granulocytes", "lymphocyte", "monocyte", "neutrophil",
             "platelet"}};
}

KnownClasses tissueMnist() {
    return {"TissueMNIST",
            {"Collecting Duct, Connecting Tubule", "Distal Convoluted Tubule", "Glomerular endothelial cells",
             "Interstitial endothelial cells", "Leukocytes", "Podocytes", "Proximal Tubule Segments",
             "Thick Ascending Limb"}};
}

KnownClasses organMnist() {
    return {"OrganMNIST",
            {"bladder", "femur-left", "femur-right", "heart", "kidney-left", "kidney-right", "liver", "lung-left",
             "lung-right", "pancreas", "spleen"}};
}

constexpr std::array<NamedSet, 19> namedSets{{{"fashionmnist", fashionMnist, true},
                                              {"kmnist", kuzushijiMnist, true},
                                              {"emnistletters", emnistLetters},
                                              {"emnistbyclass", emnistByClass},
                                              {"emnistbymerge", emnistMerged},
                                              {"emnistbalanced", emnistMerged},
                                              {"pathmnist", pathMnist},
                                              {"dermamnist", dermaMnist},
                                              {"octmnist", octMnist},
                                              {"pneumoniamnist", pneumoniaMnist},
                                              {"breastmnist", breastMnist},
                                              {"bloodmnist", bloodMnist},
                                              {"tissuemnist", tissueMnist},
                                              {"organamnist", organMnist},
                                              {"organcmnist", organMnist},
                                              {"organsmnist", organMnist},
                                              {"cifar100", cifar100Classes},
                                              {"cifar10", cifar10Classes},
                                              {"stl10", stl10Classes}}};

std::string lettersAndDigits(std::string_view text) {
    std::string result;
    for (const char letter : text)
        if (const auto code = static_cast<unsigned char>(letter); std::isalnum(code) != 0)
            result += static_cast<char>(std::tolower(code));
    return result;
}

/// SHA-256 of the first ten pictures of the training and of the test file.
constexpr std::array<std::string_view, 2> fashionBeginnings{
    "76572dc31d5577d692ce9c71a65528a8a5345f8a31aa15089a0585fd02758d1b",
    "c9665db176243f9f0706b99fc7cedd0367466d363943d966ae8d7c50825f681d"};

bool beginsAsFashionMnist(std::span<const std::byte> pictures) {
    constexpr std::size_t looked = std::size_t{10} * 28 * 28;
    return pictures.size() >= looked &&
           std::ranges::find(fashionBeginnings, io::sha256(pictures.first(looked))) != fashionBeginnings.end();
}

} // namespace

std::optional<KnownClasses> knownClasses(const std::filesystem::path& source, const std::string& array,
                                         std::span<const std::byte> pictures) {
    if (beginsAsFashionMnist(pictures))
        return fashionMnist();
    const std::filesystem::path folder = source.parent_path();
    const std::string files = lettersAndDigits(array) + " " + lettersAndDigits(source.filename().string());
    const std::string folders =
        lettersAndDigits(folder.filename().string()) + " " + lettersAndDigits(folder.parent_path().filename().string());
    for (const NamedSet& set : namedSets)
        if (files.find(set.word) != std::string::npos ||
            (set.inFolderName && folders.find(set.word) != std::string::npos))
            return set.classes();
    return std::nullopt;
}

KnownClasses cifar10Classes() {
    return {"CIFAR-10", {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"}};
}

KnownClasses stl10Classes() {
    return {"STL-10", {"airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck"}, 1};
}

KnownClasses cifar100Classes() {
    return {"CIFAR-100",
            {"apple",      "aquarium_fish", "baby",         "bear",       "beaver",      "bed",         "bee",
             "beetle",     "bicycle",       "bottle",       "bowl",       "boy",         "bridge",      "bus",
             "butterfly",  "camel",         "can",          "castle",     "caterpillar", "cattle",      "chair",
             "chimpanzee", "clock",         "cloud",        "cockroach",  "couch",       "crab",        "crocodile",
             "cup",        "dinosaur",      "dolphin",      "elephant",   "flatfish",    "forest",      "fox",
             "girl",       "hamster",       "house",        "kangaroo",   "keyboard",    "lamp",        "lawn_mower",
             "leopard",    "lion",          "lizard",       "lobster",    "man",         "maple_tree",  "motorcycle",
             "mountain",   "mouse",         "mushroom",     "oak_tree",   "orange",      "orchid",      "otter",
             "palm_tree",  "pear",          "pickup_truck", "pine_tree",  "plain",       "plate",       "poppy",
             "porcupine",  "possum",        "rabbit",       "raccoon",    "ray",         "road",        "rocket",
             "rose",       "sea",           "seal",         "shark",      "shrew",       "skunk",       "skyscraper",
             "snail",      "snake",         "spider",       "squirrel",   "streetcar",   "sunflower",   "sweet_pepper",
             "table",      "tank",          "telephone",    "television", "tiger",       "tractor",     "train",
             "trout",      "tulip",         "turtle",       "wardrobe",   "whale",       "willow_tree", "wolf",
             "woman",      "worm"}};
}

} // namespace studio::data
