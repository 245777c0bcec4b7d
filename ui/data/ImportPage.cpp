// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ImportPage.hpp"

#include "ui/data/ImportOptionsForm.hpp"
#include "ui/data/ImportPreview.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/Heading.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int previewCount = 12;
constexpr int sideWidth = 280;

QString sizesText(const std::map<std::string, std::int64_t>& sizes) {
    if (sizes.size() == 1)
        return QString::fromStdString(sizes.begin()->first);
    return ImportPage::tr("%n sizes", nullptr, static_cast<int>(sizes.size()));
}

std::vector<std::filesystem::path> toPaths(const QStringList& texts) {
    std::vector<std::filesystem::path> paths;
    for (const QString& text : texts)
        paths.emplace_back(text.toStdU16String());
    return paths;
}

} // namespace

ImportPage::ImportPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_banner(new Banner(this))
    , m_what(new Heading({}, this))
    , m_found(new QLabel(this))
    , m_preview(new PreviewGrid(this))
    , m_form(new ImportOptionsForm(this))
    , m_folder(new QLineEdit(this))
    , m_create(new QPushButton(tr("Create the project"), this)) {
    m_what->setTextFormat(Qt::PlainText);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setProperty("look", "muted");
    m_found->setWordWrap(true);

    auto* main = new QVBoxLayout;
    main->setSpacing(space::one);
    main->addWidget(m_what);
    main->addWidget(m_found);
    main->addSpacing(space::one);
    main->addWidget(m_preview, 1);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(space::three, space::three, space::three, space::three);
    columns->setSpacing(space::three);
    columns->addLayout(main, 1);
    columns->addWidget(makeSide());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);

    connect(m_form, &ImportOptionsForm::changed, this, &ImportPage::showPreview);
}

QWidget* ImportPage::makeSide() {
    auto* side = new QWidget(this);
    side->setFixedWidth(sideWidth);
    auto* browse = new QPushButton(tr("Choose..."), side);
    auto* cancel = new QPushButton(tr("Cancel"), side);
    auto* where = new QLabel(tr("Project folder"), side);
    where->setBuddy(m_folder);
    m_folder->setAccessibleName(tr("Project folder"));
    m_create->setProperty("look", "primary");
    m_create->setDefault(true);

    auto* row = new QHBoxLayout;
    row->addWidget(where, 1);
    row->addWidget(browse);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_create, 1);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(m_form, 1);
    layout->addLayout(row);
    layout->addWidget(m_folder);
    layout->addSpacing(space::one);
    layout->addLayout(buttons);
    connect(browse, &QPushButton::clicked, this, &ImportPage::chooseFolder);
    connect(cancel, &QPushButton::clicked, this, [this] {
        stopLooking();
        Q_EMIT cancelled();
    });
    connect(m_create, &QPushButton::clicked, this, &ImportPage::accept);
    connect(m_folder, &QLineEdit::returnPressed, this, &ImportPage::accept);
    return side;
}

void ImportPage::setSources(const QStringList& sources) {
    m_sources = sources;
    m_originals.clear();
    m_banner->hide();
    const QString name = QFileInfo(sources.value(0)).fileName();
    m_what->setText(
        sources.size() == 1 ? name : tr("%1 and %n more", nullptr, static_cast<int>(sources.size()) - 1).arg(name));
    m_found->setText(tr("Looking at the files..."));
    m_preview->setPlaceholder(tr("Looking for pictures..."));
    m_preview->setPictures({});
    m_folder->setText(QDir::toNativeSeparators(proposedProjectFolder(sources.value(0))));
    m_create->setEnabled(true); // the inspection decodes everything once: nobody has to wait for it
    m_create->setFocus();
    loadPreview(); // first: pictures are seen before a large folder is counted
    inspectSources();
}

void ImportPage::inspectSources() {
    ask(
        m_session.lane(), QStringLiteral("import/inspect"), this,
        [paths = toPaths(m_sources)](std::stop_token stop) { return inspect(paths, {}, stop); },
        [this](Answer<Inspection> answer) {
            if (const auto* error = std::get_if<Error>(&answer)) {
                m_found->clear();
                return m_banner->showError(*error);
            }
            showInspection(std::get<Inspection>(answer));
        });
}

