// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ImportPreview.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Project.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QDirIterator>
#include <QFileInfo>
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int largestPreview = 512;
constexpr int automaticSize = 32;

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

bool isPictureFile(const QFileInfo& file) {
    static const QStringList suffixes{"png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "ppm", "pgm", "pbm"};
    return file.isFile() && suffixes.contains(file.suffix().toLower());
}

QStringList firstPictureFiles(const QStringList& sources, int count, const std::stop_token& stop) {
    QStringList files;
    for (const QString& source : sources) {
        const QFileInfo info(source);
        if (isPictureFile(info))
            files << source;
        if (info.isDir()) {
            QDirIterator walk(source, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                              QDirIterator::Subdirectories);
            while (files.size() < count && walk.hasNext()) {
                throwIfStopped(stop);
                walk.next();
                if (isPictureFile(walk.fileInfo()))
                    files << walk.filePath();
            }
        }
        if (files.size() >= count)
            break;
    }
    return files.mid(0, count);
}

/// Archives and arrays have no files to read one by one: a few pictures of them are imported into a folder that goes
/// away.
std::vector<QImage> throughImport(const QStringList& sources, int count, const std::stop_token& stop) {
    const QTemporaryDir folder;
    std::vector<std::filesystem::path> paths;
    for (const QString& source : sources)
        paths.push_back(toPath(source));
    ImportOptions options;
    options.limit = count;
    const auto project = Project::create(toPath(folder.filePath(QStringLiteral("preview"))), paths, options, stop);
    std::vector<QImage> pictures;
    for (std::int64_t i = 0; i < project->facts().count; ++i)
        pictures.push_back(toQImage(project->image(i)));
    return pictures;
}

} // namespace

std::vector<QImage> firstPictures(const QStringList& sources, int count, std::stop_token stop) {
    const QStringList files = firstPictureFiles(sources, count, stop);
    if (files.isEmpty())
        return throughImport(sources, count, stop);
    std::vector<QImage> pictures;
    for (const QString& file : files) {
        throwIfStopped(stop);
        try {
            const QImage picture = toQImage(readImage(toPath(file)));
            const bool large = std::max(picture.width(), picture.height()) > largestPreview;
            const QSize room(largestPreview, largestPreview);
            pictures.push_back(large ? picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture);
        } catch (const Error&) {
            continue; // the inspection that runs beside this one lists it with its reason
        }
    }
    return pictures;
}

QImage importPreview(const QImage& original, const ImportOptions& options) {
    if (original.isNull())
        return {};
    const int own = original.width() == original.height() && original.width() <= 64 ? original.width() : automaticSize;
    const int size = options.size > 0 ? options.size : own;
    const bool crop = options.framing == Framing::CentreCrop;
    const QImage scaled = original.scaled(size, size, crop ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio,
                                          Qt::SmoothTransformation);
    QImage result(size, size, QImage::Format_RGB32);
    result.fill(Qt::black);
    QPainter painter(&result);
    painter.drawImage((size - scaled.width()) / 2, (size - scaled.height()) / 2, scaled);
    painter.end();
    return options.channels == Channels::Grey ? result.convertToFormat(QImage::Format_Grayscale8) : result;
}

} // namespace studio::ui
