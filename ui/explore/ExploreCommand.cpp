// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/ExploreCommand.hpp"

#include "ui/explore/ExploreModel.hpp"

namespace studio::ui {

ExploreCommand::ExploreCommand(ExploreModel& model, ExploreState before, ExploreState after, const QString& text)
    : QUndoCommand(text)
    , m_model(&model)
    , m_run(model.run())
    , m_before(std::move(before))
    , m_after(std::move(after)) {}

void ExploreCommand::undo() {
    if (m_model)
        m_model->show(m_run, m_before);
}

void ExploreCommand::redo() {
    if (m_model)
        m_model->show(m_run, m_after);
}

} // namespace studio::ui
