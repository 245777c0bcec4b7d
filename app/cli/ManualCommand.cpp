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
