// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"
#include "ui/compare/CompareColumn.hpp"
#include "ui/session/Ask.hpp"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <set>

namespace studio::ui {

class Session;

/// One compared run, as far as its results have come in.
struct ComparedColumn {
    RunInfo run;
    QString diffusionRun; ///< that draws in this run's latents; empty: none
    ColumnPictures pictures;
    std::vector<Image> diffusion;
    std::optional<ReconstructionScore> score;
    bool stale = true; ///< pictures are of earlier settings
};

/// The compared runs, the inputs that all of them get, and what they made of them. Results come in one by one.
class CompareModel : public QObject {
    Q_OBJECT

public:
    using Engine = std::shared_ptr<const LatentEngine>;
    static constexpr std::int64_t scoredPictures = 1000;
    static constexpr std::size_t mostByDefault = 4;

    explicit CompareModel(Session& session, QObject* parent = nullptr);

    /// Runs that can be compared; picks up to four autoencoders when nothing is picked yet.
    void setRuns(std::vector<RunInfo> runs);
    const std::vector<RunInfo>& runs() const noexcept { return m_runs; }
    QStringList selected() const { return m_selected; }
    /// As one step to undo.
    void select(const QStringList& runs);

    const CompareSettings& settings() const noexcept { return m_settings; }
    void setSeed(std::uint64_t seed);
    void setMethod(Interpolation method);
    void setInputCount(int count);
    void shuffleInputs(); ///< all but the pinned ones
    void togglePin(int input);
    const std::set<int>& pinned() const noexcept { return m_pinned; }
    /// A picture file becomes the first input, pinned.
    void useFile(const QString& path);

    const std::vector<ComparedColumn>& columns() const noexcept { return m_columns; }
    bool isComplete() const noexcept { return m_pending == 0; }
    /// Asks again for everything that is shown.
    void refresh();

Q_SIGNALS:
    void runsChanged();
    void selectionChanged();
    void inputsChanged();
    void resultsChanged();
    void completed(); ///< nothing is on its way any more
    void failed(const studio::Error& error);

private:
    friend class CompareSelection;
    void applySelection(const QStringList& runs);
    void fillInputs();
    Image randomPicture() const;
    void askColumn(std::size_t column);
    void askScore(const Engine& engine, const QString& run);
    void askDiffusion(std::size_t column);
    template<class Work, class Use>
    void compute(const QString& channel, Work work, Use use);
    void oneArrived();
    ComparedColumn* find(const QString& run);

    Session& m_session;
    std::vector<RunInfo> m_runs;
    QStringList m_selected;
    CompareSettings m_settings;
    std::set<int> m_pinned;
    int m_inputCount = 6;
    std::vector<ComparedColumn> m_columns;
    QHash<QString, ReconstructionScore> m_scores; ///< by run and training step
    quint64 m_wish = 0;
    int m_pending = 0;
};

} // namespace studio::ui
