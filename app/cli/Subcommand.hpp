// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <stop_token>

namespace studio::cli {

/// What a subcommand works with.
struct Context {
    std::stop_token stop;
    Console& console;

    ProgressFn progress() const {
        return [&console = console](const Progress& progress) { console.progress(progress); };
    }
};

/// A subcommand: its options, already added to the root, and what to do once they are parsed. `run` throws
/// studio::Error or Cancelled; whatever it returns from is a success.
struct Subcommand {
    CLI::App* options = nullptr;
    std::function<void(Context&)> run;
};

Subcommand addDemo(CLI::App& root);
Subcommand addInspect(CLI::App& root);
Subcommand addNew(CLI::App& root);
Subcommand addTrain(CLI::App& root);
Subcommand addDiffuse(CLI::App& root);
Subcommand addEncode(CLI::App& root);
Subcommand addDecode(CLI::App& root);
Subcommand addSample(CLI::App& root);
Subcommand addInterpolate(CLI::App& root);
Subcommand addCompare(CLI::App& root);
Subcommand addTrace(CLI::App& root);
Subcommand addRename(CLI::App& root);
Subcommand addNote(CLI::App& root);
Subcommand addManual(CLI::App& root);

} // namespace studio::cli
