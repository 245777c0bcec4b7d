// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/ExploreState.hpp"

#include <QPointer>
#include <QUndoCommand>

namespace studio::ui {

class ExploreModel;

/// One step of Explore: from one state of a run's walk to another. Undoing it while another run is shown shows that
/// run.
class ExploreCommand : public QUndoCommand {
public:
    ExploreCommand(ExploreModel& model, ExploreState before, ExploreState after, const QString& text);
    void undo() override;
    void redo() override;

private:
    QPointer<ExploreModel> m_model;
    QString m_run;
    ExploreState m_before;
    ExploreState m_after;
};

} // namespace studio::ui
