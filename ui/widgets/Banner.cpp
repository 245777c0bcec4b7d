// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/IconLabel.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

QLabel* plainLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // file names are shown as they are, never as markup
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton* ghostButton(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("look", "ghost");
    button->setIcon(Theme::icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

/// A sentence whose numbers, quoted names, names of files and pairs of names gave way to %1, %2 ...: translations know
/// it so.
struct Sentence {
    QString pattern;
    QStringList values;
};

Sentence withPlaces(const QString& text) {
    static const QRegularExpression value(QStringLiteral("\"[^\"]*\"|\\([^()]* = [^()]*\\)|"
                                                         "[^\\s\"(),:;]*[^\\s\"(),:;.]\\.[a-z][a-z0-9]{1,5}\\b(?!\\.)|"
                                                         "\\d+(?:[.,]\\d+)*"));
    Sentence sentence;
    qsizetype end = 0;
    for (auto found = value.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        sentence.values << match.captured();
        sentence.pattern += text.mid(end, match.capturedStart() - end);
        sentence.pattern += QLatin1Char('%') + QString::number(sentence.values.size());
        end = match.capturedEnd();
    }
    sentence.pattern += text.mid(end);
    return sentence;
}

/// In one pass, so that a name that contains "%2" stays a name.
QString filled(const QString& pattern, const QStringList& values) {
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    QString text;
    qsizetype end = 0;
    for (auto found = place.globalMatch(pattern); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text += pattern.mid(end, match.capturedStart() - end);
        text += values.value(match.captured(1).toInt() - 1);
        end = match.capturedEnd();
    }
    return text + pattern.mid(end);
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(QStringLiteral("error"), 20, this))
    , m_headline(plainLabel(this))
    , m_hint(plainLabel(this))
    , m_details(plainLabel(this))
    , m_more(ghostButton(QStringLiteral("chevron-down"), tr("Details"), this)) {
    QFont bold = Theme::font(FontRole::Body);
    bold.setWeight(QFont::DemiBold);
    m_headline->setFont(bold);
    m_details->setProperty("look", "secondary");
    m_more->setCheckable(true);
    auto* close = ghostButton(QStringLiteral("close"), tr("Dismiss"), this);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_headline);
    texts->addWidget(m_hint);
    texts->addWidget(m_details);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::two, space::one, space::one, space::one);
    layout->setSpacing(space::two);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_more, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);

    connect(m_more, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

/// A message that lists what is wrong has its first line shown, and the list among the details.
void Banner::showError(const Error& error) {
    const QString message = coreText(error.message());
    QString headline = message.section(QLatin1Char('\n'), 0, 0);
    QString details = errorHeadline(error.code());
    if (const QString list = message.section(QLatin1Char('\n'), 1); !list.isEmpty()) {
        details += QLatin1Char('\n') + list;
        if (headline.endsWith(QLatin1Char(':')))
            headline.chop(1);
    }
    show(Tone::Error, headline, coreText(error.hint()), details);
}

void Banner::showNotice(const QString& text) {
    show(Tone::Notice, coreText(text.toStdString()), {}, {});
}

void Banner::offer(const QString& text, std::function<void()> action) {
    withdrawOffer();
    m_offer = new QPushButton(text, this);
    m_offer->setObjectName(QStringLiteral("bannerOffer"));
    m_offer->setProperty("look", "ghost");
    connect(m_offer, &QPushButton::clicked, this, std::move(action));
    auto* row = qobject_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(m_more), m_offer, 0, Qt::AlignVCenter);
    m_offer->show();
}

void Banner::withdrawOffer() {
    if (!m_offer)
        return;
    m_offer->hide();
    m_offer->deleteLater(); // its own click may bring the next message
    m_offer = nullptr;
}

void Banner::show(Tone tone, const QString& headline, const QString& hint, const QString& details) {
    m_tone = tone;
    m_icon->setName(tone == Tone::Error ? QStringLiteral("error") : QStringLiteral("info"));
    m_headline->setText(headline);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_details->setText(details);
    m_details->hide();
    m_more->setChecked(false);
    m_more->setVisible(!details.isEmpty());
    withdrawOffer();
    setAccessibleName(headline);
    setAccessibleDescription(hint);
    QFrame::show();
}

void Banner::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.raised);
    painter.fillRect(QRect(0, 0, 3, height()), m_tone == Tone::Error ? colours.error : colours.accent);
}

QString coreText(const std::string& text) {
    if (text.empty())
        return {};
    const QString whole = QCoreApplication::translate("core", text.c_str());
    if (whole != QString::fromStdString(text))
        return withTimesSigns(whole);
    const Sentence sentence = withPlaces(whole);
    const QString pattern = QCoreApplication::translate("core", sentence.pattern.toUtf8().constData());
    return withTimesSigns(pattern == sentence.pattern ? whole : filled(pattern, sentence.values));
}

QString withTimesSigns(const QString& text) {
    static const QRegularExpression sign(QStringLiteral("(?<=\\d) x (?=\\d)"));
    QStringList parts = text.split(QLatin1Char('"'));
    for (qsizetype i = 0; i < parts.size(); i += 2) // those between are names
        parts[i].replace(sign, QStringLiteral(" \u00D7 "));
    return parts.join(QLatin1Char('"'));
}

QString errorHeadline(ErrorCode code) {
    const auto say = [](const char* text) { return QCoreApplication::translate("Banner", text); };
    switch (code) {
    case ErrorCode::WrongUsage:
        return say(QT_TRANSLATE_NOOP("Banner", "The request makes no sense as it stands."));
    case ErrorCode::BadInput:
        return say(QT_TRANSLATE_NOOP("Banner", "These files cannot be used."));
    case ErrorCode::Corrupt:
        return say(QT_TRANSLATE_NOOP("Banner", "A file of the project is damaged."));
    case ErrorCode::Mismatch:
        return say(QT_TRANSLATE_NOOP("Banner", "The file is sound, but belongs to something else."));
    case ErrorCode::Unsupported:
        return say(QT_TRANSLATE_NOOP("Banner", "This format is not supported."));
    case ErrorCode::NotFound:
        return say(QT_TRANSLATE_NOOP("Banner", "Something is missing."));
    case ErrorCode::Io:
        return say(QT_TRANSLATE_NOOP("Banner", "Reading or writing failed."));
    case ErrorCode::DiskFull:
        return say(QT_TRANSLATE_NOOP("Banner", "The disk is full."));
    case ErrorCode::ReadOnly:
        return say(QT_TRANSLATE_NOOP("Banner", "The project is open elsewhere or cannot be written."));
    case ErrorCode::OutOfMemory:
        return say(QT_TRANSLATE_NOOP("Banner", "Memory ran out."));
    case ErrorCode::NoDevice:
        return say(QT_TRANSLATE_NOOP("Banner", "The device asked for is not there."));
    case ErrorCode::Diverged:
        return say(QT_TRANSLATE_NOOP("Banner", "The training diverged."));
    case ErrorCode::Internal:
        return say(QT_TRANSLATE_NOOP("Banner", "Something unforeseen happened."));
    }
    return {};
}

} // namespace studio::ui
