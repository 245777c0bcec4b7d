// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QHash>
#include <QObject>
#include <QSet>

namespace studio::ui {

class Session;

/// The metrics of the project's runs: read once from disk on the inference lane, then followed while a run trains. When
/// a training ends, what it has told stays until the file has been read.
class MetricStore : public QObject {
    Q_OBJECT

public:
    explicit MetricStore(Session& session, QObject* parent = nullptr);

    /// What is known of a run; starts reading it when nothing is yet.
    const MetricTable& table(const QString& run);
    /// Every column that any known run has, in order of appearance.
    std::vector<std::string> columns() const;

Q_SIGNALS:
    void changed();

private:
    void reset();
    void followLive();
    void read(const QString& run);

    Session& m_session;
    QHash<QString, MetricTable> m_tables;
    QSet<QString> m_live; ///< runs whose table comes from their training, or will
};

} // namespace studio::ui
