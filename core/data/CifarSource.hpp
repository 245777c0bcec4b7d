// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

/// Whether a file has a name and a length of the binary versions of CIFAR-10 (data_batch_1.bin, test_batch.bin),
/// CIFAR-100 (train.bin, test.bin) or STL-10 (train_X.bin, test_X.bin, unlabeled_X.bin).
bool isCifarName(const std::filesystem::path& file);

/// Pictures in such files, by their lengths.
std::int64_t cifarPictures(const std::vector<std::filesystem::path>& files);

/// Such files of one set. Of several, those of the test part are held out. Layout after
/// https://www.cs.toronto.edu/~kriz/cifar.html (label bytes, then planes of red, green and blue, row by row) and
/// https://cs.stanford.edu/~acoates/stl10 (planes, column by column; labels from 1 in train_y.bin). Throws
/// Error(BadInput | Io), Cancelled.
std::unique_ptr<ImageSource> openCifar(const std::vector<std::filesystem::path>& files, const ScanRequest& request);

/// Whether an archive is one of these sets as published, by its name (cifar-10-binary.tar.gz).
bool isCifarArchive(const std::filesystem::path& archive);
std::unique_ptr<ImageSource> openCifarArchive(const ScanRequest& request);

} // namespace studio::data
