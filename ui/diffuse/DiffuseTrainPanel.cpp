// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/DiffuseTrainPanel.hpp"

#include "core/studio/Training.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/Swatch.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr int sideWidth = 360;
constexpr int formWidth = 440;

/// Each column scrolls by itself, a low window cuts neither; and both give way in a narrow one.
class Column : public QScrollArea {
public:
    explicit Column(int width)
        : m_width(width) {
        setMaximumWidth(width);
        setMinimumWidth(width * 3 / 4);
    }
    QSize sizeHint() const override { return {m_width, QScrollArea::sizeHint().height()}; }

private:
    int m_width;
};

QScrollArea* scrolling(QWidget* content, int width) {
    auto* area = new Column(width);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->setContentsMargins(0, 0, space::two, space::two); // room for the bar
    return area;
}

} // namespace

DiffuseTrainPanel::DiffuseTrainPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Heading(QString(), this))
    , m_existingTitle(new SecondaryLabel(tr("Already trained on it"), this))
    , m_existing(new QVBoxLayout)
    , m_run(
          new RunForm(session, tr("The run's folder in the project; made from the autoencoder's when empty."), this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, 0);
    layout->setSpacing(space::three);
    layout->addStretch(1);
    layout->addWidget(scrolling(makeSide(), Theme::scaled(sideWidth)));
    layout->addWidget(scrolling(m_run->parameters(), Theme::scaled(formWidth)));
    layout->addStretch(1);

    connect(m_run, &RunForm::submitted, this, &DiffuseTrainPanel::start);
    connect(&m_session, &Session::runsChanged, this, &DiffuseTrainPanel::showExisting);
    connect(&m_session, &Session::failed, this, [this] { m_starting = false; });
    connect(&m_session, &Session::trainingStarted, this, [this](const QString& run) {
        if (std::exchange(m_starting, false))
            m_session.setCurrentRun(run);
    });
}

QWidget* DiffuseTrainPanel::makeSide() {
    auto* side = new QWidget(this);
    m_title->setWordWrap(true);
    auto* sentence = new SecondaryLabel(
        tr("It learns to turn noise into latents of this autoencoder, step by step; the decoder makes pictures of "
           "them. "
           "The autoencoder stays as it is. Its latents are standardised first, so that all are compared alike."),
        side);
    auto* cancel = new QPushButton(tr("Cancel"), side);
    cancel->setObjectName(QStringLiteral("cancelDiffusion"));
    connect(cancel, &QPushButton::clicked, this, &DiffuseTrainPanel::cancelled);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addWidget(m_run->startButton(), 1);
    m_run->setNextInOrder(cancel);
    m_run->parameters()->setPrevious(m_run->startButton()); // beside it, whatever stands below
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::half);
    layout->addWidget(m_title);
    layout->addWidget(sentence);
    layout->addSpacing(space::two);
    layout->addWidget(m_run);
    layout->addSpacing(space::one);
    layout->addLayout(buttons);
    layout->addSpacing(space::three);
    layout->addWidget(m_existingTitle);
    layout->addLayout(m_existing);
    layout->addStretch(1);
    return side;
}

void DiffuseTrainPanel::setAutoencoder(const RunInfo& autoencoder) {
    m_title->setText(tr("Train a diffusion model on %1").arg(QString::fromStdString(autoencoder.name)));
    const bool same = autoencoder.name == m_autoencoder && m_session.project() == m_project.lock();
    m_autoencoder = autoencoder.name;
    m_project = m_session.project();
    if (same) {
        m_run->refresh();
    } else {
        m_run->begin(diffusionSubject(m_session.project(), autoencoder));
    }
    if (m_recalled && m_recalled->autoencoder == m_autoencoder)
        m_run->recall(std::exchange(m_recalled, std::nullopt)->draft);
    showExisting();
}

void DiffuseTrainPanel::showExisting() {
    while (QLayoutItem* item = m_existing->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_existingTitle->hide();
    for (const RunInfo& run : m_session.runs()) {
        if (run.autoencoder != m_autoencoder || run.kind != RunKind::Diffusion)
            continue;
        const QString name = QString::fromStdString(run.name);
        auto* button =
            new QPushButton(swatchIcon(Theme::current().runColour(run.colour)), tr("Sample from %1").arg(name));
        connect(button, &QPushButton::clicked, this, [this, name] { m_session.setCurrentRun(name); });
        m_existing->addWidget(button);
        m_existingTitle->show();
    }
}

DiffuseRequest DiffuseTrainPanel::request() const {
    return diffuseRequest(m_autoencoder, m_run->draft());
}

std::optional<FormMemory> DiffuseTrainPanel::memory() const {
    if (m_recalled)
        return m_recalled;
    if (m_autoencoder.empty() || m_session.project() != m_project.lock())
        return std::nullopt;
    return FormMemory{m_autoencoder, m_run->draft()};
}

void DiffuseTrainPanel::recall(FormMemory memory) {
    m_recalled = std::move(memory);
}

void DiffuseTrainPanel::start() {
    m_starting = true;
    m_session.diffuse(request());
}

} // namespace studio::ui
