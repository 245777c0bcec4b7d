// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace studio::data {

/// The classes of a published set whose files hold numbers only.
struct KnownClasses {
    std::string set;                ///< "Fashion-MNIST"
    std::vector<std::string> names; ///< in the order of the numbers
    int first = 0;                  ///< number of the first name
};

/// Recognises a set by what is certain: the first ten pictures of Fashion-MNIST, else the names of the file and of the
/// two folders around it, or of the array. `pictures` are the first pictures' bytes, [28,28] each; may be empty.
std::optional<KnownClasses> knownClasses(const std::filesystem::path& source, const std::string& array,
                                         std::span<const std::byte> pictures);

KnownClasses cifar10Classes();
KnownClasses cifar100Classes(); ///< the hundred fine ones
KnownClasses stl10Classes();    ///< numbered from 1

} // namespace studio::data
