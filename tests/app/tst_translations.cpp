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

void run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

} // namespace

/// The translations hold every text of the sources as they are now, not as they were when the file was last updated.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsTranslated();
    void placeholdersSurvive();

private:
    QTemporaryDir m_folder;
    std::vector<Message> m_messages;
};

void TranslationsTest::initTestCase() {
    const QString sources = QStringLiteral(STUDIO_SOURCES);
    const QString fresh = m_folder.filePath("latent-studio_de.ts");
    const QString core = m_folder.filePath("CoreTexts.cpp");
    QVERIFY(QFile::copy(sources + "/translations/latent-studio_de.ts", fresh));
    QVERIFY(QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner));
    run(QStringLiteral(STUDIO_CMAKE),
        {"-D", "ROOT=" + sources, "-D", "OUTPUT=" + core, "-P", sources + "/translations/GatherCoreTexts.cmake"});
    run(QStringLiteral(STUDIO_LUPDATE),
        {"-I", sources, "-no-obsolete", "-locations", "none", sources + "/ui", sources + "/app", core, "-ts", fresh});
    m_messages = readMessages(fresh);
    QVERIFY(m_messages.size() > 50);
}

void TranslationsTest::everyTextIsTranslated() {
    QStringList missing;
    for (const auto& each : m_messages)
        if (each.unfinished || each.translations.isEmpty() || each.translations.contains(QString()))
            missing << each.context + ": " + each.source;
    QVERIFY2(missing.isEmpty(), qPrintable("no German for\n" + missing.join('\n')));
}

void TranslationsTest::placeholdersSurvive() {
    for (const auto& each : m_messages)
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
