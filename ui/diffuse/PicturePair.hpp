// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QWidget>

class QLabel;

namespace studio::ui {

class ImageView;

/// One picture as large as the room allows, and a small one with some words: beside it or below it, whichever leaves
/// the first one more. The small one has a third of the large one's side, and never less than can be made out.
class PicturePair : public QWidget {
    Q_OBJECT

public:
    explicit PicturePair(QWidget* parent = nullptr);

    /// Views that are shown as neither are hidden.
    void setViews(ImageView* large, ImageView* small);
    void setWords(const QString& words); ///< about the small picture

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();

    ImageView* m_large = nullptr;
    ImageView* m_small = nullptr;
    QLabel* m_words;
};

} // namespace studio::ui
