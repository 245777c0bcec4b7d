// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QUndoStack;

namespace studio::ui {

class Session;
class SliderRow;

/// Which class a conditional run is to draw, and how strictly (classifier-free guidance). Hidden for other runs.
class ClassForm : public QWidget {
    Q_OBJECT

public:
    explicit ClassForm(QUndoStack& undo, QWidget* parent = nullptr);

    /// The classes of the dataset by label; none for a run that knows no classes.
    void setClasses(const std::vector<ClassCount>& classes);
    bool hasClasses() const;

    /// Puts label and guidance into the request.
    void fill(SampleRequest& request) const;
    /// Shows the request's class, without changed().
    void showRequest(const SampleRequest& request);

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_label;
    SliderRow* m_guidance;
};

/// What a run can be asked for: the project's classes where it was trained with labels, else none.
std::vector<ClassCount> classesToDraw(const Session& session, const LatentEngine* engine);

} // namespace studio::ui
