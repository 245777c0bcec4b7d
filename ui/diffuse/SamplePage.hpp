// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Recipe.hpp"
#include "ui/diffuse/DiffusionFeed.hpp"
#include "ui/diffuse/EntryMark.hpp"
#include "ui/diffuse/SampleExport.hpp"
#include "ui/diffuse/SampleMemory.hpp"

#include <QWidget>

#include <optional>
#include <vector>

class QSplitter;
class QTimer;

namespace studio::ui {

class FilmPane;
class FramePane;
class GuideModel;
class RecipeRestorer;
class ReferenceFeed;
class SampleControls;
class SamplesPane;
class Session;
class StepPlots;

/// Samples of a diffusion run and the film of how one of them came out of noise, following the settings at the left;
/// beside it what each step means.
class SamplePage : public QWidget {
    Q_OBJECT

public:
    using Engine = DiffusionFeed::Engine;
    using Film = DiffusionFeed::Film;

    explicit SamplePage(Session& session, QWidget* parent = nullptr);

    void clear(const QString& status); ///< another run comes, or none
    void setEngine(const Engine& engine);
    /// Brings back what a recipe says, at once or when its run is there.
    void restore(const Recipe& recipe);
    /// Starts from a picture, a file or a sample.
    GuideModel& guide() noexcept { return *m_guide; }
    void setMasking(bool masking);
    /// What another page needs to go on from here; nothing where no run was seen.
    std::optional<SampleMemory> memory() const;
    /// Goes on from there, at once or when its run is there: what was drawn is not drawn again.
    void recall(SampleMemory memory);
    bool takeKey(int key); ///< a key of the room; false: it means nothing here

    SampleControls& controls() noexcept { return *m_controls; }
    SamplesPane& samples() noexcept { return *m_samples; }
    FilmPane& film() noexcept { return *m_film; }
    FramePane& frames() noexcept { return *m_frames; }
    StepPlots& plots() noexcept { return *m_plots; }
    DiffusionFeed& feed() noexcept { return *m_feed; }

Q_SIGNALS:
    /// All that the settings ask for is on the screen.
    void resultsShown();
    void failed(const studio::Error& error);
    void noticed(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeMiddle();
    void connectParts();
    void connectFeeds();
    bool showMemory(const Engine& engine); ///< false: there is something to draw
    void draw();
    void showCost();
    void takeSamples(const std::vector<Image>& samples, DiffusionFeed::Quality quality);
    void choose(int index);
    void expectFilm();
    void takeFilm(const Film& film, int index);
    void takeFilms(const std::vector<Film>& films);
    void showPaths(const Film& film, int index);
    std::optional<FilmEntry> entryOf(const Film& film) const;
    void findNearest();
    void makeRoomForMask();
    int filmCount() const;

    Session& m_session;
    GuideModel* m_guide;
    DiffusionFeed* m_feed;
    ReferenceFeed* m_references;
    SampleControls* m_controls;
    SamplesPane* m_samples;
    FramePane* m_frames;
    FilmPane* m_film;
    StepPlots* m_plots;
    QSplitter* m_pictures = nullptr; ///< samples and frames
    RecipeRestorer* m_restorer;
    QTimer* m_late;          ///< runs while the film that is asked for may still come unnoticed
    SampleRequest m_request; ///< the newest
    std::vector<Film> m_films;
    DrawnSamples m_drawn;                   ///< with all steps: what is saved
    double m_seconds = 0.0;                 ///< that those took
    bool m_filmed = false;                  ///< the film is one of those
    bool m_complete = false;                ///< all was drawn before the page was left
    std::optional<SampleMemory> m_recalled; ///< waits for its run
};

} // namespace studio::ui
