// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/DiffusionFeed.hpp"
#include "ui/shell/Workspace.hpp"

#include <QPointer>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace studio::ui {

class Banner;
class DiffuseTrainPanel;
class EmptyState;
class FilmPane;
class ImageView;
class PictureGrid;
class SampleControls;

/// For a diffusion run: samples and the film of how one of them came out of noise, following the sampler's settings.
/// For an autoencoder: the form that trains a diffusion model on its latents.
class DiffuseWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit DiffuseWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Diffuse"); }
    QString iconName() const override { return QStringLiteral("diffuse"); }
    void activate() override;

    SampleControls& controls() noexcept { return *m_controls; }
    PictureGrid& samples() noexcept { return *m_grid; }
    FilmPane& film() noexcept { return *m_film; }
    ImageView& large() noexcept { return *m_large; }
    DiffuseTrainPanel& trainPanel() noexcept { return *m_train; }
    DiffusionFeed& feed() noexcept { return *m_feed; }

Q_SIGNALS:
    /// All that the settings ask for is on the screen.
    void resultsShown();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Page { EmptyPage, TrainPage, WaitPage, SamplePage };
    QWidget* makeSampleRoom();
    QWidget* makePictures();
    void connectParts();
    void showRun();
    void showEmpty();
    void load(const RunInfo& run);
    void draw();
    void takeSamples(const std::vector<Image>& samples, DiffusionFeed::Quality quality);
    void drawFilm();
    void exportSamples();

    EmptyState* m_empty;
    EmptyState* m_wait;
    Banner* m_banner;
    DiffuseTrainPanel* m_train;
    SampleControls* m_controls;
    QPushButton* m_another;
    QLabel* m_status;
    PictureGrid* m_grid;
    ImageView* m_large;
    FilmPane* m_film;
    QStackedWidget* m_pages;
    DiffusionFeed* m_feed;
    std::vector<Image> m_samples;
    QString m_run;
    RunState m_runState = RunState::New;
};

} // namespace studio::ui
