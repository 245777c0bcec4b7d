// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/DiffusionFeed.hpp"
#include "ui/pictures/DraggedPicture.hpp"
#include "ui/shell/Workspace.hpp"

class QButtonGroup;
class QPushButton;
class QStackedWidget;

namespace studio {
struct Recipe;
}

namespace studio::ui {

class Banner;
class ComparePage;
class DiffuseTrainPanel;
class EmptyState;
class SamplePage;

/// For a diffusion run: a page that draws samples and shows how they come about, and one that compares samplers. For an
/// autoencoder: what is missing, and on request the form that trains a diffusion model on its latents.
class DiffuseWorkspace : public Workspace {
    Q_OBJECT

public:
    enum class Mode { Samples, Compare };

    explicit DiffuseWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Diffuse"); }
    QString iconName() const override { return QStringLiteral("diffuse"); }
    void activate() override;
    /// A saved sample restores its recipe; any other picture becomes the one to start from.
    bool acceptPaths(const QStringList& paths) override;

    std::any memory() const override;
    void recall(const std::any& memory) override;

    /// Draws from a picture of any room, with the diffusion run that is picked, or else the first that can.
    void startFrom(const DraggedPicture& picture);

    /// The form that trains a diffusion model on the picked autoencoder, or on the one that the picked run draws with.
    void offerTraining();

    void setMode(Mode mode);
    Mode mode() const;

    SamplePage& samplePage() noexcept { return *m_sample; }
    ComparePage& comparePage() noexcept { return *m_compare; }
    DiffuseTrainPanel& trainPanel() noexcept { return *m_train; }

Q_SIGNALS:
    /// Diffusion on points of the plane is wanted, which needs no run.
    void toyRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Page { EmptyPage, NoModelPage, TrainPage, WaitPage, FirstMode };
    QWidget* makeTop();
    void connectParts();
    void leaveTraining();
    void showRun();
    void showPage(int page);
    void showTabs(int page);
    QString whyNoSamples(int page) const;
    void showEmpty();
    void showNoModel(const RunInfo& autoencoder);
    void drawOrTrain();
    void load(const RunInfo& run);
    void unload(const QString& status);
    void read(const QString& path);
    void restore(const Recipe& recipe);

    EmptyState* m_empty;
    EmptyState* m_noModel;
    EmptyState* m_wait;
    Banner* m_banner;
    DiffuseTrainPanel* m_train;
    SamplePage* m_sample;
    ComparePage* m_compare;
    QButtonGroup* m_modes;
    QPushButton* m_another;
    QWidget* m_top;
    QStackedWidget* m_pages;
    DiffusionFeed::Engine m_engine;
    QString m_run;
    QString m_model;          ///< draws from the picked autoencoder's latents; empty: none does
    QString m_trainingOn;     ///< the autoencoder whose form was asked for
    QString m_beforeTraining; ///< the run that was shown when it was
    quint64 m_weightsSerial = 0;
};

} // namespace studio::ui
