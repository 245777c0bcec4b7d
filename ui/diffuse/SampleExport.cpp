// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/SampleExport.hpp"

#include "core/studio/Filmstrip.hpp"
#include "core/studio/Recipe.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Session.hpp"

#include <QFileDialog>

namespace studio::ui {

namespace {

constexpr int gridColumns = 8;

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& stem, std::size_t place) {
    return folder / (stem + "-" + std::to_string(place + 1) + ".png");
}

/// stem, stem-2, stem-3, ...: the first under which the folder holds nothing yet.
std::string freeStem(const std::filesystem::path& folder, const std::string& stem) {
    std::string candidate = stem;
    for (int number = 2; std::filesystem::exists(fileOf(folder, candidate, 0)); ++number)
        candidate = stem + "-" + std::to_string(number);
    return candidate;
}

} // namespace

void exportGrid(Session& session, QWidget* parent, const DrawnSamples& samples) {
    PictureExport picture;
    picture.title = QObject::tr("Save the samples");
    picture.suggestedName = QObject::tr("%1 samples, seed %2")
                                .arg(QString::fromStdString(samples.engine->run().name))
                                .arg(samples.request.seed);
    picture.columns = gridColumns;
    picture.frames = [pictures = samples.pictures] { return pictures; };
    exportPictures(session, parent, std::move(picture));
}

void exportSingles(Session& session, QWidget* parent, const DrawnSamples& samples) {
    auto* dialog = new QFileDialog(parent, QObject::tr("A folder for the samples"), lastFolder(FolderFor::Exports));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &session, [&session, samples](const QString& folder) {
        rememberFolder(FolderFor::Exports, folder);
        writeSingles(session, folder, samples);
    });
    dialog->open();
}

void writeSingles(Session& session, const QString& folder, const DrawnSamples& samples) {
    const auto classes = session.project() ? session.project()->facts().classes : std::vector<ClassCount>();
    writeFile(session, folder, [samples, classes](const std::filesystem::path& target) {
        const std::string& run = samples.engine->run().name;
        const std::string stem = freeStem(target, run + "-seed" + std::to_string(samples.request.seed));
        for (std::size_t place = 0; place < samples.pictures.size(); ++place) {
            Recipe recipe =
                recipeOf(run, samples.engine->weights(), samples.request, classes, static_cast<std::int64_t>(place));
            recipe.decoder = samples.engine->decoder().sha256;
            writePngWithRecipe(fileOf(target, stem, place), samples.pictures[place], recipe);
        }
    });
}

PictureExport filmExport(const std::vector<DenoisingStep>& steps, const RunInfo& run) {
    PictureExport film;
    film.title = QObject::tr("Save the film");
    film.suggestedName = QObject::tr("%1 denoising").arg(QString::fromStdString(run.name));
    film.columns = static_cast<int>(steps.size());
    film.frames = [steps] {
        std::vector<Image> frames;
        for (const DenoisingStep& step : steps)
            frames.push_back(step.noisy);
        for (const DenoisingStep& step : steps)
            frames.push_back(step.predicted);
        return frames;
    };
    film.animation = [steps] { return filmFrames(steps); };
    film.animationFrames = static_cast<int>(steps.size());
    if (!steps.empty()) {
        const Image both = filmFrames(std::span(steps).first(1)).front();
        film.animationSize = {both.width, both.height};
    }
    return film;
}

} // namespace studio::ui
