// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyExport.hpp"

#include "core/studio/Files.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/toy/ToyView.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPainter>
#include <QSettings>

namespace studio::ui {

namespace {

constexpr int pictureSide = 960;
constexpr int movingSide = 420;
constexpr int movingFrames = 48;
constexpr int restingFrames = 16; ///< the end is held, so that it can be looked at
constexpr int frameMilliseconds = 70;
const QString folderKey = QStringLiteral("export/folder");

std::vector<Image> flightFrames(const ToyScene& scene) {
    const double last = static_cast<double>(scene.runs.front()->flight->steps.size() - 1);
    std::vector<Image> frames;
    for (int i = 0; i < movingFrames; ++i)
        frames.push_back(fromQImage(toyPicture(scene, last * i / (movingFrames - 1), movingSide)));
    frames.insert(frames.end(), restingFrames, Image(frames.back()));
    return frames;
}

void write(const std::filesystem::path& file, const ToyScene& scene, bool asGif) {
    if (scene.runs.empty())
        throw Error(ErrorCode::BadInput, QObject::tr("There is no picture to save yet.").toStdString(),
                    QObject::tr("Draw some points first.").toStdString());
    if (asGif)
        return writeGif(file, flightFrames(scene), frameMilliseconds);
    writePng(file, fromQImage(toyPicture(scene, scene.position, pictureSide)));
}

} // namespace

QImage toyPicture(const ToyScene& scene, double position, int side) {
    const int margin = side / 40;
    const int line = side / 24;
    const int count = static_cast<int>(scene.runs.size());
    QImage picture(count * (side + margin) + margin, side + 2 * (margin + line), QImage::Format_RGB32);
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
    auto* dialog = new QFileDialog(parent, QObject::tr("Save the points and particles"),
                                   QSettings().value(folderKey, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QObject::tr("The picture as it stands (*.png)"), QObject::tr("The whole flight (*.gif)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QObject::tr("diffusion on points") + QStringLiteral(".png"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.gif")) ? QStringLiteral("gif")
                                                                         : QStringLiteral("png"));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [&session, scene](const QString& path) {
        QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
        writeToy(session, path, scene);
    });
    dialog->open();
}

void writeToy(Session& session, const QString& path, const ToyScene& scene) {
    const bool asGif = path.endsWith(QLatin1String(".gif"), Qt::CaseInsensitive);
    writeFile(session, path, [scene, asGif](const std::filesystem::path& file) { write(file, scene, asGif); });
}

} // namespace studio::ui
