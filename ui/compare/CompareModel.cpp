// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/CompareModel.hpp"

#include "core/studio/Exchange.hpp"
#include "ui/session/Session.hpp"

#include <QPointer>
#include <QRandomGenerator>
#include <QUndoCommand>

#include <algorithm>

namespace studio::ui {

/// Which runs are compared, as one step to undo.
class CompareSelection : public QUndoCommand {
public:
    CompareSelection(CompareModel& model, QStringList before, QStringList after)
        : QUndoCommand(CompareModel::tr("Choose runs to compare"))
        , m_model(&model)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}
    void undo() override {
        if (m_model)
            m_model->applySelection(m_before);
    }
    void redo() override {
        if (m_model)
            m_model->applySelection(m_after);
    }

private:
    QPointer<CompareModel> m_model;
    QStringList m_before;
    QStringList m_after;
};

namespace {

QString scoreKey(const RunInfo& run) {
    return QStringLiteral("%1@%2").arg(QString::fromStdString(run.name)).arg(run.step);
}

} // namespace

CompareModel::CompareModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::projectChanged, this, [this] {
        m_selected.clear();
        m_columns.clear();
        m_scores.clear();
        m_pinned.clear();
        m_settings.inputs.clear();
        ++m_wish;
        m_pending = 0;
    });
}

void CompareModel::setRuns(std::vector<RunInfo> runs) {
    m_runs = std::move(runs);
    const auto exists = [this](const QString& name) {
        return std::ranges::any_of(m_runs, [&](const RunInfo& run) { return run.name == name.toStdString(); });
    };
    QStringList kept;
    std::ranges::copy_if(m_selected, std::back_inserter(kept), exists);
    if (kept.isEmpty()) {
        for (const RunInfo& run : m_runs) {
            if (run.kind == RunKind::Autoencoder && static_cast<std::size_t>(kept.size()) < mostByDefault) {
                kept << QString::fromStdString(run.name);
            }
        }
    }
    Q_EMIT runsChanged();
    applySelection(kept);
}

void CompareModel::select(const QStringList& runs) {
    if (runs == m_selected)
        return;
    m_session.undoStack().push(std::make_unique<CompareSelection>(*this, m_selected, runs).release());
}

void CompareModel::applySelection(const QStringList& runs) {
    m_selected = runs;
    Q_EMIT selectionChanged();
    refresh();
}

void CompareModel::setSeed(std::uint64_t seed) {
    if (seed == m_settings.seed)
        return;
    m_settings.seed = seed;
    refresh();
}

void CompareModel::setMethod(Interpolation method) {
    if (method == m_settings.method)
        return;
    m_settings.method = method;
    refresh();
}

void CompareModel::setInputCount(int count) {
    if (count == m_inputCount)
        return;
    m_inputCount = count;
    m_pinned.erase(m_pinned.lower_bound(count), m_pinned.end());
    refresh();
}

void CompareModel::shuffleInputs() {
    if (!m_session.project())
        return;
    for (int i = 0; i < static_cast<int>(m_settings.inputs.size()); ++i) {
        if (!m_pinned.contains(i))
            m_settings.inputs[static_cast<std::size_t>(i)] = randomPicture();
    }
    refresh();
}

void CompareModel::togglePin(int input) {
    if (!m_pinned.erase(input))
        m_pinned.insert(input);
    Q_EMIT inputsChanged();
}

void CompareModel::useFile(const QString& path) {
    if (!m_session.project())
        return;
    ask(
        m_session.lane(), QStringLiteral("compare.file"), this,
        [path, project = m_session.project()](std::stop_token stop) {
            return readPicture(std::filesystem::path(path.toStdU16String()), project->facts(), stop);
        },
        [this](Answer<Image> answer) {
            if (const auto* error = std::get_if<Error>(&answer)) {
                Q_EMIT failed(*error);
                return;
            }
            if (m_settings.inputs.empty())
                return;
            m_settings.inputs.front() = std::get<Image>(std::move(answer));
            m_pinned.insert(0);
            refresh();
        });
}

Image CompareModel::randomPicture() const {
    const Project& project = *m_session.project();
    const std::vector<std::int64_t> held = project.validationIndices();
    const auto count = static_cast<qint64>(held.empty() ? project.facts().count : std::ssize(held));
    const qint64 at = QRandomGenerator::global()->bounded(count);
    return project.image(held.empty() ? at : held[static_cast<std::size_t>(at)]);
}

/// The first inputs are spread evenly over the held-out pictures: the same at every start, and of many classes.
void CompareModel::fillInputs() {
    const Project& project = *m_session.project();
    const std::vector<std::int64_t> held = project.validationIndices();
    const std::int64_t count = held.empty() ? project.facts().count : std::ssize(held);
    auto& inputs = m_settings.inputs;
    if (std::ssize(inputs) > m_inputCount)
        inputs.resize(static_cast<std::size_t>(m_inputCount));
    while (std::ssize(inputs) < m_inputCount && count > 0) {
        const std::int64_t at = std::ssize(inputs) * count / m_inputCount;
        inputs.push_back(project.image(held.empty() ? at : held[static_cast<std::size_t>(at)]));
    }
}

