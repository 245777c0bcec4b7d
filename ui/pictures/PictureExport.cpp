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

void write(const std::filesystem::path& file, const PictureExport& request, bool asGif) {
    const std::vector<Image> frames = request.frames();
    if (frames.empty())
        throw Error(ErrorCode::BadInput, "There is no picture to save yet.", "Wait until it is shown.");
    const int scale = enlargement(frames.front());
    if (!asGif) {
        const int columns = request.columns > 0 ? request.columns : static_cast<int>(frames.size());
        writePng(file, frames.size() == 1 && scale == 1 ? frames.front() : tile(frames, columns, 2, scale));
        return;
    }
    std::vector<Image> enlarged;
    enlarged.reserve(frames.size());
    for (const Image& frame : frames)
        enlarged.push_back(tile(std::span(&frame, 1), 1, 0, scale));
    writeGif(file, enlarged, request.millisecondsPerFrame);
}

} // namespace

void exportPictures(Session& session, QWidget* parent, PictureExport request) {
    const QString folder = QSettings().value(QStringLiteral("export/folder"), QDir::homePath()).toString();
    QStringList filters{QObject::tr("PNG picture (*.png)")};
    if (request.animated)
        filters << QObject::tr("Animated GIF (*.gif)");
    auto* dialog = new QFileDialog(parent, request.title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(request.suggestedName + QStringLiteral(".png"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.gif")) ? QStringLiteral("gif")
                                                                         : QStringLiteral("png"));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, &session, [&session, request](const QString& path) {
        QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(path).absolutePath());
        writePictures(session, path, request);
    });
    dialog->open();
}

void writePictures(Session& session, const QString& path, const PictureExport& request) {
    const bool asGif = request.animated && path.endsWith(QLatin1String(".gif"), Qt::CaseInsensitive);
    writeFile(session, path, [request, asGif](const std::filesystem::path& file) { write(file, request, asGif); });
}

} // namespace studio::ui
