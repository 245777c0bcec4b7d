// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayCatalog.hpp"

#include "core/base/Text.hpp"
#include "core/data/ArrayChoice.hpp"
#include "core/data/ArrayLabels.hpp"
#include "core/data/KnownClasses.hpp"

#include <algorithm>
#include <set>

namespace studio::data {

namespace {

constexpr auto howToChoose =
    "Choose the pictures with --array NAME and the labels with --labels NAME. Pictures are N x "
    "height x width, with 1, 3 or 4 channels behind or before the size.";

class Opener {
public:
    Opener(const ArrayCatalog& catalog, const ScanRequest& request)
        : m_catalog(catalog)
        , m_request(request) {}

    std::unique_ptr<ImageSource> run() {
        m_notes.arrays = factsOf(m_catalog.arrays);
        const ArrayChoice choice = chooseArrays(m_catalog, m_request.options);
        if (choice.arrays.empty())
            return refused();
        PictureSet set;
        for (const ChosenArray& each : choice.arrays)
            set.arrays.push_back(opened(each, choice.labelsAsked));
        sayWhatWasChosen(choice);
        nameClasses(set, choice);
        set.scale = scaleOf(set.arrays, m_request);
        if (!set.scale.notice.empty())
            say(set.scale.notice);
        return makeArraySource(std::move(set), std::move(m_notes));
    }

private:
    void say(const std::string& notice) {
        m_notes.notices.push_back(displayText(m_catalog.source.filename()) + ": " + notice);
    }

    static std::string quoted(const std::string& name) { return "\"" + name + "\""; }

    /// A source without pictures, so that the choice among its arrays can still be offered.
    std::unique_ptr<ImageSource> refused() {
        m_notes.rejected.push_back({displayText(m_catalog.source), "none of its arrays can be pictures; it holds " +
                                                                       listed(m_catalog.arrays) + ". " + howToChoose});
        return makeArraySource({}, std::move(m_notes));
    }

    PictureArray opened(const ChosenArray& chosen, bool labelsAsked) {
        throwIfStopped(m_request.stop);
        PictureArray array{
            chosen.pictures->name, chosen.layout, chosen.pictures->open(m_request.stop), {}, chosen.part};
        if (!chosen.className.empty())
            array.labels.assign(static_cast<std::size_t>(chosen.layout.count), chosen.className);
        for (const LabelArray& labels : chosen.labels) {
            if (auto read = labelsFrom(labels, chosen.layout.count, labelsAsked)) {
                array.labels = std::move(*read);
                m_notes.labelsFrom += (m_notes.labelsFrom.empty() ? "" : ", ") + labels.array->name;
                break;
            }
        }
        m_notes.array += (m_notes.array.empty() ? "" : ", ") + array.name;
        return array;
    }

    /// Nothing, and a notice, when the array turns out not to hold labels; an error when the user asked for it or its
    /// data is damaged.
    std::optional<std::vector<std::string>> labelsFrom(const LabelArray& labels, std::int64_t count, bool asked) {
        const CataloguedArray& array = *labels.array;
        std::string reason = array.problem;
        if (array.type.kind == io::ElementType::Kind::Object)
            reason = "holds Python objects, which are never unpickled (save it as text: labels.astype(str))";
        else if (reason.empty() && !canBeLabels(array.type, array.shape, count))
            reason = "is " + nameOf(array.type) + ", " + io::shapeText(array.shape) +
                     ", and does not hold one label for each of the " + std::to_string(count) + " pictures";
        if (reason.empty()) {
            const ArrayContent content = array.open(m_request.stop);
            if (content.packed)
                reason = "is too large for labels";
            try {
                if (reason.empty())
                    return believed(readLabels(firstColumnOfQmnist(content.array, array.name)), labels);
            } catch (const Error& error) {
                reason = error.message();
            }
        }
        if (asked)
            throw Error(ErrorCode::BadInput, displayText(m_catalog.source) + ": " + quoted(array.name) + " " + reason +
                                                 "; it holds " + listed(m_catalog.arrays));
        if (labels.trust == LabelArray::Trust::Sure)
            say(quoted(array.name) + " " + reason + ", so no labels were taken from it");
        return std::nullopt;
    }

    /// A guess is only one of classes when several pictures share each, and it is said.
    std::optional<std::vector<std::string>> believed(std::vector<std::string> read, const LabelArray& labels) {
        if (labels.trust != LabelArray::Trust::Guessed)
            return read;
        const std::size_t classes = std::set(read.begin(), read.end()).size();
        if (classes < 2 || classes > read.size() / 2)
            return std::nullopt;
        say("labels were taken from " + quoted(labels.array->name) + " (--labels none leaves them out)");
        return read;
    }

