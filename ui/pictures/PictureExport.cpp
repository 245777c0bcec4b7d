// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureExport.hpp"

#include "core/studio/Files.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/session/Session.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int usableSide = 128;

int enlargement(const Image& frame) {
    return std::max(1, usableSide / std::max({1, frame.width, frame.height}));
}

enum class Format { Png, Gif, Mp4 };

Format formatOf(const QString& path, const PictureExport& request) {
    if (request.animated && path.endsWith(QLatin1String(".gif"), Qt::CaseInsensitive))
        return Format::Gif;
    if (request.animated && path.endsWith(QLatin1String(".mp4"), Qt::CaseInsensitive))
        return Format::Mp4;
    return Format::Png;
}

std::vector<Image> framesOf(const PictureExport& request, Format format) {
    std::vector<Image> frames = format != Format::Png && request.animation ? request.animation() : request.frames();
    if (frames.empty())
        throw Error(ErrorCode::BadInput, QObject::tr("There is no picture to save yet.").toStdString(),
                    QObject::tr("Wait until it is shown.").toStdString());
    return frames;
}

void write(const std::filesystem::path& file, const PictureExport& request, Format format) {
    const std::vector<Image> frames = framesOf(request, format);
    const int scale = enlargement(frames.front());
    if (format == Format::Png) {
        const int columns = request.columns > 0 ? request.columns : static_cast<int>(frames.size());
        return writePng(file, frames.size() == 1 && scale == 1 ? frames.front() : tile(frames, columns, 2, scale));
    }
    std::vector<Image> enlarged;
    enlarged.reserve(frames.size());
    for (const Image& frame : frames)
        enlarged.push_back(tile(std::span(&frame, 1), 1, 0, scale));
    if (format == Format::Gif) {
        writeGif(file, enlarged, request.millisecondsPerFrame);
    } else {
        writeMp4(file, enlarged, request.millisecondsPerFrame);
    }
}

QString suffixOf(const QString& filter) {
    for (const char* suffix : {"gif", "mp4"}) {
        if (filter.contains(QStringLiteral("*.%1").arg(QLatin1String(suffix))))
            return QLatin1String(suffix);
    }
    return QStringLiteral("png");
}

} // namespace

void exportPictures(Session& session, QWidget* parent, PictureExport request) {
    const QString folder = QSettings().value(QStringLiteral("export/folder"), QDir::homePath()).toString();
    QStringList filters{QObject::tr("PNG picture (*.png)")};
    if (request.animated)
        filters << QObject::tr("Animated GIF (*.gif)") << QObject::tr("MP4 video (*.mp4)");
    auto* dialog = new QFileDialog(parent, request.title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(request.suggestedName + QStringLiteral(".png"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog](const QString& filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    QObject::connect(dialog, &QFileDialog::fileSelected, &session, [&session, request](const QString& path) {
        QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(path).absolutePath());
        writePictures(session, path, request);
    });
    dialog->open();
}

void writePictures(Session& session, const QString& path, const PictureExport& request) {
    writeFile(session, path, [request, format = formatOf(path, request)](const std::filesystem::path& file) {
        write(file, request, format);
    });
}

} // namespace studio::ui
