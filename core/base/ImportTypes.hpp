// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Plain values of importing pictures, shared by core/data and the facade.
namespace studio {

enum class Channels { Auto, Grey, Colour };
enum class Framing { CentreCrop, Fit }; ///< Fit keeps the whole picture and pads with black

/// How pictures are brought in. `size` 0 means: the pictures' own size when all share one square size up to 64,
/// else 32.
struct ImportOptions {
    int size = 0;
    Channels channels = Channels::Auto; ///< Auto: grey when every picture is grey
    Framing framing = Framing::CentreCrop;
    bool flip = false;       ///< random horizontal flips while training
    double validation = 0.1; ///< share held out, in [0, 0.5]
    std::int64_t limit = 0;  ///< 0: all
    std::uint64_t seed = 0;  ///< of the split and of the choice when `limit` applies
    bool operator==(const ImportOptions&) const = default;
};

struct RejectedFile {
    std::string path; ///< as UTF-8; bytes that are not are shown as U+FFFD
    std::string reason;
};

/// What would be imported from some files or folders.
struct Inspection {
    std::int64_t accepted = 0;
    std::int64_t ignored = 0; ///< files that plainly are no images
    std::vector<RejectedFile> rejected;
    std::map<std::string, std::int64_t> labels;   ///< class name to count; empty without labels
    std::map<std::string, std::int64_t> sizes;    ///< "28x28" to count
    std::map<std::string, std::int64_t> channels; ///< "grey", "colour", "alpha"
    std::vector<std::string> notices;
};

struct ClassCount {
    std::string name;
    std::int64_t count = 0;
};

} // namespace studio
