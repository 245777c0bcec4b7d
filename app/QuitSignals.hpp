// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace studio::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal on the window thread, so that a training can checkpoint before the
/// program ends. At most one may exist. Does nothing on systems without POSIX signals.
class QuitSignals : public QObject {
    Q_OBJECT

public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();
};

} // namespace studio::app
