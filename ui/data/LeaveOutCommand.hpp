// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <cstdint>
#include <vector>

namespace studio::ui {

class Session;

/// Leaves pictures out of the trainings to come, or takes them in again.
class LeaveOutCommand : public QUndoCommand {
public:
    LeaveOutCommand(Session& session, std::vector<std::int64_t> pictures, bool leftOut);
    void undo() override;
    void redo() override;

private:
    Session& m_session; // owns the stack that owns this
    std::vector<std::int64_t> m_pictures;
    bool m_leftOut;
};

} // namespace studio::ui
