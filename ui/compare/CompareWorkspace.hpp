// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Workspace.hpp"

class QComboBox;
class QSpinBox;
class QStackedWidget;

namespace studio::ui {

class Banner;
class CompareBoard;
class CompareModel;
class EmptyState;
class RunChips;

/// Two or more runs side by side: the same pictures reconstructed, the same way walked, the same seeds sampled, and the
/// figures under each.
class CompareWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit CompareWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Compare"); }
    QString iconName() const override { return QStringLiteral("compare"); }
    void activate() override;
    bool acceptPaths(const QStringList& paths) override;

    CompareModel& model() noexcept { return *m_model; }
    CompareBoard& board() noexcept { return *m_board; }
    RunChips& chips() noexcept { return *m_chips; }

    /// The board as a PNG, or the whole comparison as one HTML page, by the suffix of `path`. Writes on the lane.
    void save(const QString& path);

Q_SIGNALS:
    /// A diffusion model on the run that is picked now is to be trained.
    void diffusionWanted();

private:
    QWidget* makeRoom();
    QWidget* makeControls();
    void connectParts();
    void showProject();
    void showBoard();
    void showBest();
    void chooseFile();
    void savePage(const QString& path);

    CompareModel* m_model;
    EmptyState* m_empty;
    Banner* m_banner;
    RunChips* m_chips;
    QSpinBox* m_inputs;
    QSpinBox* m_seed;
    QComboBox* m_method;
    CompareBoard* m_board;
    QStackedWidget* m_pages;
    bool m_outdated = true; ///< runs changed while nobody looked
};

} // namespace studio::ui
