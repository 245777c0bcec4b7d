// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <any>

namespace studio::ui {

class Session;

/// The rooms, in their order on the rail.
enum class Room { Data, Train, Explore, Diffuse, Compare };

/// One room of the window. The main window shows one workspace at a time, with its inspector in the pane at the right.
class Workspace : public QWidget {
    Q_OBJECT

public:
    Workspace(Session& session, QWidget* parent)
        : QWidget(parent)
        , m_session(session) {}

    virtual QString title() const = 0;    ///< translated; on the rail and in the Go menu
    virtual QString iconName() const = 0; ///< a name that Theme::icon() knows
    /// What is selected here: parameters and facts. Shown in the inspector pane, which takes it over; null: no
    /// inspector.
    virtual QWidget* inspector() { return nullptr; }
    /// The workspace has just become the visible one.
    virtual void activate() {}
    /// Whether files dropped on the window while this workspace is visible are for it (a picture to encode, say). What
    /// nobody takes becomes a new project, or opens one.
    virtual bool acceptPaths(const QStringList& paths) {
        Q_UNUSED(paths);
        return false;
    }

    /// What a window that takes this one's place should show as well: see recall(). Empty: nothing.
    virtual std::any memory() const { return {}; }
    virtual void recall(const std::any& memory) { Q_UNUSED(memory); }

Q_SIGNALS:
    /// The content of inspector() changed so much that its pane should scroll back to the top.
    void inspectorChanged();
    /// The person goes on in another room: to train a model where there is nothing to show yet, say.
    void roomRequested(studio::ui::Room room);

protected:
    Session& session() const noexcept { return m_session; }

private:
    Session& m_session;
};

} // namespace studio::ui
