// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/SaveDialog.hpp"

#include "ui/session/LastFolder.hpp"

#include <QFileDialog>

namespace studio::ui {

namespace {

QString suffixOf(FilmFormat format) {
    switch (format) {
    case FilmFormat::Gif:
        return QStringLiteral("gif");
    case FilmFormat::Mp4:
        return QStringLiteral("mp4");
    case FilmFormat::Png:
        return QStringLiteral("png");
    }
    return {};
}

QString filterOf(FilmFormat format) {
    switch (format) {
    case FilmFormat::Gif:
        return QObject::tr("Animated GIF (*.gif)");
    case FilmFormat::Mp4:
        return QObject::tr("MP4 video (*.mp4)");
    case FilmFormat::Png:
        return QObject::tr("PNG picture (*.png)");
    }
    return {};
}

} // namespace

void askWhereToSave(QWidget* parent, const QString& title, const QString& name, FilmFormat format,
                    std::function<void(const QString& path)> save) {
    auto* dialog = new QFileDialog(parent, title, lastFolder(FolderFor::Exports));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filterOf(format));
    dialog->setDefaultSuffix(suffixOf(format));
    dialog->selectFile(QStringLiteral("%1.%2").arg(name, suffixOf(format)));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [save = std::move(save)](const QString& path) {
        rememberFolder(FolderFor::Exports, path);
        save(path);
    });
    dialog->open();
}

FilmFormat formatOf(const QString& path) {
    for (const FilmFormat format : {FilmFormat::Gif, FilmFormat::Mp4}) {
        if (path.endsWith(QLatin1Char('.') + suffixOf(format), Qt::CaseInsensitive))
            return format;
    }
    return FilmFormat::Png;
}

} // namespace studio::ui
