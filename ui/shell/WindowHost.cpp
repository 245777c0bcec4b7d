// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowHost.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"

namespace studio::ui {

WindowHost::WindowHost(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    makeWindow();
}

WindowHost::~WindowHost() = default;

void WindowHost::makeWindow() {
    m_window = std::make_unique<MainWindow>(m_session);
    // Later: the request comes from a control of the window that goes.
    connect(m_window.get(), &MainWindow::remakeRequested, this, &WindowHost::remake, Qt::QueuedConnection);
}

void WindowHost::remake() {
    m_session.undoStack().clear();
    const std::unique_ptr<MainWindow> before = std::move(m_window);
    makeWindow();
    m_window->restoreGeometry(before->saveGeometry());
    m_window->show(); // rooms load nothing while they are not seen
    m_window->continueFrom(*before);
}

} // namespace studio::ui
