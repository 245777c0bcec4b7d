// SPDX-License-Identifier: GPL-3.0-or-later
// What a build without OpenCV, libarchive and giflib answers.
#include "core/base/Error.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/Archive.hpp"
#include "core/io/FilmReader.hpp"
#include "core/io/ImageCodec.hpp"

namespace studio::io {

namespace {

[[noreturn]] void refuse(const char* what) {
    throw Error(ErrorCode::Unsupported, std::string("this build cannot handle ") + what,
                "Build with STUDIO_IMAGE_CODECS=ON, or use IDX, .npy or safetensors files.");
}

} // namespace

DecodedImage decodePicture(std::span<const std::byte>, const DecodeOptions&, NameClaim) {
    refuse("picture files");
}

DecodedImage readPicture(const std::filesystem::path&, const DecodeOptions&) {
    refuse("picture files");
}

int frameCount(std::span<const std::byte>) {
    return 1;
}

Image decodeImage(std::span<const std::byte>, const DecodeOptions&, NameClaim) {
    refuse("picture files");
}

Image readImageFile(const std::filesystem::path&, const DecodeOptions&) {
    refuse("picture files");
}

std::vector<std::byte> encodePng(const Image&) {
    refuse("picture files");
}

void writeGif(const std::filesystem::path&, std::span<const Image>, int, Repeat, FileSystem&) {
    refuse("GIF animations");
}

void writeMp4(const std::filesystem::path&, std::span<const Image>, int, FileSystem&) {
    refuse("MP4 films");
}

struct ArchiveReader::State {};
ArchiveReader::ArchiveReader(const std::filesystem::path&, std::stop_token, const ArchiveLimits&) {
    refuse("archives");
}
ArchiveReader::~ArchiveReader() = default;
bool ArchiveReader::isZip() const noexcept {
    return false;
}
std::optional<ArchiveEntry> ArchiveReader::next() {
    refuse("archives");
}
std::vector<std::byte> ArchiveReader::read() {
    refuse("archives");
}
std::span<const std::byte> ArchiveReader::peek(std::size_t) {
    refuse("archives");
}

struct FilmReader::State {};
FilmReader::FilmReader(const std::filesystem::path&) {
    refuse("films");
}
FilmReader::~FilmReader() = default;
const FilmFacts& FilmReader::facts(const std::stop_token&) {
    refuse("films");
}
std::optional<Image> FilmReader::read(std::int64_t, const std::stop_token&) {
    refuse("films");
}

} // namespace studio::io
