// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace studio::ui {

class IconLabel;

/// A line that tells of an error or a notice where the cause is: what happened, the next step, details on request.
/// Hidden while there is nothing to say.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void showError(const Error& error);
    void showNotice(const QString& text);
    /// Adds a button to what is shown; the next message comes without it.
    void offer(const QString& text, std::function<void()> action);

Q_SIGNALS:
    void dismissed();

protected:
    enum class Tone { Notice, Error };
    Tone tone() const noexcept { return m_tone; }
    void paintEvent(QPaintEvent* event) override;

private:
    void withdrawOffer();
    void show(Tone tone, const QString& headline, const QString& hint, const QString& details);

    Tone m_tone = Tone::Notice;
    IconLabel* m_icon;
    QLabel* m_headline;
    QLabel* m_hint;
    QLabel* m_details;
    QPushButton* m_offer = nullptr;
    QToolButton* m_more;
};

/// A sentence of core in the window's language: core marks its constant texts with STUDIO_TR. One with numbers or
/// quoted names in it is looked up with %1, %2 ... in their places; CoreSentences.cpp lists those.
QString coreText(const std::string& text);

/// "64 x 64", as core spells sizes and shapes for a terminal, with the sign that a window has for it; what is
/// quoted stays as it is.
QString withTimesSigns(const QString& text);
/// What kind of error it is, in words: the headline over the message.
QString errorHeadline(ErrorCode code);

} // namespace studio::ui
