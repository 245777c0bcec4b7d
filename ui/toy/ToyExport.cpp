// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyExport.hpp"

#include "core/studio/Files.hpp"
#include "ui/pictures/FilmDialog.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/SaveDialog.hpp"
#include "ui/toy/ToyView.hpp"

#include <QPainter>

namespace studio::ui {

namespace {

constexpr int pictureSide = 960;
constexpr int movingSide = 420;
constexpr int movingFrames = 48;
constexpr int restingFrames = 16; ///< the end is held, so that it can be looked at

std::vector<Image> flightFrames(const ToyScene& scene, int scale) {
    const double last = static_cast<double>(scene.runs.front()->flight->steps.size() - 1);
    std::vector<Image> frames;
    for (int i = 0; i < movingFrames; ++i)
        frames.push_back(fromQImage(toyPicture(scene, last * i / (movingFrames - 1), movingSide * scale)));
    frames.insert(frames.end(), restingFrames, Image(frames.back()));
    return frames;
}

void write(const std::filesystem::path& file, const ToyScene& scene, FilmOptions film) {
    if (scene.runs.empty())
        throw Error(ErrorCode::BadInput, QObject::tr("There is no picture to save yet.").toStdString(),
                    QObject::tr("Draw some points first.").toStdString());
    if (film.format == FilmFormat::Png)
        return writePng(file, fromQImage(toyPicture(scene, scene.position, pictureSide)));
    // Drawn at its size, not enlarged: it is lines and letters.
    const std::vector<Image> frames = flightFrames(scene, std::exchange(film.scale, 1));
    writeFilm(file, frames, film);
}

/// Of toyPicture().
QSize pictureSize(const ToyScene& scene, int side) {
    const int margin = side / 40;
    const int line = side / 24;
    const int count = static_cast<int>(scene.runs.size());
    return {count * (side + margin) + margin, side + 2 * (margin + line)};
}

} // namespace

QImage toyPicture(const ToyScene& scene, double position, int side) {
    const int margin = side / 40;
    const int line = side / 24;
    const int count = static_cast<int>(scene.runs.size());
    QImage picture(pictureSize(scene, side), QImage::Format_RGB32);
    picture.fill(scene.colours.window);
    QPainter painter(&picture);
    QFont font = scene.font;
    font.setPixelSize(line * 2 / 3);
    painter.setFont(font);
    for (int i = 0; i < count; ++i) {
        const ToyRun& run = *scene.runs[static_cast<std::size_t>(i)];
        const QRect sheet(margin + i * (side + margin), margin, side, side);
        ToyPainter(painter, {sheet}, scene.colours).all(scene.points, run, position, scene.layers);
        const QRect caption(sheet.left(), sheet.top() + side + margin / 2, side, line);
        painter.setPen(scene.colours.text);
        painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, scene.captions.value(i));
        painter.setPen(scene.colours.secondary);
        painter.drawText(caption.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter, toyReadout(&run, position));
    }
    return picture;
}

void exportToy(Session& session, QWidget* parent, const ToyScene& scene) {
    auto* dialog = new FilmDialog({QObject::tr("Save the points and particles"),
                                   pictureSize(scene, movingSide),
                                   movingFrames + restingFrames,
                                   {{FilmFormat::Gif, QObject::tr("The whole flight, as an animated GIF")},
                                    {FilmFormat::Mp4, QObject::tr("The whole flight, as an MP4 video")},
                                    {FilmFormat::Png, QObject::tr("The picture as it stands, as PNG")}}},
                                  parent);
    QObject::connect(dialog, &FilmDialog::chosen, parent, [&session, parent, scene](const FilmOptions& film) {
        askWhereToSave(parent, QObject::tr("Save the points and particles"), QObject::tr("diffusion on points"),
                       film.format,
                       [&session, scene, film](const QString& path) { writeToy(session, path, scene, film); });
    });
    dialog->open();
}

void writeToy(Session& session, const QString& path, const ToyScene& scene, FilmOptions film) {
    film.format = formatOf(path);
    writeFile(session, path, [scene, film](const std::filesystem::path& file) { write(file, scene, film); });
}

} // namespace studio::ui
