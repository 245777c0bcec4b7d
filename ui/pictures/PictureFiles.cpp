// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureFiles.hpp"

#include "ui/session/Session.hpp"

#include <QFileInfo>

#include <algorithm>

namespace studio::ui {

namespace {

const QStringList& suffixes() {
    static const QStringList known{QStringLiteral("png"),  QStringLiteral("jpg"),  QStringLiteral("jpeg"),
                                   QStringLiteral("bmp"),  QStringLiteral("gif"),  QStringLiteral("tif"),
                                   QStringLiteral("tiff"), QStringLiteral("webp"), QStringLiteral("avif"),
                                   QStringLiteral("heic"), QStringLiteral("heif"), QStringLiteral("jfif"),
                                   QStringLiteral("mpo"),  QStringLiteral("pgm"),  QStringLiteral("ppm"),
                                   QStringLiteral("pbm"),  QStringLiteral("pnm"),  QStringLiteral("pam")};
    return known;
}

} // namespace

bool isPictureFile(const QString& path) {
    const QFileInfo file(path);
    return file.isFile() && suffixes().contains(file.suffix().toLower());
}

QString pictureFilter() {
    return QObject::tr("Pictures (%1);;All files (*)")
        .arg(QStringLiteral("*.") + suffixes().join(QStringLiteral(" *.")));
}

Image fromQImage(const QImage& image) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    Image copy(rgb.width(), rgb.height(), 3);
    for (int y = 0; y < rgb.height(); ++y)
        std::copy_n(rgb.constScanLine(y), copy.stride(), copy.row(y).data());
    return copy;
}

void writeFile(Session& session, const QString& path, std::function<void(const std::filesystem::path&)> write) {
    const std::filesystem::path file(path.toStdU16String());
    ask(
        session.lane(), QStringLiteral("write ") + path, &session,
        [file, write = std::move(write)](std::stop_token) {
            write(file);
            return true;
        },
        [&session, path](Answer<bool> answer) {
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT session.failed(*error);
            } else {
                Q_EMIT session.saved(path);
            }
        });
}

} // namespace studio::ui
