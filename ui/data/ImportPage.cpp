// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ImportPage.hpp"

#include "ui/data/ImportOptionsForm.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/data/ProjectFolderField.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/FoldButton.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/NoticeText.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <ranges>

namespace studio::ui {

namespace {

constexpr int previewCount = 12;
constexpr int sideWidth = 280;
constexpr int rejectedHeight = 144;
constexpr int reasonCount = 12;

QLabel* plainLabel(const char* look, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setProperty("look", look);
    label->setWordWrap(true);
    return label;
}

/// "folders", or an array or a table by its name.
QString labelsSource(const std::string& from) {
    return from == "folders" ? ImportPage::tr("folders") : QString::fromStdString(from);
}

QString sizesText(const std::map<std::string, std::int64_t>& sizes) {
    if (sizes.size() == 1)
        return ImportPage::tr("%1 px").arg(
            QString::fromStdString(sizes.begin()->first).replace(QLatin1Char('x'), " \u00D7 "));
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
    , m_found(plainLabel("muted", this))
    , m_notices(plainLabel("secondary", this))
    , m_rejectedFold(new FoldButton({}, this))
    , m_rejected(new QListWidget(this))
    , m_preview(new PreviewGrid(this))
    , m_form(new ImportOptionsForm(this))
    , m_folder(new ProjectFolderField(this))
    , m_create(new QPushButton(tr("Create the project"), this)) {
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(space::three, space::three, space::three, space::three);
    columns->setSpacing(space::three);
    columns->addWidget(makeFound(), 1);
    columns->addWidget(makeSide());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);

    connect(m_form, &ImportOptionsForm::changed, this, [this] {
        if (readsAlike(m_read, options())) {
            loadPreview();
        } else {
            readAnew();
        }
    });
}

QWidget* ImportPage::makeFound() {
    m_preview->setUses(false); // they are no project's yet
    m_what->setTextFormat(Qt::PlainText);
    m_found->setObjectName(QStringLiteral("importFound"));
    m_notices->setObjectName(QStringLiteral("importNotices"));
    m_rejected->setWordWrap(true);
    m_rejected->setFixedHeight(Theme::scaled(rejectedHeight));
    m_rejected->setAccessibleName(tr("Files that cannot be used"));
    m_rejected->hide();
    connect(m_rejectedFold, &FoldButton::toggled, m_rejected, &QWidget::setVisible);
    auto* part = new QWidget(this);
    auto* main = new QVBoxLayout(part);
    main->setContentsMargins(0, 0, 0, 0);
    main->setSpacing(space::one);
    main->addWidget(m_what);
    main->addWidget(m_found);
    main->addWidget(m_notices);
    main->addWidget(m_rejectedFold, 0, Qt::AlignLeft);
    main->addWidget(m_rejected);
    main->addWidget(m_preview, 1);
    return part;
}

QWidget* ImportPage::makeSide() {
    auto* side = new QWidget(this);
    side->setFixedWidth(Theme::scaled(sideWidth));
    auto* cancel = new QPushButton(tr("Cancel"), side);
    m_create->setObjectName(QStringLiteral("createProject"));
    m_create->setProperty("look", "primary");
    m_create->setDefault(true);

    auto* form = new QScrollArea(side);
    form->setWidgetResizable(true);
    form->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    form->setFocusPolicy(Qt::NoFocus);
    form->setWidget(m_form);
    form->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_create, 1);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addWidget(form, 1);
    layout->addWidget(m_folder);
    layout->addSpacing(space::one);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, [this] {
        stopLooking();
        Q_EMIT cancelled();
    });
    connect(m_create, &QPushButton::clicked, this, &ImportPage::accept);
    connect(m_folder, &ProjectFolderField::entered, this, &ImportPage::accept);
    connect(m_folder, &ProjectFolderField::changed, this, &ImportPage::showWhetherItCanBeMade);
    return side;
}

void ImportPage::setSources(const QStringList& sources) {
    m_sources = sources;
    m_form->reset();
    m_banner->hide();
    const QString name = QFileInfo(sources.value(0)).fileName();
    m_what->setText(
        sources.size() == 1 ? name : tr("%1 and %n more", nullptr, static_cast<int>(sources.size()) - 1).arg(name));
    m_notices->hide();
    showRejected({});
    m_preview->setPlaceholder(tr("Looking for pictures..."));
    m_preview->setPictures({});
    m_isReadable = true; // the inspection decodes everything once: nobody has to wait for it
    m_folder->setFolder(proposedProjectFolder(sources.value(0)));
    showWhetherItCanBeMade();
    m_create->setFocus();
    readAnew();
}

void ImportPage::continueFrom(const ImportPage& before) {
    setSources(before.sources());
    m_form->recall(before.options());
    m_folder->setFolder(before.folder());
    readAnew();
}

void ImportPage::readAnew() {
    m_read = options();
    m_look = nullptr;
    m_found->setText(tr("Looking at the files..."));
    loadPreview();
    inspectSources();
}

