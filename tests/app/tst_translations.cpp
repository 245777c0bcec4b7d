// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one a plural form
    bool unfinished = false;
    bool numerus = false;
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value("numerus") == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.unfinished = xml.attributes().value("type") == u"unfinished";
            if (!message.numerus) {
                message.translations << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        if (xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return xml.hasError() ? std::vector<Message>{} : messages;
}

/// %1, %n and the like, sorted: a translation may move them, never lose them.
QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern("%(L?[0-9]+|n)");
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

bool succeeds(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

/// The translations hold every text of the sources as they are now, not as they were when the files were last updated.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void placeholdersSurvive_data() { everyTextIsTranslated_data(); }
    void placeholdersSurvive();

private:
    std::vector<Message> freshMessages(const QString& language, const QStringList& options) const;

    const QString m_sources = QStringLiteral(STUDIO_SOURCES);
    QTemporaryDir m_folder;
};

void TranslationsTest::initTestCase() {
    QVERIFY(succeeds(QStringLiteral(STUDIO_CMAKE),
                     {"-D", "ROOT=" + m_sources, "-D", "OUTPUT=" + m_folder.filePath("CoreTexts.cpp"), "-P",
                      m_sources + "/translations/GatherCoreTexts.cmake"}));
}

/// The messages of a copy of the language's file after reading the sources into it.
std::vector<Message> TranslationsTest::freshMessages(const QString& language, const QStringList& options) const {
    const QString name = QStringLiteral("/latent-studio_%1.ts").arg(language);
    const QString copy = m_folder.path() + name;
    QFile::remove(copy);
    QFile::copy(m_sources + "/translations" + name, copy);
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    const QStringList arguments =
        QStringList{"-I", m_sources, "-no-obsolete", "-locations", "none"} + options +
        QStringList{m_sources + "/ui", m_sources + "/app", m_folder.filePath("CoreTexts.cpp"), "-ts", copy};
    return succeeds(QStringLiteral(STUDIO_LUPDATE), arguments) ? readMessages(copy) : std::vector<Message>{};
}

void TranslationsTest::everyTextIsTranslated_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("German") << "de" << QStringList{} << 100;
    QTest::newRow("plurals of English") << "en" << QStringList{"-pluralonly"} << 5;
}

void TranslationsTest::everyTextIsTranslated() {
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    QFETCH(int, atLeast);
    const auto messages = freshMessages(language, options);
    QVERIFY(int(messages.size()) >= atLeast);
    QStringList missing;
    for (const auto& each : messages)
        if (each.unfinished || each.translations.isEmpty() || each.translations.contains(QString()))
            missing << each.context + ": " + each.source;
    QVERIFY2(missing.isEmpty(), qPrintable("not translated:\n" + missing.join('\n')));
}

void TranslationsTest::placeholdersSurvive() {
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    for (const auto& each : freshMessages(language, options))
        for (const auto& translation : each.translations) {
            QStringList expected = placeholders(each.source);
            QStringList found = placeholders(translation);
            if (each.numerus) { // "one picture" may leave the number out
                expected.removeAll("%n");
                found.removeAll("%n");
            }
            QVERIFY2(expected == found, qPrintable(each.context + ": " + each.source + " -> " + translation));
        }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
