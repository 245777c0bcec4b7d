// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PictureMenu.hpp"

#include "ui/session/LastFolder.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>

namespace studio::ui {

namespace {

constexpr double shareOfScreen = 0.8;

QString text(const char* source) {
    return QCoreApplication::translate("PictureMenu", source);
}

void savePicture(QWidget* owner, const QImage& picture, const QString& name) {
    QString proposed = name.isEmpty() ? text(QT_TRANSLATE_NOOP("PictureMenu", "picture")) : name;
    for (const QChar forbidden : QStringLiteral("/\\:*?\"<>|#"))
        proposed.replace(forbidden, QLatin1Char(' '));
    const QDir folder(lastFolder(FolderFor::Exports));
    const QString file =
        QFileDialog::getSaveFileName(owner, text(QT_TRANSLATE_NOOP("PictureMenu", "Save the picture")),
                                     folder.filePath(proposed.simplified() + QStringLiteral(".png")),
                                     text(QT_TRANSLATE_NOOP("PictureMenu", "Pictures (*.png *.jpg *.bmp)")));
    rememberFolder(FolderFor::Exports, file);
    if (file.isEmpty() || picture.save(file))
        return;
    QMessageBox::warning(owner, text(QT_TRANSLATE_NOOP("PictureMenu", "Save the picture")),
                         text(QT_TRANSLATE_NOOP("PictureMenu", "%1 could not be written. Choose a folder that can be "
                                                               "written, and a name that ends in .png."))
                             .arg(QDir::toNativeSeparators(file)));
}

} // namespace

QMenu* makePictureMenu(QWidget* owner, const QImage& picture, const QString& name) {
    auto* menu = new QMenu(owner);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(text(QT_TRANSLATE_NOOP("PictureMenu", "Show it large")), owner,
                    [=] { showLarge(owner, picture, name); });
    menu->addAction(text(QT_TRANSLATE_NOOP("PictureMenu", "Copy the picture")), owner,
                    [picture] { QGuiApplication::clipboard()->setImage(picture); });
    menu->addAction(Theme::icon(QStringLiteral("export")),
                    text(QT_TRANSLATE_NOOP("PictureMenu", "Save the picture as...")), owner,
                    [=] { savePicture(owner, picture, name); });
    return menu;
}

void showLarge(QWidget* owner, const QImage& picture, const QString& name) {
    auto* view = new ImageView;
    view->setImage(picture);
    showLarge(owner, {view}, name.isEmpty() ? text(QT_TRANSLATE_NOOP("PictureMenu", "Picture")) : name);
}

void showLarge(QWidget* owner, const std::vector<ImageView*>& views, const QString& name) {
    auto* window = new QDialog(owner->window());
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(QStringLiteral("largePicture"));
    window->setWindowTitle(name);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(space::two, space::two, space::two, space::two);
    row->setSpacing(space::two);
    for (ImageView* view : views) {
        if (view->accessibleName().isEmpty())
            view->setAccessibleName(name);
        row->addWidget(view, 1);
    }
    const int count = static_cast<int>(views.size());
    const QSize picture = views.front()->image().size();
    const QSize frame(space::two * (count + 1), 2 * space::two);
    const QSize room = (owner->screen()->availableSize() * shareOfScreen) - frame;
    window->resize(QSize(picture.width() * count, picture.height()).scaled(room, Qt::KeepAspectRatio) + frame);
    window->show();
    views.back()->setFocus();
}

} // namespace studio::ui