void ImportPage::inspectSources() {
    ask(
        m_session.background(), QStringLiteral("import/inspect"), this,
        [paths = toPaths(m_sources), options = m_read](std::stop_token stop) { return inspect(paths, options, stop); },
        [this](Answer<Inspection> answer) {
            if (const auto* error = std::get_if<Error>(&answer)) {
                m_found->clear();
                m_isReadable = false; // the import would fail in the same way
                showWhetherItCanBeMade();
                return m_banner->showError(*error);
            }
            showInspection(std::get<Inspection>(answer));
        });
}

void ImportPage::loadPreview() {
    struct Shown {
        std::shared_ptr<const ImportPreview> look;
        std::vector<Image> pictures;
    };
    ask(
        m_session.lane(), QStringLiteral("import/preview"), this,
        [paths = toPaths(m_sources), options = options(), look = m_look](std::stop_token stop) {
            const auto from = look ? look : ImportPreview::look(paths, options, stop);
            return Shown{from, from->pictures(options, previewCount, stop)};
        },
        [this](Answer<Shown> answer) {
            // Why nothing could be read is said by the inspection; here there is just nothing to see.
            m_preview->setPlaceholder(tr("No picture to show."));
            auto* shown = std::get_if<Shown>(&answer);
            m_look = shown ? shown->look : nullptr;
            showPreview(shown ? shown->pictures : std::vector<Image>{});
        });
}

void ImportPage::showInspection(const Inspection& inspection) {
    const QLocale locale;
    QStringList parts{tr("%1 pictures").arg(locale.toString(qint64{inspection.accepted}))};
    if (!inspection.sizes.empty())
        parts << sizesText(inspection.sizes);
    if (!inspection.labels.empty())
        parts << tr("%n classes", nullptr, static_cast<int>(inspection.labels.size()));
    if (!inspection.labelsFrom.empty())
        parts << tr("labels from %1").arg(labelsSource(inspection.labelsFrom));
    if (inspection.heldOut > 0 && options().folderSplit)
        parts << tr("%1 of them held out").arg(locale.toString(qint64{inspection.heldOut}));
    m_found->setText(parts.join(QStringLiteral("  \u00B7  ")));
    m_found->setToolTip({});
    showNotices(inspection);
    showRejected(inspection.rejected);
    m_form->setInspection(inspection);
    m_isReadable = inspection.accepted > 0;
    showWhetherItCanBeMade();
    if (inspection.accepted > 0)
        return m_banner->hide();
    QStringList reasons;
    for (const RejectedFile& file : inspection.rejected | std::views::take(reasonCount))
        reasons << QString::fromStdString(file.path + ": ") + coreText(file.reason);
    m_banner->showError(Error(ErrorCode::BadInput, tr("There is no picture in here that can be used.").toStdString(),
                              reasons.join(QLatin1Char('\n')).toStdString()));
}

/// Calm: nothing that is said here is lost.
void ImportPage::showNotices(const Inspection& inspection) {
    QStringList lines;
    if (const QString notices = noticesText(inspection.notices); !notices.isEmpty())
        lines << notices;
    const std::int64_t others = inspection.ignored - inspection.leftovers;
    if (others > 0)
        lines << tr("%n other files are no pictures", nullptr, static_cast<int>(others));
    m_notices->setText(lines.join(QLatin1Char('\n')));
    m_notices->setVisible(!lines.isEmpty());
}

void ImportPage::showRejected(const std::vector<RejectedFile>& rejected) {
    m_rejected->clear();
    for (const RejectedFile& file : rejected)
        m_rejected->addItem(QStringLiteral("%1\n%2").arg(QString::fromStdString(file.path), coreText(file.reason)));
    m_rejectedFold->setText(tr("%n files cannot be used", nullptr, static_cast<int>(rejected.size())));
    m_rejectedFold->setVisible(!rejected.empty());
    m_rejected->setVisible(!rejected.empty() && m_rejectedFold->isChecked());
}

void ImportPage::showPreview(const std::vector<Image>& pictures) {
    const bool flip = options().flip;
    std::vector<QImage> shown;
    for (const Image& image : pictures) {
        const QImage picture = toQImage(image);
        // Every second one mirrored, as about half of them will be seen in training.
        shown.push_back(flip && shown.size() % 2 == 1 ? picture.mirrored(true, false) : picture);
    }
    m_preview->setPictures(std::move(shown));
}

void ImportPage::showWhetherItCanBeMade() {
    m_create->setEnabled(m_isReadable && m_folder->isUsable());
}

void ImportPage::accept() {
    m_folder->look(); // somebody else may have made it meanwhile
    if (!m_create->isEnabled())
        return;
    stopLooking();
    Q_EMIT accepted(folder(), m_sources, options());
}

void ImportPage::stopLooking() {
    m_session.background().cancel("import/inspect");
    m_session.lane().cancel("import/preview");
    m_look = nullptr; // it may hold an archive in memory
}

QString ImportPage::folder() const {
    return m_folder->folder();
}

ImportOptions ImportPage::options() const {
    return m_form->options();
}

} // namespace studio::ui
