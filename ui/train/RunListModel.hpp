// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Job.hpp"
#include "core/studio/Types.hpp"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace studio::ui {

class Session;

/// The runs of the project, the newest first. Checked means: its curves are drawn.
class RunListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { RunRole = Qt::UserRole, ModelRole, StateTextRole, ColourRole, ProgressRole, WarningRole };

    explicit RunListModel(Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    const RunInfo& run(int row) const { return m_rows[static_cast<std::size_t>(row)].run; }
    int rowOf(const QString& run) const;
    std::vector<RunInfo> visibleRuns() const;

Q_SIGNALS:
    void visibilityChanged();

private:
    struct Row {
        RunInfo run;
        JobState job = JobState::Finished; ///< of the job that trains it now
        double progress = -1.0;            ///< 0..1 while a job is under way
        bool warned = false;
    };
    void reload();
    void poll();
    QString stateText(const Row& row) const;

    Session& m_session;
    std::vector<Row> m_rows;
    QSet<QString> m_hidden;
};

} // namespace studio::ui
