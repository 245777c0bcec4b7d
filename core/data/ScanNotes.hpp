// SPDX-License-Identifier: GPL-3.0-or-later
// What the scans of folders and of archives do alike with what they found.
#pragma once

#include "core/data/ImageSource.hpp"
#include "core/data/LabelPolicy.hpp"

#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace studio::data {

/// Adds the sentences that say something.
inline void addNotices(ScanNotes& notes, std::vector<std::string> sentences) {
    for (auto& each : sentences)
        if (!each.empty())
            notes.notices.push_back(std::move(each));
}

/// Gives pictures, which have a name, a label and a part, their labels and sides by decideLabels(), and says where the
/// labels come from. Throws as decideLabels() does.
template<class Picture>
void labelPictures(std::vector<Picture>& pictures, std::span<const TableFile> tables, const ImportOptions& options,
                   ScanNotes& notes) {
    std::vector<std::string> names;
    names.reserve(pictures.size());
    for (const Picture& picture : pictures)
        names.push_back(picture.name);
    Labelling labelling = decideLabels(names, tables, options);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        pictures[i].label = std::move(labelling.labels[i]);
        pictures[i].part = labelling.parts[i];
    }
    notes.labelsFrom = std::move(labelling.from);
    notes.labelColumns = std::move(labelling.columns);
    addNotices(notes, std::move(labelling.notices));
}

} // namespace studio::data
