// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <optional>

namespace studio::ui {

/// The picture that a film starts from, and how many steps it comes too late for.
struct FilmEntry {
    QImage picture;
    int skipped = 0;
};

/// Stands before a filmstrip and shows which picture enters there, and at which step. Hidden without one.
class EntryMark : public QWidget {
    Q_OBJECT

public:
    explicit EntryMark(QWidget* parent = nullptr);

    void setEntry(std::optional<FilmEntry> entry);
    const std::optional<FilmEntry>& entry() const noexcept { return m_entry; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<FilmEntry> m_entry;
};

} // namespace studio::ui
