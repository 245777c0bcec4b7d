// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/HtmlPage.hpp"

#include "core/base/Text.hpp"
#include "core/io/Base64.hpp"
#include "core/io/ImageCodec.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace studio {

namespace {

constexpr int widestFigure = 960; ///< CSS pixels
constexpr int largestScale = 4;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --text: #1d1f22; --secondary: #5d636c; --window: #f6f6f4; --line: #d5d6d3; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e7ea; --secondary: #9aa0aa; --window: #1b1c1f; --line: #3a3e45; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--window); max-width: 1000px; margin: 32px auto; padding: 0 16px; }
h1 { font-size: 24px; } h2 { font-size: 17px; margin-top: 32px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
th, figcaption { color: var(--secondary); font-weight: normal; }
figure { margin: 8px 0 16px; } img { image-rendering: pixelated; max-width: 100%; height: auto; display: block; }
)";

void appendRow(std::string& html, const std::vector<std::string>& cells, std::string_view tag) {
    html += "<tr>";
    for (const auto& cell : cells) {
        html += "<" + std::string(tag) + ">" + escapeHtml(cell) + "</" + std::string(tag) + ">";
    }
    html += "</tr>\n";
}

} // namespace

HtmlPage::HtmlPage(std::string_view title)
    : m_title(escapeHtml(title)) {}

void HtmlPage::heading(std::string_view text) {
    m_body += "<h2>" + escapeHtml(text) + "</h2>\n";
}

void HtmlPage::paragraph(std::string_view text) {
    m_body += "<p>" + escapeHtml(text) + "</p>\n";
}

void HtmlPage::table(const HtmlTable& table) {
    m_body += "<table>\n";
    appendRow(m_body, table.header, "th");
    for (const auto& row : table.rows)
        appendRow(m_body, row, "td");
    m_body += "</table>\n";
}

void HtmlPage::figure(std::string_view caption, const Image& picture) {
    const std::string label = escapeHtml(caption);
    const int scale = std::clamp(widestFigure / std::max(picture.width, 1), 1, largestScale);
    m_body += "<figure><figcaption>" + label + "</figcaption><img alt=\"" + label + "\" width=\"" +
              std::to_string(picture.width * scale) + "\" height=\"" + std::to_string(picture.height * scale) +
              "\" src=\"data:image/png;base64," + base64(io::encodePng(picture)) + "\"></figure>\n";
}

std::string HtmlPage::text() const {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           m_title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<h1>" + m_title +
           "</h1>\n" + m_body + "</body>\n</html>\n";
}

std::string escapeHtml(std::string_view text) {
    std::string escaped;
    for (const char each : displayText(text)) {
        switch (each) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += each;
        }
    }
    return escaped;
}

std::string base64(std::span<const std::byte> bytes) {
    return io::toBase64(bytes);
}

} // namespace studio
