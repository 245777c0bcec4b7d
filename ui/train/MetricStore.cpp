// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/MetricStore.hpp"

#include "ui/session/Session.hpp"

#include <algorithm>

namespace studio::ui {

MetricStore::MetricStore(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::projectChanged, this, &MetricStore::reset);
    connect(&session, &Session::ticked, this, &MetricStore::followLive);
    connect(&session, &Session::runsChanged, this, &MetricStore::followLive);
}

void MetricStore::reset() {
    m_tables.clear();
    m_live.clear();
    Q_EMIT changed();
}

const MetricTable& MetricStore::table(const QString& run) {
    if (const auto known = m_tables.find(run); known != m_tables.end())
        return *known;
    const MetricTable& empty = *m_tables.insert(run, {});
    if (m_session.liveRun(run)) {
        m_live.insert(run); // the next tick brings its rows
    } else {
        read(run);
    }
    return empty;
}

void MetricStore::read(const QString& run) {
    if (!m_session.project())
        return;
    ask(
        m_session.lane(), QStringLiteral("metrics/%1").arg(run), this,
        [project = m_session.project(), name = run.toStdString()](std::stop_token) { return project->metrics(name); },
        [this, run, project = m_session.project()](Answer<MetricTable> answer) {
            auto* table = std::get_if<MetricTable>(&answer);
            if (!table || project != m_session.project() || m_live.contains(run))
                return;
            m_tables.insert(run, std::move(*table));
            Q_EMIT changed();
        });
}

std::vector<std::string> MetricStore::columns() const {
    std::vector<std::string> columns;
    for (const RunInfo& run : m_session.runs()) { // in the list's order: a hash has none
        for (const std::string& column : m_tables.value(QString::fromStdString(run.name)).columns) {
            if (std::ranges::find(columns, column) == columns.end())
                columns.push_back(column);
        }
    }
    return columns;
}

void MetricStore::followLive() {
    bool grew = false;
    for (const RunInfo& info : m_session.runs()) {
        const QString run = QString::fromStdString(info.name);
        const auto live = m_session.liveRun(run);
        if (!live) {
            if (m_live.remove(run))
                read(run); // the file ends with a last row, which the last poll may have missed
            continue;
        }
        const bool known = m_live.contains(run);
        MetricTable& table = m_tables[run];
        MetricTable news = live->metricsFrom(known ? table.rows.size() : 0);
        m_live.insert(run);
        if (news.rows.empty())
            continue;
        if (!known)
            table.rows.clear();
        table.columns = std::move(news.columns);
        std::ranges::move(news.rows, std::back_inserter(table.rows));
        grew = true;
    }
    if (grew)
        Q_EMIT changed();
}

} // namespace studio::ui
