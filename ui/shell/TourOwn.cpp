// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own pictures on the Tour: from a folder that nobody prepared to the form of a training.
#include "ui/shell/Tour.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/TourFolder.hpp"
#include "ui/train/AugmentStrip.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/train/TrainWorkspace.hpp"

#include <QDir>
#include <QFileInfo>
#include <QScrollArea>

namespace studio::ui {

namespace {

void setField(NewRunPanel& panel, const char* key, const char* text) {
    if (ParameterField* field = panel.form()->field(key))
        field->setText(QLatin1String(text));
}

/// Scrolls the pane that a widget stands in until the widget is seen.
void bringIntoView(QWidget* widget) {
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            return area->ensureWidgetVisible(widget);
    }
}

} // namespace

void Tour::addOwnPictures(bool dark) {
    const QString folder = QDir(m_folder).filePath(QStringLiteral("own"));
    const QString arrays = QDir(m_folder).filePath(QStringLiteral("arrays.npz"));
    add(QStringLiteral("a folder that nobody prepared"), [this, folder, arrays] {
        if (!makeTourFolder(folder) || !makeTourArrays(arrays))
            fail(QStringLiteral("%1 cannot be written").arg(folder));
    });
    addPicture(QStringLiteral("import"), dark, [this, folder] {
        window().showWorkspace(0);
        window().openPaths({folder});
    });
    addPicture(QStringLiteral("import-arrays"), dark, [this, arrays] { window().openPaths({arrays}); });
    const QString project = QDir(m_folder).filePath(QStringLiteral("own-project"));
    addPicture(
        QStringLiteral("own-data"), dark,
        [this, folder, project] {
            window().showWorkspace(0);
            if (QFileInfo::exists(project + QStringLiteral("/project.json")))
                return m_session.openProject(project);
            m_session.createProject(project, {folder}, {});
        },
        [this, project] { return isOpen(project) && isCalm(); });
    addForm(dark);
    add(
        QStringLiteral("back to the project"),
        [this] { m_session.openProject(QDir(m_folder).filePath(QStringLiteral("project"))); },
        [this] { return isOpen(QDir(m_folder).filePath(QStringLiteral("project"))) && isCalm(); }, Seconds(60));
}

void Tour::addForm(bool dark) {
    const auto room = [this] { return qobject_cast<TrainWorkspace*>(window().workspace(Room::Train)); };
    const auto isMeasured = [this, room] {
        return room()->newRun()->run().forecast().state() == Forecast::State::Idle && isCalm();
    };
    addPicture(
        QStringLiteral("train-form"), dark,
        [this, room] {
            window().showRoom(Room::Train);
            room()->offerNewRun(QStringLiteral("vae"));
        },
        isMeasured);
    addPicture(
        QStringLiteral("train-copies"), dark,
        [room] {
            NewRunPanel& panel = *room()->newRun();
            setField(panel, "mirror", "0.5");
            setField(panel, "shift", "0.15");
            setField(panel, "rotate", "12");
            setField(panel, "jitter", "0.3");
            bringIntoView(panel.findChild<AugmentStrip*>());
        },
        isMeasured);
}

bool Tour::isOpen(const QString& project) const {
    return m_session.project() &&
           QString::fromStdU16String(m_session.project()->folder().u16string()) == QDir(project).absolutePath();
}

} // namespace studio::ui
