// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/session/Follow.hpp"

#include <QWidget>

class QLabel;
class QToolButton;

namespace studio::ui {

class PreviewGrid;
class Session;

/// One picture of the project as it is, and as a training with some settings would see it: the versions follow the
/// settings while they are typed.
class AugmentStrip : public QWidget {
    Q_OBJECT

public:
    explicit AugmentStrip(Session& session, QWidget* parent = nullptr);

    /// A model's parameters; what they leave out is off.
    void setSettings(const Parameters& settings);
    const PreviewGrid& grid() const noexcept { return *m_grid; }
    std::int64_t picture() const noexcept { return m_picture; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void another();
    void refresh();
    void take(const std::vector<Image>& versions);

    Session& m_session;
    Follower m_follower;
    Parameters m_settings;
    std::int64_t m_picture = 0;
    PreviewGrid* m_grid;
    QLabel* m_says;
    QToolButton* m_another;
};

} // namespace studio::ui
