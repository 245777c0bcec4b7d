// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace studio::ui {

class ParameterField;

/// A form made from a parameter description: a heading a group, a field a parameter, the advanced ones folded away.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Builds the fields anew; what differs from `parameters` by hand is lost.
    void setParameters(const Parameters& parameters);
    /// What was changed by hand, ready for TrainRequest::settings.
    std::map<std::string, std::string> settings() const;
    bool isValid() const noexcept { return m_valid; }
    ParameterField* field(const std::string& key) const;

Q_SIGNALS:
    void changed();

private:
    void clear();
    void addGroup(ParameterGroup group, const QString& title);
    void validate();

    Parameters m_parameters;
    std::vector<ParameterField*> m_fields;
    QVBoxLayout* m_layout;
    bool m_showsAdvanced = false;
    bool m_valid = true;
};

} // namespace studio::ui
