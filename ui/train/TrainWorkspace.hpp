// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Workspace.hpp"

class QSplitter;
class QStackedWidget;

namespace studio::ui {

class FurtherPanel;
class GridScrubber;
class MetricBoard;
class ModelCards;
class NewRunPanel;
class RunInspector;
class RunList;

/// A card a model, the runs, their curves, and their pictures through time.
class TrainWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit TrainWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    QWidget* inspector() override;
    void activate() override;
    std::any memory() const override;
    void recall(const std::any& memory) override;

    RunList* runs() const noexcept { return m_runs; }
    NewRunPanel* newRun() const noexcept { return m_newRun; }
    FurtherPanel* further() const noexcept { return m_further; }
    /// Opens the form of a model in the inspector.
    void offerNewRun(const QString& model);
    /// The same, filled in with the settings of a run.
    void offerRunLike(const QString& run);
    void offerFurtherTraining(const QString& run);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectActions();
    void updateAvailability();
    void updateCards();
    void goOn();
    void showForm(QWidget* form);
    void showRun(const QString& run);
    void showCurrentRun();

    ModelCards* m_cards;
    RunList* m_runs;
    MetricBoard* m_board;
    GridScrubber* m_scrubber;
    QSplitter* m_charts = nullptr;
    QStackedWidget* m_inspector;
    RunInspector* m_runInspector;
    NewRunPanel* m_newRun;
    FurtherPanel* m_further;
};

} // namespace studio::ui
