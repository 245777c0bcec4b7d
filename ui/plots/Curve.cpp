// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/Curve.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"

#include <QSaveFile>

namespace studio::ui {

namespace {

/// Quoted for CSV; a leading = + - @ would be run as a formula by a spreadsheet, so it gets an apostrophe.
QString csvCell(QString text) {
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    return QStringLiteral("\"%1\"").arg(text.replace(QLatin1Char('"'), QLatin1String("\"\"")));
}

} // namespace

QString dashSample(Qt::PenStyle style) {
    switch (style) {
    case Qt::DashLine:
        return QStringLiteral("\u2013 \u2013");
    case Qt::DotLine:
        return QStringLiteral("\u00B7\u00B7\u00B7\u00B7");
    case Qt::DashDotLine:
        return QStringLiteral("\u2013 \u00B7");
    case Qt::DashDotDotLine:
        return QStringLiteral("\u2013 \u00B7\u00B7");
    default:
        return QStringLiteral("\u2014\u2014");
    }
}

void writeCurvesCsv(const QString& file, std::span<const Curve> curves, const QString& xTitle, const QString& yTitle) {
    QString text = QStringLiteral("curve,%1,%2\n").arg(csvCell(xTitle), csvCell(yTitle));
    for (const Curve& curve : curves) {
        const QString name = csvCell(curve.name);
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            text += QStringLiteral("%1,%2,%3\n").arg(name).arg(curve.x[i], 0, 'g', 9).arg(curve.y[i], 0, 'g', 9);
        }
    }
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(text.toUtf8()) >= 0 && out.commit())
        return;
    throw Error(ErrorCode::Io, (file + QStringLiteral(": ") + out.errorString()).toStdString(),
                STUDIO_TR("Choose another folder, or make room on the disk."));
}

} // namespace studio::ui
