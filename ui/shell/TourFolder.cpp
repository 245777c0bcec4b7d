// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TourFolder.hpp"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>

#include <array>

namespace studio::ui {

namespace {

enum class Shape { Disc, Square, Ring };

struct ClassOfShapes {
    const char* name;
    Shape shape;
    int count;
};

constexpr std::array classes{ClassOfShapes{"discs", Shape::Disc, 60}, ClassOfShapes{"squares", Shape::Square, 6},
                             ClassOfShapes{"rings", Shape::Ring, 5}};

/// The number alone decides what the picture looks like.
QImage picture(Shape shape, int number) {
    const int width = 56 + 8 * (number % 5);
    const int height = 56 + 8 * (number % 3);
    QImage image(width, height, QImage::Format_ARGB32);
    const bool transparent = shape == Shape::Ring;
    image.fill(transparent ? QColor(Qt::transparent) : QColor::fromHsv(number * 47 % 360, 70, 90));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = QColor::fromHsv(number * 83 % 360, 170, 235);
    const QRectF area(10 + number % 7, 8 + number % 5, 30 + number % 9, 30 + number % 9);
    painter.setPen(shape == Shape::Ring ? QPen(colour.darker(180), 7) : QPen(Qt::NoPen));
    painter.setBrush(shape == Shape::Ring ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (shape == Shape::Square) {
        painter.drawRect(area);
    } else {
        painter.drawEllipse(area);
    }
    return image;
}

bool writeText(const QString& file, const char* text) {
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(text) > 0;
}

} // namespace

bool makeTourFolder(const QString& folder) {
    const QDir squares(folder + QStringLiteral("/squares"));
    const QString last = squares.filePath(QStringLiteral("Thumbs.db"));
    if (QFile::exists(last))
        return true;
    bool written = true;
    for (const ClassOfShapes& each : classes) {
        const QDir place(folder + QLatin1Char('/') + QLatin1String(each.name));
        written = place.mkpath(QStringLiteral(".")) && written;
        for (int i = 0; i < each.count; ++i)
            written = picture(each.shape, i).save(place.filePath(QStringLiteral("%1.png").arg(i))) && written;
    }
    written = picture(Shape::Square, 0).save(squares.filePath(QStringLiteral("copy.png"))) && written;
    return written && writeText(squares.filePath(QStringLiteral("broken.png")), "no picture") &&
           writeText(last, "thumbnails");
}

bool makeTourArrays(const QString& file) {
    return QFile::exists(file) || QFile::copy(QStringLiteral(":/tour/arrays.npz"), file);
}

} // namespace studio::ui
