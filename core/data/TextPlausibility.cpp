// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TextPlausibility.hpp"

#include <algorithm>
#include <array>

namespace studio::data {

namespace {

/// Letters of one script by falling frequency in running text.
struct Alphabet {
    char32_t first;
    char32_t last;
    std::u32string_view frequent;
};

constexpr Alphabet cyrillic{0x400, 0x4FF, U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў"};
constexpr Alphabet greek{0x370, 0x3FF, U"αοιετνσηυρπκμλςωίόάγέήδχθύφώβξζψϊϋΐ"};
constexpr Alphabet hebrew{0x590, 0x5FF, U"יוהלארתבשמםדנחקעפכטגצסזןךףץ"};
constexpr Alphabet arabic{0x600, 0x6FF, U"اليمونرتبةعدسفهكقحجأىشصطخضذثئزءغإظؤآ"};
constexpr std::array alphabets{cyrillic, greek, hebrew, arabic};

/// Syllables that make up about half of Korean text, and words for what people photograph.
constexpr std::u32string_view frequentHangul =
    U"이다는에의가을로고하한지사기도를으자리어시인대나은라정해일그아수서전들있부제상보원과스만게구장주"
    U"강안여우모비동물산무소미성국당유생마개양새꽃나차말음식바람집책공트드프르레진관계조오중연경면화문신"
    U"방선분영세명심점간건적체행통반발현실내외위재년월요회색파빨노초검흰사람남녀얼굴손눈코입고양강토끼";
/// The most frequent Chinese and Japanese characters, and those for what people photograph.
constexpr std::u32string_view frequentHan =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    U"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    U"日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政"
    U"美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解"
    U"水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期"
    U"猫狗鸟鱼花车马牛羊虎龙猴鸡猪兔鼠象熊狼狐鹿树草叶山河湖云雨雪风火石木林森鳥魚車馬龍雞豬貓樹葉雲風犬図写真"
    U"照片图像图片相册動物植食飯果苹香房屋城街路桥船飞汽自行红黄蓝绿白黑灰色男孩童老鞋衣服帽包书笔桌椅門窗測試"
    U"画像写真桜海空夜朝春夏秋冬京都阪寺社祭新規資料保存表示素材顔眼鼻耳足";
/// Letters that Western and Central European languages add to ASCII.
constexpr std::u32string_view western = U"äöüßéèêàçñóíáúôîûâëïåøæãõìòùœ";
constexpr std::u32string_view central = U"ąćęłńśźżčďěňřšťůžýőűășțşţğıđ";

enum class Script { Ascii, Latin, Cyrillic, Greek, Hebrew, Arabic, Kana, Han, Hangul, Other };

bool within(char32_t letter, char32_t first, char32_t last) {
    return letter >= first && letter <= last;
}

Script scriptOf(char32_t letter) {
    if ((letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z'))
        return Script::Ascii;
    if (within(letter, 0xC0, 0x24F) && letter != 0xD7 && letter != 0xF7)
        return Script::Latin;
    for (std::size_t i = 0; i < alphabets.size(); ++i)
        if (within(letter, alphabets[i].first, alphabets[i].last))
            return static_cast<Script>(static_cast<std::size_t>(Script::Cyrillic) + i);
    if (within(letter, 0x3041, 0x30FF))
        return Script::Kana;
    if (within(letter, 0x3400, 0x9FFF))
        return Script::Han;
    if (within(letter, 0xAC00, 0xD7A3))
        return Script::Hangul;
    return Script::Other;
}

/// Upper and lower case of Latin, Cyrillic and Greek by the standard's distances, whatever the locale is.
char32_t lowerCase(char32_t letter) {
    if (within(letter, U'A', U'Z') || (within(letter, 0xC0, 0xDE) && letter != 0xD7) || within(letter, 0x410, 0x42F) ||
        within(letter, 0x391, 0x3A9))
        return letter + 32;
    if (within(letter, 0x400, 0x40F))
        return letter + 80;
    if (letter == 0x386)
        return 0x3AC; // accented Greek capitals
    if (within(letter, 0x388, 0x38A))
        return letter + 37;
    const bool evenIsUpper =
        within(letter, 0x100, 0x137) || within(letter, 0x14A, 0x177) || within(letter, 0x218, 0x21B);
    const bool oddIsUpper = within(letter, 0x139, 0x148) || within(letter, 0x179, 0x17E);
    if ((evenIsUpper && letter % 2 == 0) || (oddIsUpper && letter % 2 == 1))
        return letter + 1;
    return letter;
}

/// From 1 for the most frequent letter of an alphabet down to -0.4; -0.5 for one that is not in the list.
double valueIn(std::u32string_view frequent, char32_t letter) {
    const std::size_t rank = frequent.find(letter);
    if (rank == std::u32string_view::npos)
        return -0.5;
    return 1.1 - 1.5 * static_cast<double>(rank) / static_cast<double>(frequent.size());
}

bool isListed(std::u32string_view list, char32_t letter) {
    return list.find(letter) != std::u32string_view::npos;
}

double valueOf(char32_t letter, Script script) {
    const char32_t lower = lowerCase(letter);
    switch (script) {
    case Script::Latin:
        return isListed(western, lower) ? 0.8 : isListed(central, lower) ? 0.7 : -0.2;
    case Script::Cyrillic:
    case Script::Greek:
    case Script::Hebrew:
    case Script::Arabic:
        return valueIn(
            alphabets[static_cast<std::size_t>(script) - static_cast<std::size_t>(Script::Cyrillic)].frequent, lower);
    case Script::Kana:
        return letter == 0x30FB || letter == 0x30FC ? 0.7 : 0.95;
    case Script::Han:
        return isListed(frequentHan, letter) ? 1.0 : 0.55;
    case Script::Hangul:
        return isListed(frequentHangul, letter) ? 1.0 : 0.45;
    case Script::Ascii:
    case Script::Other:
        break;
    }
    if (within(letter, 0x80, 0x9F) || within(letter, 0xE000, 0xF8FF) || letter == 0xFFFD)
        return -2.0; // control characters, private use
    if (within(letter, 0xFF61, 0xFF9F))
        return -0.3; // half-width katakana: what other encodings look like in Shift-JIS
    if (within(letter, 0xFF01, 0xFF60) || within(letter, 0x3001, 0x301F))
        return 0.3;
    return -1.0;
}

bool isEastAsian(Script script) {
    return script == Script::Kana || script == Script::Han || script == Script::Hangul;
}

/// What a letter loses, or gains, beside the one before it.
double besides(char32_t before, char32_t letter, Script script) {
    const Script other = scriptOf(before);
    if (other == Script::Other || isEastAsian(script) || isEastAsian(other))
        return other == Script::Hangul && script == Script::Han ? -0.3 : 0.0;
    if (lowerCase(before) == before && lowerCase(letter) != letter)
        return -1.0; // a capital in the middle of a word
    if (script == Script::Latin)
        return other == Script::Latin ? -0.5 : other == Script::Ascii ? 0.1 : -1.0;
    return other == script ? 0.0 : -1.0;
}

bool hasAsciiBeside(std::u32string_view text, std::size_t position) {
    return (position > 0 && scriptOf(text[position - 1]) == Script::Ascii) ||
           (position + 1 < text.size() && scriptOf(text[position + 1]) == Script::Ascii);
}

} // namespace

Plausibility plausibilityOf(std::u32string_view text) {
    Plausibility result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t letter = text[i];
        if (letter < 0x80)
            continue;
        const Script script = scriptOf(letter);
        double value = valueOf(letter, script) - (lowerCase(letter) != letter ? 0.1 : 0.0);
        if (i > 0)
            value += besides(text[i - 1], letter, script);
        if (i + 1 < text.size() && scriptOf(text[i + 1]) == Script::Ascii && script != Script::Latin &&
            script != Script::Other && !isEastAsian(script))
            value -= 1.0;
        if (script == Script::Latin && !hasAsciiBeside(text, i))
            value -= 0.5; // in these languages most letters are of ASCII
        const bool wide = isEastAsian(script) || within(letter, 0x3000, 0x303F) || within(letter, 0xFF01, 0xFF60);
        const double bytes = wide ? 2.0 : 1.0;
        result.sum += bytes * value;
        result.bytes += bytes;
    }
    return result;
}

} // namespace studio::data
