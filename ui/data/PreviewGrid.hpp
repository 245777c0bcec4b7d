// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace studio::ui {

class PictureHandling;

/// A few pictures in equal cells, as many columns as fit. Each can be seen large, copied, saved and dragged out.
class PreviewGrid : public QWidget {
    Q_OBJECT

public:
    explicit PreviewGrid(QWidget* parent = nullptr);
    /// `names` of the pictures; may be empty.
    void setPictures(std::vector<QImage> pictures, QStringList names = {});
    void setPlaceholder(const QString& text);
    /// Whether the menu offers what the studio does with pictures of a project; at first it does.
    void setUses(bool uses);
    const std::vector<QImage>& pictures() const noexcept { return m_pictures; }
    QRect cellRect(int index) const;
    QSize sizeHint() const override { return {420, 320}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<DraggedPicture> pictureAt(QPoint position) const;

    std::vector<QImage> m_pictures;
    PictureHandling* m_handling;
    QStringList m_names;
    QString m_placeholder;
};

} // namespace studio::ui
