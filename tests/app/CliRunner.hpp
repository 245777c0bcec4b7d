// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/Patience.hpp"

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace studio::test {

struct CliResult {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The whole of stdout as JSON; null when it is anything else.
    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

/// Runs the real latent-studio-cli to its end.
inline CliResult runCli(const QStringList& arguments, const QString& workingFolder = {}) {
    QProcess process;
    if (!workingFolder.isEmpty())
        process.setWorkingDirectory(workingFolder);
    process.start(QStringLiteral(STUDIO_CLI), arguments);
    if (!process.waitForFinished(studio::longWait))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// The dictionary text of a .npy file: "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4, 8, 8), }".
inline QByteArray npyHeader(const QByteArray& file) {
    if (!file.startsWith("\x93NUMPY"))
        return {};
    const auto size = static_cast<unsigned char>(file[8]) | static_cast<unsigned char>(file[9]) << 8;
    return file.mid(10, size);
}

} // namespace studio::test
