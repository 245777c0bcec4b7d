// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Workspace.hpp"

#include <cstdint>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace studio::ui {

class DataInspector;
class ElidedLabel;
class ThumbnailGrid;

/// The pictures of the project: a grid to look through, the facts in the inspector.
class DataWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit DataWorkspace(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Data"); }
    QString iconName() const override { return QStringLiteral("data"); }
    QWidget* inspector() override;
    void activate() override;

    ThumbnailGrid* grid() const noexcept { return m_grid; }

private:
    QWidget* makeToolBar();
    void refresh();
    void offerTraining();
    void filterBy(int label);
    void pick(std::int64_t index);

    ElidedLabel* m_title;
    QLabel* m_count;
    QComboBox* m_filter;
    QSlider* m_size;
    QPushButton* m_train;
    ThumbnailGrid* m_grid;
    DataInspector* m_inspector;
};

} // namespace studio::ui
