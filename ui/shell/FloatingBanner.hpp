// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Banner.hpp"

class QTimer;

namespace studio::ui {

/// The window's own banner: it lies over the lower edge of `host` and pushes nothing aside. A notice goes after a
/// while, unless the pointer rests on it; an error stays until it is dismissed.
class FloatingBanner : public Banner {
    Q_OBJECT

public:
    explicit FloatingBanner(QWidget* parent);
    void setHost(QWidget* host);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget* m_host = nullptr;
    QTimer* m_goes;
};

} // namespace studio::ui
