// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace studio::ui {

/// What the doctor found, one below the other: what it is, and the next step in a quiet line under it. Hidden while
/// there is nothing to say.
class FindingsView : public QWidget {
    Q_OBJECT

public:
    explicit FindingsView(QWidget* parent = nullptr);
    void setFindings(const std::vector<Finding>& findings);
    const std::vector<Finding>& findings() const noexcept { return m_findings; }

private:
    void add(const Finding& finding);

    std::vector<Finding> m_findings;
    QVBoxLayout* m_rows;
};

} // namespace studio::ui
