// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/NameEncoding.hpp"

#include "core/base/Text.hpp"
#include "core/data/TextPlausibility.hpp"
#include "core/io/TextEncoding.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace studio::data {

/// Of encodings with two bytes a character: the first bytes of the characters that are learnt first, and the least
/// second byte among them. Others are rare in names.
struct CommonBytes {
    unsigned firstLead = 0;
    unsigned lastLead = 0;
    unsigned leastTrail = 0;
};

struct LegacyEncoding {
    const char* iconv;
    const char* shown;
    double prior; ///< breaks ties: how often such archives are met
    CommonBytes common = {};
};

namespace {

/// How frequent each is decides between equals: CP437 is what the zip format prescribes.
constexpr auto encodings = std::to_array<LegacyEncoding>({
    {"CP437", "code page 437", 0.05},
    {"CP850", "code page 850, Western Europe", 0.04},
    {"CP1252", "Windows-1252, Western Europe", 0.03},
    {"CP866", "code page 866, Cyrillic", 0.03},
    {"CP1251", "Windows-1251, Cyrillic", 0.02},
    {"KOI8-R", "KOI8-R, Cyrillic", -0.05},
    {"CP932", "Shift-JIS, Japanese", 0.05, {0x82, 0x97, 0x40}},
    {"CP936", "GBK, Chinese", 0.05, {0xB0, 0xD7, 0xA1}},
    {"CP949", "EUC-KR, Korean", 0.04, {0xB0, 0xC8, 0xA1}},
    {"CP950", "Big5, Chinese", 0.04, {0xA4, 0xC6, 0x40}},
    {"EUC-JP", "EUC-JP, Japanese", 0.0, {0xA4, 0xCF, 0xA1}},
    {"CP852", "code page 852, Central Europe", 0.0},
    {"CP1250", "Windows-1250, Central Europe", 0.0},
    {"CP857", "code page 857, Turkish", -0.02},
    {"CP1254", "Windows-1254, Turkish", -0.02},
    {"CP737", "code page 737, Greek", -0.02},
    {"CP1253", "Windows-1253, Greek", -0.02},
    {"CP862", "code page 862, Hebrew", -0.02},
    {"CP1255", "Windows-1255, Hebrew", -0.02},
    {"CP1256", "Windows-1256, Arabic", -0.02},
});

unsigned byteAt(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

/// glibc calls some of them otherwise.
std::optional<std::u32string> decodeAs(const LegacyEncoding& encoding, std::string_view bytes) {
    const std::string_view name = encoding.iconv;
    if (auto text = io::decodeText(bytes, encoding.iconv))
        return text;
    if (name == "CP936")
        return io::decodeText(bytes, "GBK");
    if (name == "CP949")
        return io::decodeText(bytes, "UHC");
    if (name == "CP950")
        return io::decodeText(bytes, "BIG5");
    return std::nullopt;
}

/// Characters of two bytes that lie outside the common ones.
double rareCharacters(const LegacyEncoding& encoding, std::string_view bytes) {
    const CommonBytes& common = encoding.common;
    if (common.lastLead == 0)
        return 0.0;
    const bool shiftJis = std::string_view(encoding.iconv) == "CP932";
    double rare = 0.0;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        const unsigned lead = byteAt(bytes, i);
        if (lead < 0x81 || (shiftJis && lead >= 0xA0 && lead < 0xE0))
            continue;
        const unsigned trail = byteAt(bytes, ++i);
        if (lead < common.firstLead || lead > common.lastLead || trail < common.leastTrail)
            ++rare;
    }
    return rare;
}

/// The mean plausibility a byte of all these names, or nothing when one of them cannot be read so.
std::optional<double> scoreOf(const LegacyEncoding& encoding, std::span<const std::string> names) {
    Plausibility total;
    for (const std::string& name : names) {
        const auto text = decodeAs(encoding, name);
        if (!text)
            return std::nullopt;
        const Plausibility each = plausibilityOf(*text);
        constexpr double rarity = 1.0; // a rare character of two bytes loses about what a common one gains
        total.sum += each.sum - rarity * rareCharacters(encoding, name);
        total.bytes += each.bytes;
    }
    return total.bytes > 0.0 ? total.sum / total.bytes + encoding.prior : encoding.prior;
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

/// Bytes that cannot be read: "\xAA" for each, which no two names share by accident.
std::string escaped(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char each : bytes) {
        const unsigned value = static_cast<unsigned char>(each);
        if (value < 0x80) {
            text += each;
            continue;
        }
        text += "\\x";
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text;
}

template<class Work>
void forEachStep(std::string_view path, Work work) {
    for (;;) {
        const std::size_t slash = path.find('/');
        work(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return;
        path.remove_prefix(slash + 1);
    }
}

} // namespace

const LegacyEncoding* likelyEncoding(std::span<const std::string> names) {
    const LegacyEncoding* best = nullptr;
    double bestScore = 0.0;
    for (const LegacyEncoding& each : encodings) {
        const auto score = scoreOf(each, names);
        if (score && (best == nullptr || *score > bestScore)) {
            best = &each;
            bestScore = *score;
        }
    }
    return best;
}

std::string_view iconvName(const LegacyEncoding& encoding) {
    return encoding.iconv;
}

NameDecoder::NameDecoder(std::span<const std::string> names) {
    constexpr std::size_t enough = 2000; // to judge by
    std::unordered_set<std::string> steps;
    for (const std::string& name : names) {
        if (isAscii(name) || validUtf8(name) == name)
            continue;
        ++m_foreign;
        forEachStep(name, [&](std::string_view step) {
            if (steps.size() < enough && validUtf8(step) != step)
                steps.emplace(step);
        });
    }
    m_allUtf8 = m_foreign == 0;
    const std::vector<std::string> sample(steps.begin(), steps.end());
    if (!m_allUtf8)
        m_encoding = likelyEncoding(sample);
}

std::string NameDecoder::decode(std::string_view path) {
    if (m_allUtf8)
        return std::string(path);
    std::string text;
    bool first = true;
    forEachStep(path, [&](std::string_view step) {
        text += (first ? "" : "/") + decodeStep(step);
        first = false;
    });
    return text;
}

std::string NameDecoder::decodeStep(std::string_view step) {
    const auto [entry, isNew] = m_decoded.try_emplace(std::string(step));
    if (!isNew)
        return entry->second;
    std::string text(step);
    const bool utf8 = validUtf8(step) == step;
    if (!isAscii(step)) {
        const auto legacy = m_encoding != nullptr ? decodeAs(*m_encoding, step) : std::nullopt;
        const auto plain = utf8 ? io::decodeText(step, "UTF-8") : std::nullopt;
        const auto mean = [](const std::u32string& letters) {
            const Plausibility each = plausibilityOf(letters);
            return each.bytes > 0.0 ? each.sum / each.bytes : 0.0;
        };
        constexpr double clearly = 0.3; // short names of two-byte encodings are valid UTF-8 now and then
        if (legacy && (!plain || mean(*legacy) > mean(*plain) + clearly))
            text = io::toUtf8(*legacy);
        else if (!utf8)
            text = escaped(step);
    }
    std::string free = text;
    for (int number = 2; !m_taken.insert(free).second; ++number)
        free = text + " (" + std::to_string(number) + ")";
    entry->second = free;
    return free;
}

std::string NameDecoder::sentence() const {
    if (m_allUtf8)
        return {};
    const std::string count = counted(m_foreign, "name is", "names are") + " not UTF-8; ";
    if (m_encoding == nullptr)
        return count + "their bytes are shown as they are";
    return count + "they were read as " + m_encoding->shown;
}

} // namespace studio::data