ComparedColumn* CompareModel::find(const QString& run) {
    const auto found =
        std::ranges::find(m_columns, run.toStdString(), [](const ComparedColumn& c) { return c.run.name; });
    return found == m_columns.end() ? nullptr : &*found;
}

void CompareModel::refresh() {
    if (!m_session.project())
        return;
    ++m_wish;
    m_pending = 0;
    fillInputs();
    std::vector<ComparedColumn> columns;
    for (const RunInfo& run : m_runs) {
        const QString name = QString::fromStdString(run.name);
        if (!m_selected.contains(name))
            continue;
        const ComparedColumn* old = find(name);
        ComparedColumn column = old ? *old : ComparedColumn{};
        column.run = run;
        column.stale = true;
        column.diffusionRun = run.kind == RunKind::Diffusion ? name : QString();
        for (const RunInfo& other : m_runs) {
            const bool draws = other.kind == RunKind::Diffusion && other.autoencoder == run.name;
            if (draws && column.diffusionRun.isEmpty())
                column.diffusionRun = QString::fromStdString(other.name);
        }
        const auto known = m_scores.constFind(scoreKey(run));
        column.score = known == m_scores.constEnd() ? std::nullopt : std::optional(*known);
        columns.push_back(std::move(column));
    }
    m_columns = std::move(columns);
    Q_EMIT inputsChanged();
    Q_EMIT resultsChanged();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        askColumn(i);
        askDiffusion(i);
    }
    if (m_pending == 0)
        Q_EMIT completed();
}

/// Runs `work` on the lane and hands its value to `use(column, value)` when the wish is still the newest.
template<class Work, class Use>
void CompareModel::compute(const QString& channel, Work work, Use use) {
    using T = std::invoke_result_t<Work, std::stop_token>;
    ask(m_session.lane(), channel, this, std::move(work), [this, wish = m_wish, use](Answer<T> answer) {
        if (wish != m_wish)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            Q_EMIT failed(*error);
        } else {
            use(std::get<T>(std::move(answer)));
        }
        oneArrived();
    });
}

void CompareModel::askColumn(std::size_t column) {
    const QString run = QString::fromStdString(m_columns[column].run.name);
    ++m_pending;
    m_session.requestEngine(run, this, [this, run, wish = m_wish](Answer<Engine> answer) {
        if (wish != m_wish)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            Q_EMIT failed(*error);
            return oneArrived();
        }
        const Engine engine = std::get<Engine>(std::move(answer));
        const auto work = [engine, settings = m_settings](std::stop_token stop) {
            return drawColumn(*engine, settings, stop);
        };
        compute(QStringLiteral("compare.") + run, work, [this, engine, run](ColumnPictures pictures) {
            ComparedColumn* shown = find(run);
            if (!shown)
                return;
            shown->pictures = std::move(pictures);
            shown->stale = false;
            if (!shown->score)
                askScore(engine, run);
        });
    });
}

void CompareModel::askScore(const Engine& engine, const QString& run) {
    ++m_pending;
    const auto work = [engine](std::stop_token stop) { return engine->score(scoredPictures, stop); };
    compute(QStringLiteral("compare.score.") + run, work, [this, run](const ReconstructionScore& score) {
        ComparedColumn* shown = find(run);
        if (!shown)
            return;
        shown->score = score;
        m_scores.insert(scoreKey(shown->run), score);
    });
}

void CompareModel::askDiffusion(std::size_t column) {
    const QString run = QString::fromStdString(m_columns[column].run.name);
    const QString from = m_columns[column].diffusionRun;
    if (from.isEmpty())
        return;
    ++m_pending;
    m_session.requestEngine(from, this, [this, run, wish = m_wish](Answer<Engine> answer) {
        if (wish != m_wish)
            return;
        if (const auto* error = std::get_if<Error>(&answer)) {
            Q_EMIT failed(*error);
            return oneArrived();
        }
        const auto work = [engine = std::get<Engine>(std::move(answer)), settings = m_settings](std::stop_token stop) {
            return drawDiffusion(*engine, settings, stop);
        };
        compute(QStringLiteral("compare.diffusion.") + run, work, [this, run](std::vector<Image> samples) {
            if (ComparedColumn* shown = find(run))
                shown->diffusion = std::move(samples);
        });
    });
}

void CompareModel::oneArrived() {
    --m_pending;
    Q_EMIT resultsChanged();
    if (m_pending == 0)
        Q_EMIT completed();
}

} // namespace studio::ui
