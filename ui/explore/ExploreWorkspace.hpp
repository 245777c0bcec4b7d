// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/studio/Types.hpp"
#include "ui/explore/ExploreState.hpp"
#include "ui/pictures/PictureUse.hpp"
#include "ui/session/Follow.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/Workspace.hpp"

class QLabel;
class QStackedLayout;

namespace studio::ui {

class Banner;
class DirectionSliders;
class EmptyState;
class ExploreModel;
class InterpolationStrip;
class PictureSlot;
class SamplesPanel;
class StartPicker;
struct DraggedPicture;

/// Walks through the latents of a run: a large picture that follows the sliders, random samples, and the way from A to
/// B.
class ExploreWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit ExploreWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Explore"); }
    QString iconName() const override { return QStringLiteral("explore"); }
    void activate() override;
    bool acceptPaths(const QStringList& paths) override;
    /// Starts from a picture of any room, or takes it as an end of the way; as soon as the run's weights are there.
    void use(PictureUse use, const DraggedPicture& picture);
    std::any memory() const override;
    void recall(const std::any& memory) override;

    ExploreModel& model() noexcept { return *m_model; }
    PictureSlot& picture() noexcept { return *m_picture; }
    const DirectionSliders& sliders() const noexcept { return *m_sliders; }
    InterpolationStrip& strip() noexcept { return *m_strip; }
    SamplesPanel& samples() noexcept { return *m_samples; }
    StartPicker& picker() noexcept { return *m_picker; }
    /// Counts the pictures asked for: what the sliders say now is shown once pictureShown() brings this number.
    quint64 pictureSerial() const noexcept { return m_serial; }

Q_SIGNALS:
    /// The large picture shows what the sliders said at request `serial`; see pictureSerial().
    void pictureShown(quint64 serial);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeRoom();
    QWidget* makePicture();
    QWidget* makeSide();
    void connectParts();
    void showRun();
    void showEmpty();
    void begin();
    void useWhatWasAsked();
    void decode();
    void take(Image picture, quint64 serial);
    void drop(const DraggedPicture& dragged);
    void askForEndpoint(End end);
    void describe();

    ExploreModel* m_model;
    EmptyState* m_empty;
    Banner* m_banner;
    PictureSlot* m_picture;
    QLabel* m_caption;
    StartPicker* m_picker;
    DirectionSliders* m_sliders;
    SamplesPanel* m_samples;
    InterpolationStrip* m_strip;
    QStackedLayout* m_stack;
    Follower m_follower;
    Image m_shown;
    std::optional<PictureUseEvent> m_asked; ///< waits for the weights
    quint64 m_serial = 0;
    std::weak_ptr<Project> m_project;
    quint64 m_weightsSerial = 0;
};

} // namespace studio::ui
