// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/FilmDialog.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/Heading.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int usualWidth = 380;
constexpr int scales[] = {1, 2, 4, 8};

} // namespace

FilmDialog::FilmDialog(FilmSubject subject, QWidget* parent)
    : QDialog(parent)
    , m_subject(std::move(subject))
    , m_format(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_speed(new QSpinBox(this))
    , m_repeat(new QComboBox(this))
    , m_back(new QCheckBox(tr("There and back again"), this))
    , m_outcome(new SecondaryLabel(QString(), this)) {
    setWindowTitle(m_subject.title);
    setAttribute(Qt::WA_DeleteOnClose);
    fill();
    layOut();
    show(rememberedFilm());
    connect(m_format, &QComboBox::currentIndexChanged, this, &FilmDialog::describe);
    connect(m_scale, &QComboBox::currentIndexChanged, this, &FilmDialog::describe);
    connect(m_speed, &QSpinBox::valueChanged, this, &FilmDialog::describe);
    connect(m_repeat, &QComboBox::currentIndexChanged, this, &FilmDialog::describe);
    connect(m_back, &QCheckBox::toggled, this, &FilmDialog::describe);
    connect(this, &QDialog::accepted, this, [this] {
        FilmOptions kept = options();
        if (m_scale->currentIndex() == m_offered) // less than what was chosen for smaller pictures, perhaps
            kept.scale = rememberedFilm().scale;
        rememberFilm(kept);
        Q_EMIT chosen(options());
    });
    describe();
}

void FilmDialog::fill() {
    m_format->setObjectName(QStringLiteral("filmFormat"));
    m_scale->setObjectName(QStringLiteral("filmScale"));
    m_speed->setObjectName(QStringLiteral("filmSpeed"));
    m_repeat->setObjectName(QStringLiteral("filmRepeat"));
    m_back->setObjectName(QStringLiteral("filmBack"));
    m_outcome->setObjectName(QStringLiteral("filmOutcome"));
    for (const auto& [format, name] : m_subject.formats)
        m_format->addItem(name, static_cast<int>(format));
    for (const int scale : scales) {
        const QSize size = m_subject.frame * scale;
        m_scale->addItem(tr("%1×  (%2 × %3 px)").arg(scale).arg(size.width()).arg(size.height()), scale);
        if (scale > 1 && !isSensible(m_subject.frame, m_subject.frames, scale)) {
            qobject_cast<QStandardItemModel*>(m_scale->model())->item(m_scale->count() - 1)->setEnabled(false);
            m_scale->setItemData(m_scale->count() - 1, tr("The file would be very large."), Qt::ToolTipRole);
        }
    }
    m_speed->setRange(1, fastestFilm);
    m_repeat->addItem(tr("for ever"), static_cast<int>(Repeat::Forever));
    m_repeat->addItem(tr("once"), static_cast<int>(Repeat::Once));
    m_scale->setToolTip(tr("Every pixel of the picture becomes a square of this many pixels"));
    m_speed->setToolTip(tr("A GIF counts in hundredths of a second: the speed is as near to it as that allows"));
    m_back->setToolTip(tr("Plays backwards from the last frame to the first, so that a loop has no jump"));
}

void FilmDialog::layOut() {
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::two);
    form->setVerticalSpacing(space::one);
    form->setLabelAlignment(Qt::AlignRight);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Size"), m_scale);
    form->addRow(tr("Frames a second"), m_speed);
    form->addRow(tr("Plays"), m_repeat);
    form->addRow(QString(), m_back);
    form->addRow(QString(), m_outcome);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* save = new QPushButton(tr("Save as…"), this);
    save->setObjectName(QStringLiteral("filmSave"));
    save->setProperty("look", QStringLiteral("primary"));
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::three);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(Theme::scaled(usualWidth));
}

void FilmDialog::show(const FilmOptions& options) {
    m_format->setCurrentIndex(std::max(0, m_format->findData(static_cast<int>(options.format))));
    const auto* largest = std::ranges::find_if(scales, [&](int scale) {
        return scale > 1 && (scale > options.scale || !isSensible(m_subject.frame, m_subject.frames, scale));
    });
    m_offered = static_cast<int>(largest - std::begin(scales)) - 1;
    m_scale->setCurrentIndex(m_offered);
    m_speed->setValue(options.framesPerSecond);
    m_repeat->setCurrentIndex(m_repeat->findData(static_cast<int>(options.repeat)));
    m_back->setChecked(options.way == FilmWay::ThereAndBack);
}

FilmOptions FilmDialog::options() const {
    FilmOptions options;
    options.format = static_cast<FilmFormat>(m_format->currentData().toInt());
    options.scale = m_scale->currentData().toInt();
    options.framesPerSecond = m_speed->value();
    options.repeat = static_cast<Repeat>(m_repeat->currentData().toInt());
    options.way = m_back->isChecked() ? FilmWay::ThereAndBack : FilmWay::There;
    return options;
}

/// What applies to the format, and what comes out.
void FilmDialog::describe() {
    const FilmOptions now = options();
    const bool moves = now.format != FilmFormat::Png;
    for (QWidget* field :
         {static_cast<QWidget*>(m_scale), static_cast<QWidget*>(m_speed), static_cast<QWidget*>(m_back)})
        field->setEnabled(moves);
    m_repeat->setEnabled(now.format == FilmFormat::Gif);
    m_repeat->setToolTip(now.format == FilmFormat::Mp4 ? tr("The player decides how often a video plays") : QString());
    if (!moves)
        return m_outcome->setText(tr("One still picture"));
    const auto frames = static_cast<int>(playOrder(static_cast<std::size_t>(m_subject.frames), now).size());
    const double seconds = 1.0 * frames / now.framesPerSecond;
    m_outcome->setText(tr("%n frame(s), %1 s", nullptr, frames).arg(QLocale().toString(seconds, 'f', 1)));
}

} // namespace studio::ui
