// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <cstdint>

class QLabel;
class QListWidget;
class QToolButton;
class QVBoxLayout;

namespace studio::ui {

class ClassBars;
class FindingsView;
class Heading;
class Session;
class UsablePicture;

/// The selected picture, large, with its name, class and part; below it the facts of the dataset.
class DataInspector : public QWidget {
    Q_OBJECT

public:
    explicit DataInspector(Session& session, QWidget* parent = nullptr);

    /// Everything anew for the session's project.
    void refresh();
    void showPicture(std::int64_t index);
    /// How many pictures train, validate and are left out now.
    void showCounts();
    void setChosenClass(int label);

Q_SIGNALS:
    void classChosen(int label);

private:
    QWidget* makePicture();
    void makeFacts(QVBoxLayout* layout);
    void showFacts(const DatasetFacts& facts);
    void askForMean();

    Session& m_session;
    UsablePicture* m_picture;
    QLabel* m_name;
    QLabel* m_where;
    QLabel* m_counts;
    QLabel* m_shape;
    QLabel* m_sources;
    QLabel* m_notices;
    FindingsView* m_findings;
    Heading* m_classesTitle;
    ClassBars* m_classes;
    UsablePicture* m_mean;
    QToolButton* m_rejectedTitle;
    QListWidget* m_rejected;
};

} // namespace studio::ui
