// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Plain values of importing pictures, shared by core/data and the facade.
namespace studio {

enum class Channels { Auto, Grey, Colour };
enum class Framing { CentreCrop, Fit }; ///< Fit keeps the whole picture and pads with black

/// What lies behind transparent pixels. Auto looks at each picture: white behind dark ones, black behind light ones.
struct Background {
    enum class Kind { Auto, White, Black, Colour };
    Kind kind = Kind::Auto;
    std::array<std::uint8_t, 3> colour{255, 255, 255}; ///< RGB, of Kind::Colour
    bool operator==(const Background&) const = default;
};

/// How numbers above 8 bits become brightness. Auto finds out how many of the bits are used (10, 12 or 14 of 16) and in
/// which range an array's values lie; Full takes the type's whole range.
enum class ValueRange { Auto, Full };

/// Which pictures of an animation, a film or a file with several pages are taken.
enum class FrameChoice { First, All };

/// How pictures are brought in. `size` 0 means: the pictures' own size when all share one square size up to 64,
/// else 64 where most are as large, else 32.
struct ImportOptions {
    int size = 0;
    Channels channels = Channels::Auto; ///< Auto: grey when every picture is grey
    Framing framing = Framing::CentreCrop;
    bool flip = false;       ///< random horizontal flips while training
    double validation = 0.1; ///< share held out, in [0, 0.5]
    std::int64_t limit = 0;  ///< 0: all
    std::uint64_t seed = 0;  ///< of the split and of the choice when `limit` applies
    Background background = {};
    ValueRange range = ValueRange::Auto;
    FrameChoice frames = FrameChoice::First;
    std::int64_t every = 0;  ///< of a film: one of so many frames; 0: so many that at most 500 remain of a film
    std::string array = {};  ///< of a file with several arrays: the one with the pictures; empty: found by its name
    std::string labels = {}; ///< the array with the labels, or the column of a table beside the pictures; "none"
    bool folderSplit = true; ///< folders train, val and test above the classes are a split, not classes
    bool operator==(const ImportOptions&) const = default;
};

struct RejectedFile {
    std::string path; ///< as UTF-8; bytes that are not are shown as U+FFFD
    std::string reason;
};

/// One array of a file that holds several, as a person chooses among them.
struct ArrayFacts {
    std::string name;
    std::string type;  ///< "uint8", "float32", "text", ...
    std::string shape; ///< "60000 x 28 x 28"
    bool canBePictures = false;
    bool canBeLabels = false;
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
    std::int64_t leftovers = 0;     ///< of the ignored: files that other systems left (thumbnails, waste bins)
    std::int64_t heldOut = 0;       ///< of the accepted: in a folder or array called val or test
    std::vector<ArrayFacts> arrays; ///< of the last file that holds several
    std::string array;              ///< the one that is taken for the pictures
    std::string labelsFrom;         ///< array, table or "folders" that the labels come from; empty without labels
    std::vector<std::string> labelColumns; ///< of tables beside the pictures: those that could hold labels
};

struct ClassCount {
    std::string name;
    std::int64_t count = 0;
};

} // namespace studio
