// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ForeignFile.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace studio::data {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 7> pickleEndings{".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".pk", ".joblib"};

struct Foreign {
    std::string_view ending;
    std::string_view what;
    std::string_view how; ///< Python that makes an .npz of it
};

constexpr std::array<Foreign, 14> others{
    {{".mat", "a MATLAB file", "d = scipy.io.loadmat('in.mat'); numpy.savez_compressed('out.npz', x=d['X'], y=d['y'])"},
     {".h5", "an HDF5 file", "f = h5py.File('in.h5'); numpy.savez_compressed('out.npz', x=f['images'][:])"},
     {".hdf5", "an HDF5 file", "f = h5py.File('in.hdf5'); numpy.savez_compressed('out.npz', x=f['images'][:])"},
     {".parquet", "a Parquet table", "unpack its pictures into a folder with a subfolder for each class"},
     {".arrow", "an Arrow table", "unpack its pictures into a folder with a subfolder for each class"},
     {".feather", "an Arrow table", "unpack its pictures into a folder with a subfolder for each class"},
     {".tfrecord", "a TensorFlow record file", "unpack its pictures into a folder with a subfolder for each class"},
     {".tfrecords", "a TensorFlow record file", "unpack its pictures into a folder with a subfolder for each class"},
     {".mdb", "a database", "unpack its pictures into a folder with a subfolder for each class"},
     {".lmdb", "a database", "unpack its pictures into a folder with a subfolder for each class"},
     {".sqlite", "a database", "unpack its pictures into a folder with a subfolder for each class"},
     {".nii", "a medical volume", "save its slices as pictures, or as an array N x height x width in an .npy file"},
     {".dcm", "a DICOM file", "save its slices as pictures, or as an array N x height x width in an .npy file"},
     {".safetensors", "a file of weights", "save its pictures with numpy.savez_compressed('out.npz', x=pictures)"}}};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// A pickle of protocol 2 to 5 begins so; the files of CIFAR's Python version have no ending that would say it.
bool beginsAsPickle(const fs::path& file) {
    try {
        const auto head = io::readHead(file, 2);
        return head.size() == 2 && head[0] == std::byte{0x80} && head[1] >= std::byte{2} && head[1] <= std::byte{5};
    } catch (const Error&) {
        return false;
    }
}

bool isCifarPython(const std::string& name) {
    const bool batch = name.starts_with("data_batch") || name == "test_batch" || name == "batches.meta";
    return (batch && !name.ends_with(".bin")) ||
           (name.find("cifar") != std::string::npos && name.find("python") != std::string::npos);
}

} // namespace

std::string foreignReason(const fs::path& file) {
    const std::string name = lower(file.filename().string());
    const std::string ending = lower(file.extension().string());
    const bool named = std::ranges::find(pickleEndings, ending) != pickleEndings.end();
    const bool pickled = named || (ending != ".npy" && ending != ".npz" && beginsAsPickle(file));
    if (isCifarPython(name) && (pickled || name.find("python") != std::string::npos))
        return "is the Python version of CIFAR, a pickle, which can run any program when it is read; it was not "
               "opened. "
               "Download the binary version (cifar-10-binary.tar.gz or cifar-100-binary.tar.gz) instead";
    if (pickled)
        return "is a Python pickle, which can run any program when it is read; it was not opened. Convert it where you "
               "trust it: save its pictures and labels with numpy.savez_compressed('out.npz', x=pictures, y=labels), "
               "then import the .npz";
    for (const Foreign& each : others)
        if (ending == each.ending || name.ends_with(std::string(each.ending) + ".gz"))
            return "is " + std::string(each.what) + ", which is not read here. Convert it: " + std::string(each.how);
    return {};
}

} // namespace studio::data
