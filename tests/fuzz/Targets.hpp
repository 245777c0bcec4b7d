// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// What reads files that anybody may have written, fed with any bytes: by libFuzzer, and by a plain test with the
/// seeds.
namespace studio::fuzz {

using Input = std::span<const std::byte>;

/// Each reads the input as a file of its format and throws Error where that is refused. What was read must be written
/// and read again to the same. Anything else that is thrown, and every Error(Internal), is a finding.
void safetensors(Input input);
void npy(Input input);
void idx(Input input);
void header(Input input);  ///< of a picture of any format, nothing decoded
void picture(Input input); ///< decodes PNG, JPEG, BMP, WebP and Netpbm
void tiff(Input input);
void gif(Input input);
void pngtext(Input input); ///< the texts of a PNG, and the recipe among them
void zip(Input input);     ///< its directory, and as an archive of any kind
void project(Input input); ///< project.json
void config(Input input);  ///< config.json; what follows a zero byte is status.json beside it
void index(Input input);   ///< index.json
void recipe(Input input);  ///< the JSON alone
void metrics(Input input); ///< metrics.csv

struct Target {
    std::string_view name;
    void (*read)(Input);
};
/// All of the above.
std::span<const Target> targets();

enum class Outcome { Read, Refused };
/// Refused for an Error that may be shown to a person: in UTF-8, and not Internal. Throws what else is thrown, and
/// std::logic_error for any other Error.
Outcome feed(const Target& target, Input input);

} // namespace studio::fuzz
