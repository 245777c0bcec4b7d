// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <functional>
#include <stop_token>
#include <vector>

namespace studio::models {

/// Tensors of one batch: the first size of all is the number of samples. An undefined one is passed on as it is.
using Rows = std::vector<torch::Tensor>;
using RowNetwork = std::function<torch::Tensor(const Rows&)>;

/// network(rows), worked out in as many equal shares of the batch as the calling thread has cores, each share on one
/// core from the first layer to the last, forwards and backwards. The operations of a small network are too short to be
/// split each for itself: the cores would wait for each other some hundred times a step (measured: 1.4 of 2 cores
/// busy). `network` must treat samples independently, give a tensor of N rows, and be safe to call from several
/// threads. Gradients reach `parameters` (all that the network uses) and the rows that ask for them, once: what comes
/// out cannot be differentiated twice. A batch of one, one core, or a GPU: simply network(rows).
torch::Tensor inShares(const RowNetwork& network, const std::vector<torch::Tensor>& parameters, const Rows& rows);

/// parallelFor() on as many threads as the calling one may use cores, with its gradient and inference mode; the tensor
/// operations of each call stay on its core.
void oneCoreEach(std::int64_t count, const std::stop_token& stop, const std::function<void(std::int64_t)>& work);

} // namespace studio::models
