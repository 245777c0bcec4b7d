// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

/// Whether a file is called as an array of pictures may be: .npy, .npz, IDX, the binary files of CIFAR and STL-10.
bool isArrayName(const std::filesystem::path& file);

/// One such file. Labels are looked for in an .npz itself, and beside a file of one array: x_train.npy and y_train.npy,
/// train-images-idx3-ubyte and train-labels-idx1-ubyte.gz. Throws Error(BadInput | NotFound | Io), Cancelled.
std::unique_ptr<ImageSource> openArrayFile(const ScanRequest& request);

/// Whether array files lie in a folder or at most three folders down.
bool holdsArrays(const std::filesystem::path& folder);
/// A folder with array files: the set with the most pictures is taken, unless more picture files lie there. What is
/// left out is said. Of MNIST-like files the training file alone is taken; the test file can be chosen by its name.
std::unique_ptr<ImageSource> openArrayFolder(const ScanRequest& request);

} // namespace studio::data
