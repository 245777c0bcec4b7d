// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace studio::ui {

class Workspace;

/// The pane at the right: the inspector of the visible workspace, scrolled when it is taller than the window.
class InspectorPane : public QStackedWidget {
    Q_OBJECT

public:
    explicit InspectorPane(QWidget* parent = nullptr);
    /// Takes over the workspace's inspector; one without an inspector gets an empty page.
    void add(Workspace* workspace);
    bool hasContent(int index) const;
};

} // namespace studio::ui
