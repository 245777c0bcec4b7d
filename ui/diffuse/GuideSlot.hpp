// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;
class QUndoStack;

namespace studio::ui {

class ElidedLabel;
class GuideModel;
class PictureSlot;
class Session;
class SliderRow;

/// Where the picture to start from is dropped or chosen, how much of it is kept, and whether a mask is painted on it.
class GuideSlot : public QWidget {
    Q_OBJECT

public:
    GuideSlot(Session& session, GuideModel& model, QWidget* parent = nullptr);

    PictureSlot& slot() noexcept { return *m_slot; }
    SliderRow& strength() noexcept { return *m_strength; }
    bool isMasking() const;
    void setMasking(bool masking);

Q_SIGNALS:
    void maskingChanged(bool masking);
    /// The sample that is looked at is to be the picture.
    void sampleWanted();

private:
    QWidget* makePicture();
    void fillMenu();
    void chooseFile();
    void chooseFromDataset();
    void showState();

    Session& m_session;
    GuideModel& m_model;
    PictureSlot* m_slot;
    ElidedLabel* m_name;
    QPushButton* m_choose;
    QToolButton* m_remove;
    SliderRow* m_strength;
    QPushButton* m_mask;
};

} // namespace studio::ui
