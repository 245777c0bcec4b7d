// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/IdxSource.hpp"

#include "core/base/Text.hpp"
#include "core/io/Idx.hpp"

#include <array>

namespace studio::data {

namespace fs = std::filesystem;

bool isIdxName(const fs::path& file) {
    const std::string name = file.filename().string();
    for (const std::string_view mark : {"-idx", ".idx", "_idx"}) {
        const std::size_t at = name.find(mark);
        if (at == std::string::npos || at + mark.size() >= name.size())
            continue;
        const char rank = name[at + mark.size()];
        if (rank >= '1' && rank <= '8')
            return true;
    }
    return false;
}

std::optional<CataloguedArray> cataloguedIdx(const fs::path& file) {
    const auto layout = io::idxLayout(file);
    if (!layout)
        return std::nullopt;
    CataloguedArray array;
    array.name = displayText(file.filename());
    array.type = layout->type;
    array.shape = layout->shape;
    array.turned = array.name.starts_with("emnist") && array.shape.size() == 3;
    array.open = [file](const std::stop_token&) { return ArrayContent{io::openIdxArray(file), nullptr}; };
    return array;
}

} // namespace studio::data
