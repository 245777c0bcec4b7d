// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

struct HtmlTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// A page in one file: its style and its pictures are inside, so that it can be sent around and opened anywhere. All
/// text is escaped on its way in (labels and file names may hold markup).
class HtmlPage {
public:
    explicit HtmlPage(std::string_view title);

    void heading(std::string_view text);
    void paragraph(std::string_view text);
    void table(const HtmlTable& table);
    /// A picture with its caption, shown with hard pixels at the largest whole multiple of its size that suits a
    /// screen.
    void figure(std::string_view caption, const Image& picture);

    /// The whole document.
    std::string text() const;

private:
    std::string m_title;
    std::string m_body;
};

/// &, <, >, " and ' as entities; bytes that are not UTF-8 as U+FFFD.
std::string escapeHtml(std::string_view text);
/// RFC 4648, with padding.
std::string base64(std::span<const std::byte> bytes);

} // namespace studio
