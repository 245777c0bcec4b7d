// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/FileHandle.hpp"
#include "core/io/Safetensors.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <unistd.h>

namespace studio::io {

namespace {

bool hasPickleName(const std::filesystem::path& file) {
    std::string extension = file.extension().native();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array<std::string_view, 5> refused{".pt", ".pth", ".ckpt", ".pkl", ".pickle"};
    return std::ranges::find(refused, extension) != refused.end();
}

/// A zip (PyTorch since 1.6) or a pickle of protocol 2 to 5 (before). A safetensors file may begin with the same two
/// bytes as a pickle, when its header has 640 bytes, so its brace at byte 8 clears it.
bool hasPickleMagic(const std::filesystem::path& file) {
    const OpenFile opened = openRegular(file);
    std::array<unsigned char, 9> head{};
    const ssize_t count = ::read(opened.handle.get(), head.data(), head.size());
    if (count >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4)
        return true;
    return count >= 2 && head[0] == 0x80 && head[1] >= 2 && head[1] <= 5 && head[8] != '{';
}

} // namespace

void refusePickle(const std::filesystem::path& file) {
    if (!hasPickleName(file) && !hasPickleMagic(file))
        return;
    throw Error(ErrorCode::Unsupported,
                displayText(file) +
                    ": is a Python pickle, which can run any program when it is read; it was not opened",
                "Convert it where you trust it: python -c \"import torch, safetensors.torch as s; "
                "s.save_file(torch.load('in.pt', weights_only=True), 'out.safetensors')\", then use the .safetensors "
                "file.");
}

} // namespace studio::io
