// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureExport.hpp"

#include "core/studio/Files.hpp"
#include "ui/pictures/FilmDialog.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/SaveDialog.hpp"
#include "ui/session/Session.hpp"

namespace studio::ui {

namespace {

std::vector<Image> someOf(const std::function<std::vector<Image>()>& make) {
    std::vector<Image> frames = make();
    if (frames.empty())
        throw Error(ErrorCode::BadInput, QObject::tr("There is no picture to save yet.").toStdString(),
                    QObject::tr("Wait until it is shown.").toStdString());
    return frames;
}

void writeStill(const std::filesystem::path& file, const PictureExport& request) {
    const std::vector<Image> frames = someOf(request.frames);
    const int scale = usableScale(frames.front());
    const int columns = request.columns > 0 ? request.columns : static_cast<int>(frames.size());
    writePng(file, frames.size() == 1 && scale == 1 ? frames.front() : tile(frames, columns, 2, scale));
}

void saveAs(Session& session, QWidget* parent, const PictureExport& request) {
    askWhereToSave(parent, request.title, request.suggestedName, request.film.format,
                   [&session, request](const QString& path) { writePictures(session, path, request); });
}

} // namespace

void exportPictures(Session& session, QWidget* parent, PictureExport request) {
    if (!request.animation) {
        request.film.format = FilmFormat::Png;
        return saveAs(session, parent, request);
    }
    auto* dialog = new FilmDialog({request.title,
                                   request.animationSize,
                                   request.animationFrames,
                                   {{FilmFormat::Gif, QObject::tr("Animated GIF")},
                                    {FilmFormat::Mp4, QObject::tr("MP4 video")},
                                    {FilmFormat::Png, QObject::tr("PNG, all frames side by side")}}},
                                  parent);
    QObject::connect(dialog, &FilmDialog::chosen, parent, [&session, parent, request](const FilmOptions& options) {
        PictureExport chosen = request;
        chosen.film = options;
        saveAs(session, parent, chosen);
    });
    dialog->open();
}

void writePictures(Session& session, const QString& path, const PictureExport& request) {
    const FilmFormat format = request.animation ? formatOf(path) : FilmFormat::Png;
    writeFile(session, path, [request, format](const std::filesystem::path& file) {
        if (format == FilmFormat::Png)
            return writeStill(file, request);
        FilmOptions film = request.film;
        film.format = format;
        writeFilm(file, someOf(request.animation), film);
    });
}

} // namespace studio::ui
