// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunListModel.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"

#include <algorithm>
#include <functional>

namespace studio::ui {

RunListModel::RunListModel(Session& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session) {
    connect(&session, &Session::projectChanged, this, [this] { m_hidden.clear(); });
    connect(&session, &Session::runsChanged, this, &RunListModel::reload);
    connect(&session, &Session::ticked, this, &RunListModel::poll);
    reload();
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString name = QString::fromStdString(row.run.name);
    switch (role) {
    case Qt::DisplayRole:
    case RunRole:
        return name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(name, stateText(row));
    case Qt::CheckStateRole:
        return m_hidden.contains(name) ? Qt::Unchecked : Qt::Checked;
    case ModelRole:
        return row.run.kind == RunKind::Diffusion ? tr("diffusion") : QString::fromStdString(row.run.model);
    case StateTextRole:
        return stateText(row);
    case ColourRole:
        return Theme::current().runColour(row.run.colour);
    case ProgressRole:
        return row.progress;
    case WarningRole:
        return row.warned || row.run.state == RunState::Failed;
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const QString name = index.data(RunRole).toString();
    if (value.value<Qt::CheckState>() == Qt::Checked) {
        m_hidden.remove(name);
    } else {
        m_hidden.insert(name);
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT visibilityChanged();
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags;
}

int RunListModel::rowOf(const QString& run) const {
    const auto found =
        std::ranges::find(m_rows, run.toStdString(), [](const Row& row) -> const std::string& { return row.run.name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::vector<RunInfo> RunListModel::visibleRuns() const {
    std::vector<RunInfo> runs;
    for (const Row& row : m_rows) {
        if (!m_hidden.contains(QString::fromStdString(row.run.name)))
            runs.push_back(row.run);
    }
    return runs;
}

void RunListModel::reload() {
    std::vector<RunInfo> runs = m_session.runs();
    std::ranges::stable_sort(runs, std::greater{}, &RunInfo::created); // those of one second stay by name
    // The same runs in another state keep their rows, so that the selection and the scroll position stay.
    const bool same = std::ranges::equal(runs, m_rows, {}, &RunInfo::name,
                                         [](const Row& row) -> const std::string& { return row.run.name; });
    if (!same)
        beginResetModel();
    std::vector<Row> rows;
    for (const RunInfo& run : runs)
        rows.push_back({run, JobState::Finished, -1.0, false});
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    poll();
    if (same && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT visibilityChanged();
}

void RunListModel::poll() {
    for (int i = 0; i < rowCount(); ++i) {
        Row& row = m_rows[static_cast<std::size_t>(i)];
        const auto job = m_session.jobOf(QString::fromStdString(row.run.name));
        const double before = row.progress;
        row.progress = -1.0;
        if (job) {
            const JobSnapshot snapshot = job->snapshot();
            row.job = snapshot.state;
            row.warned = !snapshot.notices.empty();
            row.progress =
                snapshot.total > 0 ? static_cast<double>(snapshot.done) / static_cast<double>(snapshot.total) : 0.0;
        }
        if (job || before >= 0.0)
            Q_EMIT dataChanged(index(i), index(i));
    }
}

QString RunListModel::stateText(const Row& row) const {
    if (row.progress >= 0.0) {
        switch (row.job) {
        case JobState::Queued:
            return tr("waiting");
        case JobState::Paused:
            return tr("paused at %1 %").arg(static_cast<int>(row.progress * 100));
        default:
            return tr("training, %1 %").arg(static_cast<int>(row.progress * 100));
        }
    }
    switch (row.run.state) {
    case RunState::New:
        return tr("not trained yet");
    case RunState::Training:
    case RunState::Paused:
    case RunState::Stopped:
        return tr("stopped at step %1").arg(row.run.step);
    case RunState::Finished:
        return tr("trained");
    case RunState::Failed:
        return tr("failed");
    }
    return {};
}

} // namespace studio::ui
