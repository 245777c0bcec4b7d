// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QWidget>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace studio::ui {

class FoldButton;
class ParameterField;

/// A form made from a parameter description: a heading a group, a field a parameter, the advanced ones folded away.
/// What makes no difference beside the other values is hidden.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    using Applies = std::function<bool(const std::string& key, const Parameters& values)>;

    explicit ParameterForm(QWidget* parent = nullptr);

    /// For the parameters that are set next; everything applies until then.
    void setApplies(Applies applies) { m_applies = std::move(applies); }
    /// The control that the Tab key comes from, where that is not the one made before.
    void setPrevious(QWidget* control) { m_before = control; }
    /// Stands below the parameters that vary the pictures, while there are some. Taken over.
    void setAugmentationPreview(QWidget* preview);
    /// Builds the fields anew; what differs from `parameters` by hand is lost.
    void setParameters(const Parameters& parameters);
    /// What was changed by hand and applies, ready for TrainRequest::settings.
    std::map<std::string, std::string> settings() const;
    /// All values, where a field holds an impossible one that of the preset.
    const Parameters& values() const noexcept { return m_values; }
    bool isValid() const noexcept { return m_valid; }
    ParameterField* field(const std::string& key) const;

Q_SIGNALS:
    void changed();
    void returnPressed(); ///< in a line that is right

private:
    /// Fields under one heading, which goes when all of them do.
    struct Section {
        QWidget* heading = nullptr;
        std::vector<ParameterField*> fields;
        QWidget* below = nullptr;
    };
    using Belongs = std::function<bool(const ParameterSpec&)>;

    void clear();
    void addSection(const QString& title, const Belongs& belongs);
    void addFold();
    bool applies(const ParameterField& field) const;
    void showFields();
    void putInOrder();
    void validate();

    Applies m_applies;
    Parameters m_parameters;
    Parameters m_values;
    std::vector<ParameterField*> m_fields;
    std::vector<Section> m_sections;
    QVBoxLayout* m_layout;
    QWidget* m_preview = nullptr;
    QWidget* m_before = nullptr;
    FoldButton* m_fold = nullptr;
    bool m_showsAdvanced = false;
    bool m_valid = true;
};

} // namespace studio::ui
