// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <functional>
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

/// work(0) to work(count - 1), begun in this order, each on one core and as many at a time as the calling thread has
/// cores. Throws what the first of them throws, when those under way have ended; the others are not begun then.
void oneCoreEach(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace studio::models
