// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariant>

#include <span>

class QMainWindow;
class QSplitter;

namespace studio::ui {

/// One remembered thing: its key in the settings file and what holds before it was ever set.
struct Setting {
    const char* key;
    QVariant fallback;
};

/// Every setting of the window, in one table.
namespace setting {
extern const Setting geometry;          ///< QByteArray of the main window
extern const Setting workspace;         ///< index of the workspace shown last
extern const Setting inspectorShown;    ///< bool
extern const Setting inspectorWidth;    ///< px
extern const Setting theme;             ///< "system", "dark" or "light"
extern const Setting language;          ///< "system" or a locale name
extern const Setting textSize;          ///< percent: 100, 125 or 150
extern const Setting cores;             ///< most cores to compute on; 0: all
extern const Setting device;            ///< "auto", "cpu" or "cuda"
extern const Setting checkpointMinutes; ///< most time without a checkpoint
extern const Setting recentProjects;    ///< QStringList, newest first
extern const Setting projectsFolder;    ///< where new projects go
extern const Setting picturesFolder;    ///< of the last picture that was opened
extern const Setting dataFolder;        ///< of the last import
extern const Setting exportsFolder;     ///< of the last file that was saved
extern const Setting thumbnailSize;     ///< px
extern const Setting smoothing;         ///< of curves, 0..0.99
extern const Setting logarithmic;       ///< whether curves have a logarithmic vertical axis
extern const Setting logarithmicX;      ///< the same of the horizontal one
extern const Setting horizontalAxis;    ///< of curves: "step", "epoch" or "minutes"
extern const Setting filmFormat;        ///< of films that are saved: "gif", "mp4" or "png"
extern const Setting filmScale;         ///< times the size of a picture
extern const Setting filmSpeed;         ///< frames per second
extern const Setting filmRepeats;       ///< bool: for ever, not once
extern const Setting filmReturns;       ///< bool: there and back
std::span<const Setting* const> all();
} // namespace setting

/// Reads and writes settings; a damaged file means the defaults, never a failure.
class Settings {
public:
    static QVariant value(const Setting& setting);
    static void set(const Setting& setting, const QVariant& value);
    /// Says that the file could not be read or written, or is empty.
    static QString trouble();

    /// Restores the sizes of a splitter under its object name, and keeps them from now on.
    static void remember(QSplitter* splitter);

    static QStringList recentProjects();
    static void addRecentProject(const QString& folder);
    static void forgetRecentProject(const QString& folder);
};

} // namespace studio::ui
