// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QUndoStack;

namespace studio::ui {

class Session;
class SliderRow;

/// What a run's samples can be led by.
struct Steering {
    std::vector<ClassCount> classes = {}; ///< of the dataset by label; none for a run that knows no classes
    std::optional<double> guidance = {};  ///< the strength to begin with; none where there is nothing to lead by
};

/// Which class a conditional run is to draw, and how strongly samples are led: towards their class, or, without
/// classes, away from what the network drew early in its training. What a run cannot be led by is hidden.
class GuidanceForm : public QWidget {
    Q_OBJECT

public:
    explicit GuidanceForm(QUndoStack& undo, QWidget* parent = nullptr);

    /// A strength that was left as it was follows the run's own.
    void setSteering(const Steering& steering);

    /// Puts label and guidance into the request.
    void fill(SampleRequest& request) const;
    /// Shows the request's class and guidance, without changed().
    void showRequest(const SampleRequest& request);

Q_SIGNALS:
    void changed();

private:
    bool hasClasses() const;

    QLabel* m_labelName;
    QComboBox* m_label;
    SliderRow* m_guidance;
    bool m_canGuide = false;
};

Steering steeringOf(const Session& session, const LatentEngine* engine);

} // namespace studio::ui