void ImportPage::loadPreview() {
    ask(
        m_session.lane(), QStringLiteral("import/preview"), this,
        [sources = m_sources](std::stop_token stop) { return firstPictures(sources, previewCount, stop); },
        [this](Answer<std::vector<QImage>> answer) {
            // Why nothing could be read is said by the inspection; here there is just nothing to see.
            if (auto* pictures = std::get_if<std::vector<QImage>>(&answer))
                m_originals = std::move(*pictures);
            m_preview->setPlaceholder(tr("No picture to show."));
            showPreview();
        });
}

void ImportPage::showInspection(const Inspection& inspection) {
    const QLocale locale;
    QStringList parts{tr("%1 pictures").arg(locale.toString(inspection.accepted))};
    if (!inspection.sizes.empty())
        parts << sizesText(inspection.sizes);
    if (!inspection.labels.empty())
        parts << tr("%n classes", nullptr, static_cast<int>(inspection.labels.size()));
    if (!inspection.rejected.empty())
        parts << tr("%n cannot be used", nullptr, static_cast<int>(inspection.rejected.size()));
    if (inspection.ignored > 0)
        parts << tr("%n other files", nullptr, static_cast<int>(inspection.ignored));
    m_found->setText(parts.join(QStringLiteral("  \u00B7  ")));
    QStringList reasons;
    for (std::size_t i = 0; i < std::min<std::size_t>(inspection.rejected.size(), 12); ++i) {
        reasons << QString::fromStdString(inspection.rejected[i].path + ": ") + coreText(inspection.rejected[i].reason);
    }
    m_found->setToolTip(
        reasons.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    m_create->setEnabled(inspection.accepted > 0);
    if (inspection.accepted > 0)
        return;
    m_banner->showError(Error(ErrorCode::BadInput, tr("There is no picture in here that can be used.").toStdString(),
                              reasons.join(QLatin1Char('\n')).toStdString()));
}

void ImportPage::showPreview() {
    const ImportOptions options = m_form->options();
    std::vector<QImage> pictures;
    for (const QImage& original : m_originals) {
        QImage picture = importPreview(original, options);
        // Every second one mirrored, as about half of them will be seen in training.
        pictures.push_back(options.flip && pictures.size() % 2 == 1 ? picture.mirrored(true, false) : picture);
    }
    m_preview->setPictures(std::move(pictures));
}

void ImportPage::chooseFolder() {
    const QString parent =
        QFileDialog::getExistingDirectory(this, tr("Folder for the project"), QFileInfo(folder()).path());
    if (parent.isEmpty())
        return;
    m_folder->setText(QDir::toNativeSeparators(QDir(parent).filePath(QFileInfo(folder()).fileName())));
}

void ImportPage::accept() {
    if (!m_create->isEnabled())
        return;
    stopLooking();
    Settings::set(setting::projectsFolder, QFileInfo(folder()).path());
    Q_EMIT accepted(folder(), m_sources, options());
}

void ImportPage::stopLooking() {
    m_session.lane().cancel("import/inspect");
    m_session.lane().cancel("import/preview");
}

QString ImportPage::folder() const {
    return QDir::fromNativeSeparators(m_folder->text().trimmed());
}

ImportOptions ImportPage::options() const {
    return m_form->options();
}

QString proposedProjectFolder(const QString& source) {
    QString parent = Settings::value(setting::projectsFolder).toString();
    if (parent.isEmpty()) {
        parent = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Latent Studio");
    }
    QString stem = QFileInfo(source).completeBaseName();
    if (stem.endsWith(QLatin1String(".tar")))
        stem.chop(4);
    if (stem.isEmpty())
        stem = QStringLiteral("project");
    QString folder = QDir(parent).filePath(stem);
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = QDir(parent).filePath(QStringLiteral("%1-%2").arg(stem).arg(number));
    return folder;
}

} // namespace studio::ui
