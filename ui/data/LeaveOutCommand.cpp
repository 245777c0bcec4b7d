// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/LeaveOutCommand.hpp"

#include "ui/session/Session.hpp"

#include <QCoreApplication>

namespace studio::ui {

LeaveOutCommand::LeaveOutCommand(Session& session, std::vector<std::int64_t> pictures, bool leftOut)
    : QUndoCommand(leftOut ? QCoreApplication::translate("LeaveOutCommand", "Leave a picture out")
                           : QCoreApplication::translate("LeaveOutCommand", "Take a picture in"))
    , m_session(session)
    , m_pictures(std::move(pictures))
    , m_leftOut(leftOut) {}

void LeaveOutCommand::undo() {
    m_session.leaveOut(m_pictures, !m_leftOut);
}

void LeaveOutCommand::redo() {
    m_session.leaveOut(m_pictures, m_leftOut);
}

} // namespace studio::ui
