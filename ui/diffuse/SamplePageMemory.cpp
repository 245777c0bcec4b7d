// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/FramePane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/GuideSlot.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SampleMemory.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QSignalBlocker>

#include <utility>

namespace studio::ui {

std::optional<SampleMemory> SamplePage::memory() const {
    if (m_recalled)
        return m_recalled; // nobody has looked since
    if (!m_feed->engine())
        return std::nullopt;
    SampleMemory memory;
    memory.engine = m_feed->engine();
    memory.request = m_controls->request();
    memory.guide = m_guide->state();
    memory.strength = m_guide->strength();
    memory.masking = m_frames->isMasking();
    memory.showsRows = m_film->showsRows();
    memory.loops = m_film->isLooping();
    if (!m_filmed)
        return memory;
    memory.samples = m_drawn.pictures;
    memory.seconds = m_seconds;
    memory.chosen = m_film->sample();
    memory.film = m_film->steps();
    memory.films = m_films;
    memory.step = m_film->currentStep();
    memory.row = m_film->strip().currentRow();
    return memory;
}

void SamplePage::recall(SampleMemory memory) {
    if (const auto& project = m_session.project())
        memory.guide.name = retoldName(*project, memory.guide.name);
    m_recalled = std::move(memory);
    if (m_feed->engine())
        setEngine(m_feed->engine());
}

bool SamplePage::showMemory(const Engine& engine) {
    if (!m_recalled)
        return false;
    const SampleMemory memory = *std::exchange(m_recalled, std::nullopt);
    {
        const QSignalBlocker quiet(m_controls);
        m_controls->showRequest(memory.request);
        m_controls->guideSlot().strength().showValue(100.0 * memory.strength);
        m_guide->adopt(memory.guide, memory.strength, engine == memory.engine ? memory.request.guide : nullptr);
    }
    setMasking(memory.masking);
    m_film->setRowsShown(memory.showsRows);
    if (m_film->isLooping() != memory.loops)
        m_film->toggleLoop();
    if (engine != memory.engine || memory.film.empty())
        return false;
    m_feed->stop();
    m_request = memory.request;
    m_films = memory.films;
    m_complete = !m_films.empty();
    m_drawn = {engine, m_request, memory.samples};
    m_seconds = memory.seconds;
    m_samples->choose(memory.chosen, static_cast<int>(memory.samples.size()));
    m_samples->setSamples(memory.samples);
    showCost();
    takeFilm(memory.film, memory.chosen);
    m_film->setFilms(m_films);
    m_film->strip().setCurrent(memory.step, memory.row);
    return true;
}

} // namespace studio::ui
