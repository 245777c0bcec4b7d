// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

namespace studio::ui {

/// A few pictures in equal cells, as many columns as fit.
class PreviewGrid : public QWidget {
    Q_OBJECT

public:
    explicit PreviewGrid(QWidget* parent = nullptr);
    void setPictures(std::vector<QImage> pictures);
    void setPlaceholder(const QString& text);
    const std::vector<QImage>& pictures() const noexcept { return m_pictures; }
    QSize sizeHint() const override { return {420, 320}; }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::vector<QImage> m_pictures;
    QString m_placeholder;
};

} // namespace studio::ui
