// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/ImportTypes.hpp"
#include "core/base/Progress.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace studio {

/// Some pictures of what would be imported, as the import would make them. The sources are looked through once; the
/// pictures can then be had under one set of options after another. Thread-safe.
class ImportPreview {
public:
    /// Reads headers, decodes nothing. Throws as Project::create() does for sources that cannot be used; Cancelled.
    static std::shared_ptr<const ImportPreview> look(const std::vector<std::filesystem::path>& sources,
                                                     const ImportOptions& options, std::stop_token stop = {});
    ~ImportPreview();
    ImportPreview(const ImportPreview&) = delete;
    ImportPreview& operator=(const ImportPreview&) = delete;

    /// Up to `count` pictures, spread evenly over the classes and over each class's pictures; damaged ones are left
    /// out. Options that decide what is read (see readsAlike()) stay as they were when the sources were looked through.
    std::vector<Image> pictures(const ImportOptions& options, int count, std::stop_token stop = {}) const;

private:
    struct State;
    explicit ImportPreview(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Whether both find the same pictures and labels in the same sources, however they shape them then.
bool readsAlike(const ImportOptions& a, const ImportOptions& b);

/// Pixels a side that ImportOptions::size = 0 gives these pictures.
int automaticSize(const Inspection& inspection);
/// Channels that Channels::Auto gives them: 1 or 3.
int automaticChannels(const Inspection& inspection);

} // namespace studio
