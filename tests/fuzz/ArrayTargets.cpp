// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Idx.hpp"
#include "core/io/Npy.hpp"
#include "core/io/Safetensors.hpp"
#include "tests/fuzz/Expect.hpp"
#include "tests/fuzz/Scratch.hpp"

#include <algorithm>

namespace studio::fuzz {

namespace {

/// Looks at the first elements, each as what it is, in both orders.
void lookAt(const io::StoredArray& array) {
    constexpr std::int64_t most = 256;
    const std::int64_t count = std::min(array.count(), most);
    for (std::int64_t i = 0; i < count && array.type.isNumber(); ++i)
        array.number(i);
    for (std::int64_t i = 0; i < count && array.type.isText(); ++i) {
        const std::string text = array.text(i);
        expect(validUtf8(text) == text, "an array's text is UTF-8");
    }
    if (!array.type.isNumber())
        return;
    const io::StoredArray plain = array.normalised();
    expect(plain.count() == array.count(), "an array keeps its size");
    for (std::int64_t i = 0; i < count; ++i) {
        const double a = array.number(i);
        const double b = plain.number(i);
        expect(a == b || (a != a && b != b), "an array keeps its numbers");
    }
}

bool isSame(const io::TensorView& a, const io::TensorView& b) {
    return a.dtype == b.dtype && a.shape == b.shape && std::ranges::equal(a.data, b.data);
}

} // namespace

void safetensors(Input input) {
    const auto file = io::Safetensors::parse(input, "input");
    mustWork([&] {
        const auto written = io::writeSafetensors(file.tensors(), file.metadata());
        const auto again = io::Safetensors::parse(written, "written");
        expect(again.metadata() == file.metadata(), "safetensors keep their metadata");
        expect(again.tensors().size() == file.tensors().size(), "safetensors keep their number");
        for (const io::TensorView& each : file.tensors()) {
            const io::TensorView* other = again.find(each.name);
            expect(other != nullptr && isSame(*other, each), "a tensor stays as it is");
        }
    });
}

void npy(Input input) {
    const io::StoredArray array = io::npyArray(input, nullptr, "input");
    lookAt(array);
    if (array.type.isText())
        return; // a NpyFile is of numbers
    const auto file = io::NpyFile::parse({input.begin(), input.end()}, "input");
    mustWork([&] {
        const auto again = io::NpyFile::parse(io::writeNpy(file.dtype(), file.shape(), file.data()), "written");
        expect(again.dtype() == file.dtype() && again.shape() == file.shape(), "an array keeps its type and shape");
        expect(std::ranges::equal(again.data(), file.data()), "an array keeps its elements");
    });
}

void idx(Input input) {
    const auto file = scratchFile("input.idx", input);
    const auto layout = io::idxLayout(file);
    const io::StoredArray array = io::openIdxArray(file);
    expect(layout && layout->shape == array.shape && layout->type == array.type, "an IDX file has one head");
    lookAt(array);
}

} // namespace studio::fuzz
