// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/UndoableChoice.hpp"

#include <QAbstractButton>
#include <QComboBox>
#include <QEvent>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVariant>

namespace studio::ui {

namespace {

class ChoiceCommand : public QUndoCommand {
public:
    ChoiceCommand(QComboBox* box, QVariant before, QVariant after, const QString& text)
        : QUndoCommand(text)
        , m_box(box)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}
    void undo() override { choose(m_before); }
    void redo() override { choose(m_after); }

private:
    void choose(const QVariant& data) {
        if (m_box)
            m_box->setCurrentIndex(m_box->findData(data));
    }

    QPointer<QComboBox> m_box;
    QVariant m_before;
    QVariant m_after;
};

class CheckCommand : public QUndoCommand {
public:
    CheckCommand(QAbstractButton* button, bool after, const QString& text)
        : QUndoCommand(text)
        , m_button(button)
        , m_after(after) {}
    void undo() override { check(!m_after); }
    void redo() override { check(m_after); }

private:
    void check(bool checked) {
        if (m_button)
            m_button->setChecked(checked);
    }

    QPointer<QAbstractButton> m_button;
    bool m_after;
};

/// Remembers what the box said before a hand touched it: when activated() comes it says the new choice already.
class ChoiceWatch : public QObject {
public:
    ChoiceWatch(QComboBox* box, QUndoStack& stack, const QString& text)
        : QObject(box)
        , m_box(box)
        , m_before(box->currentData()) {
        box->installEventFilter(this);
        connect(box, &QComboBox::activated, this, [this, stack = QPointer<QUndoStack>(&stack), text] {
            const QVariant before = std::exchange(m_before, m_box->currentData());
            if (stack && before.isValid() && before != m_before)
                stack->push(new ChoiceCommand(m_box, before, m_before, text)); // the stack owns it
        });
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        const auto type = event->type();
        if (type == QEvent::MouseButtonPress || type == QEvent::KeyPress || type == QEvent::Wheel)
            m_before = m_box->currentData();
        return false;
    }

private:
    QComboBox* m_box;
    QVariant m_before;
};

} // namespace

void makeUndoable(QComboBox* box, QUndoStack& stack, const QString& text) {
    new ChoiceWatch(box, stack, text); // a child of the box
}

void makeUndoable(QAbstractButton* button, QUndoStack& stack, const QString& text) {
    QObject::connect(button, &QAbstractButton::clicked, button,
                     [button, stack = QPointer<QUndoStack>(&stack), text](bool checked) {
                         if (stack)
                             stack->push(new CheckCommand(button, checked, text)); // the stack owns it
                     });
}

} // namespace studio::ui
