// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExitCode.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/studio/SamplerChoices.hpp"
#include "core/studio/Training.hpp"
#include "core/studio/Version.hpp"

#include <spdlog/fmt/fmt.h>

#include <string>
#include <string_view>

namespace studio::cli {

namespace {

/// Plain text as roff shows it: a backslash is escaped, a hyphen stays one, and no line begins with a control
/// character.
std::string plain(std::string_view text) {
    std::string shown;
    for (const char each : text) {
        if (each == '\\')
            shown += "\\e";
        else if (each == '-')
            shown += "\\-";
        else
            shown += each;
    }
    return shown.starts_with('.') || shown.starts_with('\'') ? "\\&" + shown : shown;
}

std::string bold(std::string_view text) {
    return "\\fB" + plain(text) + "\\fR";
}

/// A paragraph under a term.
std::string item(std::string_view term, std::string_view text) {
    return fmt::format(".TP\n{}\n{}\n", term, plain(text));
}

/// Name and value of an option as they are typed.
std::string usageOf(const CLI::Option& option) {
    // "N:INT in [1 - 9]": the name of the value, and what it is checked for.
    const std::string type = option.get_type_name();
    const std::string value = option.get_type_size() == 0 ? std::string() : plain(type.substr(0, type.find(':')));
    if (option.get_positional() && !option.nonpositional())
        return "\\fI" + value + "\\fR";
    return bold(option.get_name(false, true)) + (value.empty() ? "" : " \\fI" + value + "\\fR");
}

std::string subcommandText(const CLI::App& subcommand) {
    std::string text = fmt::format(".SS {}\n{}.\n", plain(subcommand.get_name()), plain(subcommand.get_description()));
    const auto isOwn = [&](const CLI::Option* option) { return option != subcommand.get_help_ptr(); };
    for (const CLI::Option* option : subcommand.get_options(isOwn))
        text += item(usageOf(*option), option->get_description());
    return text;
}

std::string choicesText(std::string_view heading, const std::vector<Choice>& choices) {
    std::string text = fmt::format(".SH {}\n", heading);
    for (const auto& each : choices) {
        const std::string source = each.source.empty() ? "" : " (" + each.source + ")";
        text += item(bold(each.id), each.name + ": " + each.description + source);
    }
    return text;
}

/// How files become pixels.
std::string picturesText() {
    std::string text = ".SH PICTURES\n";
    text += item("Formats",
                 "PNG and APNG, JPEG and MPO, BMP, GIF, WebP, TIFF and BigTIFF, Netpbm (PBM, PGM, PPM, PAM, PFM), "
                 "and AVIF and HEIC where the build has libheif. What a file is decided by its first bytes, "
                 "not its name. A file that is damaged is rejected, never half decoded.");
    text += item("Orientation", "EXIF orientation is applied.");
    text += item("Transparency",
                 "Transparent parts lie over white, or over black when most of the transparent pictures are "
                 "very light; a picture that would vanish gets the other one. --background chooses.");
    text += item("More than 8 bits",
                 "The maximum that a file states is white. Samples of 16 bits without one keep their "
                 "upper 8 bits, unless no 16-bit picture of the import uses more than 8, 10, 12 or 14 bits: "
                 "then these become the whole range. --range full leaves them alone.");
    text += item("Colour",
                 "Values are taken as they are stored, gamma encoded; profiles are not applied. Grey of colour is "
                 "BT.601 luma. CMYK is converted without a profile.");
    text += item("Size",
                 "A picture is cropped to its middle square (or fitted), then each pixel becomes the mean of the area "
                 "that it covers, in gamma encoded values, as OpenCV's INTER_AREA does; enlarging is linear. A JPEG "
                 "that is more than four times too large is decoded at a half, a quarter or an eighth first.");
    return text;
}

std::string exitCodesText() {
    std::string text = ".SH EXIT STATUS\n";
    text += item(bold(std::to_string(exitDone)), "Done.");
    text += item(bold(std::to_string(exitFailed)), "The work failed: disk, memory, device, or training diverged.");
    text += item(bold(std::to_string(exitUsage)), "The request makes no sense.");
    text += item(bold(std::to_string(exitBadInput)), "Something that was given cannot be used.");
    text += item(bold(std::to_string(exitCancelled)), "Cancelled.");
    return text;
}

std::string manualPage(const CLI::App& root) {
    const std::string name = root.get_name();
    std::string page =
        fmt::format(".TH {} 1 \"\" \"Latent Studio {}\" \"User Commands\"\n", plain(name), studioVersion());
    page += fmt::format(".SH NAME\n{} \\- train, sample and compare autoencoders and latent diffusion\n", plain(name));
    page += fmt::format(".SH SYNOPSIS\n.B {}\n.I SUBCOMMAND\n[\\fIOPTIONS\\fR]\n", plain(name));
    page += fmt::format(".SH DESCRIPTION\n{}\n", plain(root.get_description()));
    page += ".PP\nResults for programs go to standard output, everything for eyes to standard error.\n";
    page += ".SH SUBCOMMANDS\n";
    for (const CLI::App* each : root.get_subcommands([](const CLI::App*) { return true; }))
        page += subcommandText(*each);
    page += picturesText();
    page += choicesText("MODELS", autoencoderModels());
    page += choicesText("SAMPLERS", samplerChoices());
    page += exitCodesText();
    return page;
}

} // namespace

Subcommand addManual(CLI::App& root) {
    CLI::App* subcommand = root.add_subcommand("manual", "Print this manual page, for man -l or groff -man");
    return {subcommand, [&root](Context& context) { context.console.text(manualPage(root)); }};
}

} // namespace studio::cli
