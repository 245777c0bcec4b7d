// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace studio::ui {

class MainWindow;
class Session;

/// Owns the main window, and makes it anew where what it was made of changes: the language, the size of the letters.
/// Project, jobs and the picked run belong to the session and go on; the new window opens where the old one stood.
class WindowHost : public QObject {
    Q_OBJECT

public:
    explicit WindowHost(Session& session, QObject* parent = nullptr);
    ~WindowHost() override;

    MainWindow& window() noexcept { return *m_window; }
    /// Puts a new window in the place of the old one. Undo steps end here: they belong to the old one.
    void remake();

private:
    void makeWindow();

    Session& m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace studio::ui
