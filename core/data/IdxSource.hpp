// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ArrayCatalog.hpp"

namespace studio::data {

/// Whether a file is called as IDX files are: train-images-idx3-ubyte, emnist-letters-test-labels.idx1-ubyte.gz.
bool isIdxName(const std::filesystem::path& file);

/// An IDX file, of which the head alone is read, or nothing when it is none.
std::optional<CataloguedArray> cataloguedIdx(const std::filesystem::path& file);

} // namespace studio::data
