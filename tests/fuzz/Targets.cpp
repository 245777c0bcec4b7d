// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Targets.hpp"

#include <array>

namespace studio::fuzz {

std::span<const Target> targets() {
    static constexpr std::array all{
        Target{"safetensors", safetensors},
        Target{"npy", npy},
        Target{"idx", idx},
        Target{"header", header},
        Target{"picture", picture},
        Target{"tiff", tiff},
        Target{"gif", gif},
        Target{"pngtext", pngtext},
        Target{"zip", zip},
        Target{"project", project},
        Target{"config", config},
        Target{"index", index},
        Target{"recipe", recipe},
        Target{"metrics", metrics},
    };
    return all;
}

} // namespace studio::fuzz
