// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ArrayName.hpp"
#include "core/data/ArraySource.hpp"

#include <functional>

namespace studio::data {

/// An array that could be opened: a member of an .npz, or a file in a folder.
struct CataloguedArray {
    std::string name;
    io::ElementType type;
    std::vector<std::int64_t> shape;
    bool columnMajor = false;
    bool turned = false; ///< rows and columns of each picture are exchanged, as EMNIST's
    std::string problem; ///< why it cannot be read at all; empty: open() may be called
    /// Brings the elements into memory, or says where they lie packed. Throws Error, Cancelled.
    std::function<ArrayContent(const std::stop_token& stop)> open;
};

/// Arrays that belong together, from which those of pictures and labels are chosen.
struct ArrayCatalog {
    std::filesystem::path source; ///< for messages, and to know a set by its name
    std::vector<CataloguedArray> arrays;
    bool classesByName = false; ///< files with names of their own (cat.npy, dog.npy) are a class each
    bool trainingOnly = false;  ///< of a set with a test part, only the training part unless asked for by name
};

/// How many pictures openCatalog() would take, by the arrays' heads; those that may as well be a table are left out.
std::int64_t plainPictures(const ArrayCatalog& catalog, const ImportOptions& options);

/// The array of pictures that `options` name, or that its name and shape point to, with the labels that go with it.
/// Parts of one set (train, val, test) are taken together, val and test held out. Notices say what was decided where
/// something else was possible. A catalogue without usable pictures becomes a source without items whose rejection
/// lists what was found and how to choose. Throws Error(BadInput) for damaged labels, Cancelled.
std::unique_ptr<ImageSource> openCatalog(const ArrayCatalog& catalog, const ScanRequest& request);

} // namespace studio::data
