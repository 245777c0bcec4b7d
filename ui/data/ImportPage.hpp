// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/ImportPreview.hpp"
#include "core/studio/Types.hpp"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace studio::ui {

class Banner;
class FoldButton;
class ImportOptionsForm;
class PreviewGrid;
class ProjectFolderField;
class Session;

/// The sheet between a drop and a project: what was found, how it will be brought in with a live preview, and where to.
class ImportPage : public QWidget {
    Q_OBJECT

public:
    explicit ImportPage(Session& session, QWidget* parent = nullptr);

    /// Looks at the files in the background and proposes a folder.
    void setSources(const QStringList& sources);
    /// Goes on from a page that this one takes the place of, with what was chosen there.
    void continueFrom(const ImportPage& before);
    const QStringList& sources() const noexcept { return m_sources; }
    QString folder() const;
    ImportOptions options() const;

Q_SIGNALS:
    void accepted(const QString& folder, const QStringList& sources, const studio::ImportOptions& options);
    void cancelled();

private:
    QWidget* makeSide();
    QWidget* makeFound();
    void inspectSources();
    void loadPreview();
    void readAnew();
    void showInspection(const Inspection& inspection);
    void showNotices(const Inspection& inspection);
    void showRejected(const std::vector<RejectedFile>& rejected);
    void showPreview(const std::vector<Image>& pictures);
    void showWhetherItCanBeMade();
    void accept();
    void stopLooking();

    Session& m_session;
    QStringList m_sources;
    ImportOptions m_read; ///< options that the files were looked through with
    std::shared_ptr<const ImportPreview> m_look;
    Banner* m_banner;
    QLabel* m_what;
    QLabel* m_found;
    QLabel* m_notices;
    FoldButton* m_rejectedFold;
    QListWidget* m_rejected;
    PreviewGrid* m_preview;
    ImportOptionsForm* m_form;
    ProjectFolderField* m_folder;
    QPushButton* m_create;
    bool m_isReadable = true; ///< as far as is known
};

} // namespace studio::ui
