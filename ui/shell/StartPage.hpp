// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace studio::ui {

/// What the window shows without a project: drop pictures, or go on with an earlier project.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);
    /// Reads the recent projects again.
    void refresh();

Q_SIGNALS:
    void exampleRequested(); ///< the project that is trained already
    void sampleRequested();  ///< Fashion-MNIST where it is installed, else Shapes
    void folderRequested();
    void filesRequested();
    void projectRequested(const QString& folder);
    void toyRequested(); ///< diffusion on points, without a project

private:
    QWidget* makeWelcome();

    QWidget* m_recent;
    QVBoxLayout* m_recentRows;
};

} // namespace studio::ui
