// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/StudioStyle.hpp"

namespace studio::ui {

StudioStyle::StudioStyle()
    : QProxyStyle(QStringLiteral("Fusion")) {}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return static_cast<int>(Qt::LeftButton); // a click on the groove goes there
    case SH_EtchDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace studio::ui
