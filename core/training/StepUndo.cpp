// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/StepUndo.hpp"

#include <utility>

namespace studio::training {

StepUndo::StepUndo(models::StateDict changing)
    : m_changing(std::move(changing)) {
    for (const auto& [name, tensor] : m_changing)
        m_before.push_back(tensor.detach().clone());
}

void StepUndo::remember() {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < m_before.size(); ++i)
        m_before[i].copy_(m_changing[i].second);
}

void StepUndo::putBack() const {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < m_before.size(); ++i)
        m_changing[i].second.copy_(m_before[i]);
}

} // namespace studio::training
