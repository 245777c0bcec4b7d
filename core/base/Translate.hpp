// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a text of core for translation without needing Qt; lupdate reads it as QT_TRANSLATE_NOOP (see translations/).
/// The window shows such a text through QCoreApplication::translate("core", text).
#define STUDIO_TR(text) text
