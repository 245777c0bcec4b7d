// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Heading.hpp"

#include <QStringList>

namespace studio::ui {

/// A quiet text that is one of several: it keeps the room of the longest, so that what stands below stays in its place.
class SteadyLabel : public SecondaryLabel {
public:
    explicit SteadyLabel(QWidget* parent = nullptr);

    /// All that it may say.
    void setSentences(const QStringList& sentences);

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QStringList m_sentences;
};

} // namespace studio::ui
