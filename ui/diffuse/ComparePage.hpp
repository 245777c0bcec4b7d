// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/diffuse/DiffuseMemory.hpp"

#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

class QPushButton;

namespace studio::ui {

class GuidanceForm;
class ErrorPane;
class SamplerColumn;
class SeedForm;
class Session;
class SliderRow;

/// Two or three samplers side by side from the same noise, and below them how far each ends from the exact end.
class ComparePage : public QWidget {
    Q_OBJECT

public:
    using Engine = DiffusionFeed::Engine;
    static constexpr std::size_t mostColumns = 3;
    static constexpr std::size_t fewestColumns = 2;

    explicit ComparePage(Session& session, QWidget* parent = nullptr);

    void setEngine(const Engine& engine); ///< null: none
    std::size_t columnCount() const;
    SamplerColumn& column(std::size_t place) noexcept { return *m_columns.at(place); }
    SeedForm& noise() noexcept { return *m_noise; }
    ErrorPane& errors() noexcept { return *m_errors; }
    SampleRequest common() const; ///< what all columns share
    /// Nothing where no run was seen.
    std::optional<CompareMemory> memory() const;
    void recall(CompareMemory memory);
    bool takeKey(int key); ///< a key of the room; false: it means nothing here

Q_SIGNALS:
    void failed(const studio::Error& error);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeColumns();
    void connectParts();
    void showColumn(std::size_t place, bool shown);
    void showMemory();
    void drawAll();
    void draw(std::size_t place);
    void measureSoon();
    void measure();
    void stop();

    Session& m_session;
    Engine m_engine;
    SeedForm* m_noise;
    SliderRow* m_count;
    GuidanceForm* m_guidance;
    QPushButton* m_add;
    std::array<SamplerColumn*, mostColumns> m_columns;
    ErrorPane* m_errors;
    std::optional<CompareMemory> m_recalled; ///< waits for a run
    std::vector<std::size_t> m_measured;     ///< columns, by race
    QTimer m_rest;                           ///< the hand rests: measure
};

} // namespace studio::ui
