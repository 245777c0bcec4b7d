// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace studio::ui {

/// A splitter of two beside each other whose second, the pane, stays as wide as a hand made it whenever there is room:
/// a window that was small for a while, or a pane that was away, leaves no narrower pane behind. The first takes the
/// rest.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    explicit PaneSplitter(QWidget* parent = nullptr);

    /// px. What does not fit is given up only for as long as it does not.
    void setPaneWidth(int width);
    int paneWidth() const noexcept { return m_paneWidth; }
    /// Shows or hides the pane; it comes back as wide as it was.
    void setPaneShown(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();

    int m_paneWidth = 0;
};

} // namespace studio::ui
