// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CoreSentences.hpp"

#include <QCoreApplication>

namespace studio::ui {

namespace {

constexpr const char* sentences[] = {
    // What the doctor finds
    QT_TRANSLATE_NOOP("core", "%1 has %2 % of the labelled pictures (%3 of %4): it will dominate."),
    QT_TRANSLATE_NOOP("core", "%1 line of metrics.csv of %2 cannot be read and is left out; the first is line %3."),
    QT_TRANSLATE_NOOP("core", "%1 lines of metrics.csv of %2 cannot be read and are left out; the first is line %3."),
    QT_TRANSLATE_NOOP("core", "All %1 pictures are equal or nearly so: they differ by %2 of %3 levels."),
    QT_TRANSLATE_NOOP("core", "%1 held-out picture is among the training pictures as well %2: figures of held-out "
                              "pictures look better than they are."),
    QT_TRANSLATE_NOOP("core", "%1 held-out pictures are among the training pictures as well %2: figures of held-out "
                              "pictures look better than they are."),
    QT_TRANSLATE_NOOP("core", "Only %1 picture is held out: figures of so few are rough."),
    QT_TRANSLATE_NOOP("core", "Only %1 pictures are held out: figures of so few are rough."),
    QT_TRANSLATE_NOOP("core", "This training is planned for only %1 step: the network will hardly have begun to "
                              "learn."),
    QT_TRANSLATE_NOOP("core", "This training is planned for only %1 steps: the network will hardly have begun to "
                              "learn."),
    QT_TRANSLATE_NOOP("core", "%1 was trained for only %2 step: the network will hardly have begun to learn."),
    QT_TRANSLATE_NOOP("core", "%1 was trained for only %2 steps: the network will hardly have begun to learn."),
    QT_TRANSLATE_NOOP("core",
                      "The run memorises: its loss is %1 on training pictures and %2 on held-out ones, %3 times "
                      "as much, and there it has risen from %4."),
    QT_TRANSLATE_NOOP("core", "Import again with a share kept apart."),
    QT_TRANSLATE_NOOP("core", "Import more pictures, or hold out a larger share."),
    // What an import notices
    QT_TRANSLATE_NOOP("core", "The pictures have %1 different sizes; all were brought to %2 x %3"),
    QT_TRANSLATE_NOOP("core", "%1 picture with transparency was laid over white"),
    QT_TRANSLATE_NOOP("core", "%1 pictures with transparency were laid over white"),
    QT_TRANSLATE_NOOP("core", "%1 picture with transparency was laid over black"),
    QT_TRANSLATE_NOOP("core", "%1 pictures with transparency were laid over black"),
    QT_TRANSLATE_NOOP("core", "%1 picture is an animation or has several pages; the first is taken"),
    QT_TRANSLATE_NOOP("core", "%1 pictures are animations or have several pages; the first of each is taken"),
    QT_TRANSLATE_NOOP("core", "%1 picture uses %2 of its %3 bits, which became the whole range from black to white"),
    QT_TRANSLATE_NOOP("core", "%1 pictures use %2 of their %3 bits, which became the whole range from black to white"),
    QT_TRANSLATE_NOOP("core", "The folders train and test are a split: %1 picture is held out, the others train"),
    QT_TRANSLATE_NOOP("core", "The folders train and test are a split: %1 pictures are held out, the others train"),
    QT_TRANSLATE_NOOP("core", "The folders train and val are a split: %1 picture is held out, the others train"),
    QT_TRANSLATE_NOOP("core", "The folders train and val are a split: %1 pictures are held out, the others train"),
    QT_TRANSLATE_NOOP("core", "The folders train, val and test are a split: %1 picture is held out, the others train"),
    QT_TRANSLATE_NOOP("core",
                      "The folders train, val and test are a split: %1 pictures are held out, the others train"),
    QT_TRANSLATE_NOOP("core", "The folders are not taken for classes"),
    QT_TRANSLATE_NOOP("core", "There is one picture only, so none is held out for validation"),
    QT_TRANSLATE_NOOP("core", "Passed over %1 leftover of other systems (%2)"),
    QT_TRANSLATE_NOOP("core", "Passed over %1 leftovers of other systems (%2)"),
    QT_TRANSLATE_NOOP("core", "%1: pictures were taken from %2; %3 could be taken instead"),
    QT_TRANSLATE_NOOP("core", "%1: labels were taken from %2"),
    QT_TRANSLATE_NOOP("core", "%1: each of its %2 array files is a class, named after the file"),
    QT_TRANSLATE_NOOP("core", "%1: one of every %2 of its %3 frames is taken"),
    QT_TRANSLATE_NOOP("core", "%1 names none of the pictures, so it is not used for labels"),
    QT_TRANSLATE_NOOP("core", "%1 names only %2 of the %3 pictures, so it is not used for labels"),
    QT_TRANSLATE_NOOP("core", "The labels come from %1, column %2: %3 of %4 pictures have one"),
    QT_TRANSLATE_NOOP("core", "A column of the table says which pictures are held out: %1 of %2"),
    // Where the rest of a foreign error stands
    QT_TRANSLATE_NOOP("core", "Details are in %1."),
    QT_TRANSLATE_NOOP("core", "Use a smaller batch_size or width, or import the pictures at a smaller size. Details "
                              "are in %1."),
    // What a training notices
    QT_TRANSLATE_NOOP("core", "There are fewer pictures than a batch holds: the batch shrinks to %1."),
    QT_TRANSLATE_NOOP("core", "%1 of %2 training pictures have no label: they train as %3"),
    QT_TRANSLATE_NOOP("core", "The run %1 did not say which weights of %2 it was trained on: from now on it keeps to "
                              "those of step %3 %4."),
    QT_TRANSLATE_NOOP("core", "the weights of %1 at step %2 %3, which the run %4 was trained on, are gone"),
    QT_TRANSLATE_NOOP("core", "the run %1 was trained on %2, which is not in the project"),
    QT_TRANSLATE_NOOP("core", "Restore the folder of %1 from a copy, or train the diffusion model again."),
    QT_TRANSLATE_NOOP("core", "Restore that run's folder from a copy, or train the diffusion model again."),
    QT_TRANSLATE_NOOP("core", "other runs draw with the decoder of the run %1"),
    QT_TRANSLATE_NOOP("core", "Delete these first: %1"),
    QT_TRANSLATE_NOOP("core", "%1 link to a folder that was read already was skipped"),
    QT_TRANSLATE_NOOP("core", "%1 links to a folder that was read already were skipped"),
};

} // namespace

std::span<const char* const> coreSentences() {
    return sentences;
}

} // namespace studio::ui