    /// QMNIST's label files hold eight numbers a picture, of which the first is the class.
    static io::StoredArray firstColumnOfQmnist(const io::StoredArray& array, const std::string& name) {
        constexpr std::int64_t columns = 8;
        const bool isQmnist = array.shape.size() == 2 && array.shape[1] == columns && !array.columnMajor &&
                              (name.find("qmnist") != std::string::npos || name.find("idx2-int") != std::string::npos);
        if (!isQmnist)
            return array;
        auto bytes = std::make_shared<std::vector<std::byte>>();
        const std::size_t size = array.type.bytes;
        for (std::int64_t i = 0; i < array.shape[0]; ++i) {
            const auto first = array.data.subspan(static_cast<std::size_t>(i * columns) * size, size);
            bytes->insert(bytes->end(), first.begin(), first.end());
        }
        return {array.type, {array.shape[0]}, false, *bytes, bytes};
    }

    void sayWhatWasChosen(const ArrayChoice& choice) {
        const ChosenArray& first = choice.arrays.front();
        if (!first.layout.reading.empty())
            say(quoted(first.pictures->name) + " is " + io::shapeText(first.pictures->shape) + ": " +
                first.layout.reading);
        if (first.part != Part::Undecided) {
            std::int64_t held = 0;
            for (const ChosenArray& each : choice.arrays)
                held += each.part == Part::HeldOut ? each.layout.count : 0;
            say("its parts " + m_notes.array + " were taken together; the " + std::to_string(held) +
                " pictures of val and test are held out");
        }
        if (!first.className.empty())
            say("each of its " + std::to_string(choice.arrays.size()) +
                " array files is a class, named after the file (--labels none imports without classes)");
        if (choice.otherPictures.empty())
            return;
        std::string others;
        for (const CataloguedArray* each : choice.otherPictures)
            others += (others.empty() ? "" : ", ") + quoted(each->name);
        say("pictures were taken from " + quoted(first.pictures->name) + "; " + others +
            " could be taken instead (--array NAME)");
    }

    /// Names for classes that are numbers: from an array of names, or because the set is known.
    void nameClasses(PictureSet& set, const ArrayChoice& choice) {
        for (const CataloguedArray* array : choice.classNames) {
            constexpr std::int64_t most = 10'000;
            if (array->shape.size() != 1 || array->shape[0] > most || isUsed(*array))
                continue;
            const ArrayContent content = array->open(m_request.stop);
            if (!content.packed && rename(set, readTexts(content.array), 0))
                return;
        }
        if (const auto known = knownClasses(m_catalog.source, set.arrays.front().name, firstPictures(set)))
            rename(set, known->names, known->first);
    }

    bool isUsed(const CataloguedArray& array) const {
        return (", " + m_notes.labelsFrom + ", ").find(", " + array.name + ", ") != std::string::npos;
    }

    static bool rename(PictureSet& set, const std::vector<std::string>& names, std::int64_t first) {
        std::vector<std::vector<std::string>> renamed;
        for (const PictureArray& array : set.arrays) {
            auto labels = named(array.labels, names, first);
            if (!labels)
                return false;
            renamed.push_back(std::move(*labels));
        }
        for (std::size_t i = 0; i < renamed.size(); ++i)
            set.arrays[i].labels = std::move(renamed[i]);
        set.classOrder = names;
        return true;
    }

    static std::span<const std::byte> firstPictures(const PictureSet& set) {
        const PictureArray& first = set.arrays.front();
        const bool plain = first.layout.isPacked() && first.content.array.type.isByte() && first.layout.first == 0;
        return plain ? first.content.array.data : std::span<const std::byte>{};
    }

    const ArrayCatalog& m_catalog;
    const ScanRequest& m_request;
    ScanNotes m_notes;
};

} // namespace

std::int64_t plainPictures(const ArrayCatalog& catalog, const ImportOptions& options) {
    std::int64_t count = 0;
    for (const ChosenArray& each : chooseArrays(catalog, options).arrays)
        if (!each.layout.guessed)
            count += each.layout.count;
    return count;
}

std::unique_ptr<ImageSource> openCatalog(const ArrayCatalog& catalog, const ScanRequest& request) {
    return Opener(catalog, request).run();
}

} // namespace studio::data
