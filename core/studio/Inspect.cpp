// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Import.hpp"
#include "core/studio/Project.hpp"

namespace studio {

namespace {

constexpr auto debianFashionMnist = "/usr/share/datasets/fashion-mnist";

} // namespace

Inspection inspect(const std::vector<std::filesystem::path>& sources, const ImportOptions& options,
                   std::stop_token stop, const ProgressFn& progress) {
    return data::inspectSources(sources, options, stop, progress);
}

std::optional<std::filesystem::path> fashionMnistFolder() {
    const std::filesystem::path folder = debianFashionMnist;
    std::error_code absent;
    if (!std::filesystem::is_regular_file(folder / "train-images-idx3-ubyte.gz", absent))
        return std::nullopt;
    return folder;
}

} // namespace studio
