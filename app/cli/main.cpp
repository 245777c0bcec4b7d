// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Console.hpp"
#include "app/cli/ExitCode.hpp"
#include "app/cli/Interrupt.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/studio/TorchErrors.hpp"
#include "core/studio/Version.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace studio::cli {

namespace {

/// Runs the subcommand that was parsed; the one place where errors become exit codes.
int perform(const std::vector<Subcommand>& subcommands, Console& console) {
    Interrupt interrupt;
    Context context{interrupt.token(), console};
    try {
        for (const auto& each : subcommands)
            if (each.options->parsed())
                each.run(context);
        return exitDone;
    } catch (const Cancelled&) {
        console.info("Cancelled.");
        return exitCancelled;
    } catch (...) {
        const Error error = asError(std::current_exception());
        console.fail(error);
        return exitCodeOf(error.code());
    }
}

/// The first word, when it stands where a subcommand should and is none.
std::optional<std::string> unknownSubcommand(const std::vector<Subcommand>& subcommands, int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with('-'))
            continue; // --help and --version take no value
        const bool known =
            std::ranges::any_of(subcommands, [&](const Subcommand& each) { return each.options->get_name() == word; });
        return known ? std::nullopt : std::optional(word);
    }
    return std::nullopt;
}

int runCommandLine(int argc, char** argv) {
    CLI::App root("Train autoencoders and latent diffusion on your own images, and see what they learned.",
                  "latent-studio-cli");
    root.set_version_flag("--version", studioVersion());
    root.require_subcommand(1);
    const std::vector<Subcommand> subcommands{addDemo(root),        addInspect(root), addNew(root),    addTrain(root),
                                              addDiffuse(root),     addEncode(root),  addDecode(root), addSample(root),
                                              addInterpolate(root), addCompare(root), addTrace(root),  addRename(root),
                                              addNote(root),        addManual(root)};
    Console console;
    if (const auto word = unknownSubcommand(subcommands, argc, argv)) {
        console.fail(Error(ErrorCode::WrongUsage, "there is no subcommand \"" + *word + "\"",
                           "latent-studio-cli --help lists the subcommands and options"));
        return exitUsage;
    }
    try {
        root.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        return root.exit(asked, std::cout, std::cerr) == 0 && std::cout.flush() ? exitDone : exitFailed;
    } catch (const CLI::ParseError& error) {
        console.fail(
            Error(ErrorCode::WrongUsage, error.what(), "latent-studio-cli --help lists the subcommands and options"));
        return exitUsage;
    }
    return perform(subcommands, console);
}

} // namespace

} // namespace studio::cli

int main(int argc, char** argv) {
    return studio::cli::runCommandLine(argc, argv);
}
