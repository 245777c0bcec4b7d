// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/ImportTypes.hpp"
#include "core/base/Progress.hpp"
#include "core/io/ImageCodec.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio::data {

/// What is known of a picture before it is decoded.
struct PictureFacts {
    std::int64_t width = 0;
    std::int64_t height = 0;
    io::PixelKind kind = io::PixelKind::Grey;
};

/// What looking through a source found beside its pictures.
struct ScanNotes {
    std::vector<RejectedFile> rejected;
    std::int64_t ignored = 0;
    std::int64_t leftovers = 0; ///< of the ignored: what other systems leave among pictures
    std::vector<std::string> notices;
    std::vector<ArrayFacts> arrays;        ///< of a file that holds several
    std::string array;                     ///< the one taken for the pictures
    std::string labelsFrom;                ///< where the labels come from; empty without any
    std::vector<std::string> labelColumns; ///< of tables beside the pictures: what ImportOptions::labels may name
};

/// On which side of the split a source puts a picture; Undecided leaves it to the seed.
enum class Part { Undecided, Training, HeldOut };

/// Pictures of one kind of source: a folder, an archive, an array, the built-in shapes. Items are numbered 0..size()-1.
class ImageSource {
public:
    virtual ~ImageSource() = default;

    virtual std::int64_t size() const = 0;
    virtual std::string name(std::int64_t item) const = 0;  ///< within the source, as UTF-8
    virtual std::string label(std::int64_t item) const = 0; ///< class name; empty: none
    virtual Part part(std::int64_t) const { return Part::Undecided; }
    /// Class names in an order of their own, as a published set numbers them; empty: their natural order.
    virtual std::vector<std::string> classOrder() const { return {}; }
    /// Thread-safe. Throws Error whose message is the reason to reject the item.
    virtual PictureFacts facts(std::int64_t item) const = 0;
    /// Called before load(), from one thread, with ascending items: brings the bytes of the first of them into memory
    /// and returns of how many; those of earlier calls may be dropped. Sources that can read anywhere need nothing.
    virtual std::size_t prepare(std::span<const std::int64_t> items, const std::stop_token& stop);
    /// Thread-safe, for prepared items. Throws Error whose message is the reason to reject the item.
    virtual io::DecodedImage load(std::int64_t item, const io::DecodeOptions& options) const = 0;

    const ScanNotes& notes() const noexcept { return m_notes; }
    void addNotice(const std::string& notice) { m_notes.notices.push_back(notice); }

protected:
    ScanNotes m_notes;
};

/// What a scan of a source needs to know.
struct ScanRequest {
    std::filesystem::path source;
    ImportOptions options;
    std::stop_token stop;
    ProgressFn progress;
};

/// Looks through one source with the first importer of an ordered list that accepts it: the built-in shapes, a folder
/// with arrays, a folder, .npy and .npz, CIFAR and other archives, an IDX file, a single picture. Throws Error(BadInput
/// | NotFound | Io | Unsupported) when the source as a whole cannot be used; Cancelled.
std::unique_ptr<ImageSource> openSource(const ScanRequest& request);

/// "folder/a.png" as the source's own path and the item's name.
std::string itemPath(const std::filesystem::path& source, const std::string& item);

} // namespace studio::data
