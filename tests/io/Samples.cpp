// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/io/Samples.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <opencv2/imgcodecs.hpp>
#include <zlib.h>

namespace studio::test {

namespace {

cv::Mat matrixOf(const Image& image) {
    cv::Mat matrix(image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3);
    for (int y = 0; y < image.height; ++y)
        for (std::size_t i = 0; i < image.stride(); ++i) {
            const std::size_t pixel =
                i / static_cast<std::size_t>(image.channels) * static_cast<std::size_t>(image.channels);
            const std::size_t mirrored = image.channels == 1 ? i : pixel + 2 - (i - pixel);
            matrix.ptr<std::uint8_t>(y)[mirrored] = image.row(y)[i];
        }
    return matrix;
}

Bytes encoded(const char* ending, const Image& image, const std::vector<int>& settings = {}) {
    std::vector<std::uint8_t> data;
    if (!cv::imencode(ending, matrixOf(image), data, settings))
        throw std::runtime_error("imencode");
    Bytes bytes(data.size());
    std::ranges::transform(data, bytes.begin(), [](std::uint8_t value) { return std::byte{value}; });
    return bytes;
}

void require(bool status) {
    if (!status)
        throw std::runtime_error("a test file could not be made");
}

} // namespace

Bytes bytesOf(std::string_view text) {
    Bytes bytes(text.size());
    std::ranges::transform(text, bytes.begin(), [](char letter) { return static_cast<std::byte>(letter); });
    return bytes;
}

Bytes operator+(Bytes a, const Bytes& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Bytes bigEndian(std::uint32_t number) {
    return {static_cast<std::byte>(number >> 24), static_cast<std::byte>(number >> 16),
            static_cast<std::byte>(number >> 8), static_cast<std::byte>(number)};
}

void writeFile(const std::filesystem::path& file, const Bytes& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    require(stream.good());
}

Image gradient(int width, int height, int channels) {
    Image image(width, height, channels);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c) {
                const double right = 160.0 * x / std::max(1, width - 1);
                const double down = 90.0 * y / std::max(1, height - 1);
                const double value = c == 1 ? 250.0 - right - down / 2 : right + down * (c == 2 ? 0.5 : 1.0);
                image.row(y)[static_cast<std::size_t>(x * channels + c)] =
                    static_cast<std::uint8_t>(std::lround(value));
            }
    return image;
}

double difference(const Image& a, const Image& b) {
    if (a.width != b.width || a.height != b.height || a.channels != b.channels)
        return 255.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(int{a.pixels[i]} - int{b.pixels[i]});
    return sum / static_cast<double>(a.pixels.size());
}

Bytes jpeg(const Image& image, int quality) {
    return encoded(".jpg", image, {cv::IMWRITE_JPEG_QUALITY, quality});
}

Bytes progressiveJpeg(const Image& image) {
    return encoded(".jpg", image, {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
}

Bytes tiff(const Image& image) {
    return encoded(".tiff", image);
}

Bytes bmp(const Image& image) {
    return encoded(".bmp", image);
}

Bytes webp(const Image& image) {
    return encoded(".webp", image, {cv::IMWRITE_WEBP_QUALITY, 101});
}

Bytes pgm(const Image& image) {
    return encoded(image.channels == 1 ? ".pgm" : ".ppm", image);
}

Bytes withOrientation(const Bytes& plain, int orientation) {
    // "Exif", then a big-endian TIFF directory with the one tag 274.
    const Bytes block = bytesOf(std::string_view("Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0", 25)) +
                        Bytes{static_cast<std::byte>(orientation)} + bytesOf(std::string_view("\0\0\0\0\0\0", 6));
    const auto length = static_cast<std::uint32_t>(block.size() + 2);
    const Bytes marker =
        bytesOf("\xFF\xE1") + Bytes{static_cast<std::byte>(length >> 8), static_cast<std::byte>(length)};
    return Bytes(plain.begin(), plain.begin() + 2) + marker + block + Bytes(plain.begin() + 2, plain.end());
}

Bytes pngChunk(std::string_view type, const Bytes& data) {
    const Bytes body = bytesOf(type) + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<std::uint32_t>(data.size())) + body + bigEndian(static_cast<std::uint32_t>(sum));
}

Bytes rawPng(std::uint32_t width, std::uint32_t height, int depth, int colourType, const Bytes& lines,
             const Bytes& extraChunks) {
    uLongf size = compressBound(lines.size());
    Bytes packed(size);
    require(compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(lines.data()),
                     lines.size()) == Z_OK);
    packed.resize(size);
    const Bytes header = bigEndian(width) + bigEndian(height) +
                         Bytes{static_cast<std::byte>(depth), static_cast<std::byte>(colourType), {}, {}, {}};
    return bytesOf("\x89PNG\r\n\x1A\n") + pngChunk("IHDR", header) + extraChunks + pngChunk("IDAT", packed) +
           pngChunk("IEND", {});
}

Bytes gzip(const Bytes& bytes) {
    z_stream stream{};
    require(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    Bytes packed(deflateBound(&stream, bytes.size()) + 64);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    require(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

void writeArchive(const std::filesystem::path& file, Packing packing, const std::vector<Entry>& entries) {
    const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
    const bool zip = packing == Packing::Zip || packing == Packing::EncryptedZip;
    if (zip)
        archive_write_set_format_zip(writer.get());
    else
        archive_write_set_format_pax_restricted(writer.get());
    if (packing == Packing::TarGz)
        archive_write_add_filter_gzip(writer.get());
    if (packing == Packing::EncryptedZip) {
        require(archive_write_set_options(writer.get(), "zip:encryption=traditional") == ARCHIVE_OK);
        require(archive_write_set_passphrase(writer.get(), "secret") == ARCHIVE_OK);
    }
    require(archive_write_open_filename(writer.get(), file.c_str()) == ARCHIVE_OK);
    for (const Entry& each : entries) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), each.name.c_str());
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_size(entry.get(),
                               each.kind == EntryKind::File ? static_cast<la_int64_t>(each.bytes.size()) : 0);
        if (each.kind == EntryKind::SymbolicLink) {
            archive_entry_set_filetype(entry.get(), AE_IFLNK);
            archive_entry_set_symlink(entry.get(), "/etc/passwd");
        }
        if (each.kind == EntryKind::HardLink)
            archive_entry_set_hardlink(entry.get(), "a.png");
        if (each.kind == EntryKind::Fifo)
            archive_entry_set_filetype(entry.get(), AE_IFIFO);
        if (each.kind == EntryKind::Device)
            archive_entry_set_filetype(entry.get(), AE_IFCHR);
        require(archive_write_header(writer.get(), entry.get()) >= ARCHIVE_WARN); // a name beyond ASCII warns
        if (each.kind == EntryKind::File && !each.bytes.empty())
            require(archive_write_data(writer.get(), each.bytes.data(), each.bytes.size()) ==
                    static_cast<la_ssize_t>(each.bytes.size()));
    }
    require(archive_write_close(writer.get()) == ARCHIVE_OK);
}

} // namespace studio::test
