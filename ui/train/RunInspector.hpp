// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace studio::ui {

class Heading;
class Session;

/// The selected run: what it reached, what the doctor says about it, and every parameter it was made with.
class RunInspector : public QWidget {
    Q_OBJECT

public:
    explicit RunInspector(Session& session, QWidget* parent = nullptr);
    void setRun(const QString& run);

private:
    void refresh();
    void pollNotices();
    void showFacts(const RunInfo& run);
    void showParameters(const RunInfo& run);
    void addFact(QVBoxLayout* layout, const QString& name, const QString& value, const QString& help = {});

    Session& m_session;
    QString m_run;
    QHash<QString, QStringList> m_notices; ///< by run: jobs forget theirs when the window moves on
    Heading* m_title;
    QLabel* m_sentence;
    QLabel* m_doctor;
    QVBoxLayout* m_facts;
    QVBoxLayout* m_parameters;
    Heading* m_parametersTitle;
};

} // namespace studio::ui
