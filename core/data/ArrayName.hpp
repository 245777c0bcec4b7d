// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace studio::data {

/// What an array seems to be for by its name, as programs and published sets call theirs.
struct ArrayName {
    enum class Role { Pictures, Labels, ClassNames, Unknown, Other };
    Role role = Role::Unknown;
    int rank = 0;      ///< among names of the same role, the more usual first
    std::string split; ///< "train", "val", "test", or empty
    std::string stem;  ///< the name without its split: "x" of "x_train"
    std::string base;  ///< the stem without the word of its role: what "letters_images" and "letters_labels" share
};

/// Of names such as train_images, X_test, arr_0, emnist-letters-train-images-idx3-ubyte.gz, class_names.
ArrayName understand(std::string_view name);

} // namespace studio::data
