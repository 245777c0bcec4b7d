// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/BatchShares.hpp"

#include "core/base/Parallel.hpp"
#include "core/kernels/CoreTeam.hpp"
#include "core/models/StopScope.hpp"
#include "core/models/ThreadBudget.hpp"

#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <torch/autograd.h>
#include <torch/custom_class.h>

#include <algorithm>

namespace studio::models {

namespace {

/// One core's part of a batch, with the graph that its forward pass left.
struct Share {
    Rows rows;
    torch::Tensor output;
};

/// Calls `work` with the number of every share, each on its own core.
template<class Work>
void onEveryCore(std::size_t shares, const Work& work) {
    const at::ThreadLocalState state;
    const auto stop = StopScope::token();
    kernels::onCores(static_cast<int>(shares), [&](int i) {
        const at::ThreadLocalStateGuard guard(state); // gradient and inference mode belong to a thread
        const StopScope scope(stop);
        const ThreadBudget budget(ThreadBudget::Share::OneCore);
        work(static_cast<std::size_t>(i));
    });
}

std::vector<Share> cut(const Rows& rows, std::int64_t count) {
    std::vector<Share> shares(static_cast<std::size_t>(count));
    for (const auto& each : rows) {
        const auto parts =
            each.defined() ? each.detach().tensor_split(count) : std::vector<torch::Tensor>(shares.size());
        for (std::size_t i = 0; i < shares.size(); ++i)
            shares[i].rows.push_back(parts[i]);
    }
    return shares;
}

torch::Tensor joined(const std::vector<Share>& shares) {
    std::vector<torch::Tensor> outputs;
    for (const auto& share : shares)
        outputs.push_back(share.output.detach());
    return torch::cat(outputs);
}

/// What the backward pass needs of the forward pass.
struct Shared : torch::CustomClassHolder {
    RowNetwork network;
    Rows rows;
    std::vector<torch::Tensor> parameters;
    std::vector<Share> shares;
    std::int64_t count = 0; ///< of shares

    bool asks(std::size_t row) const { return rows[row].defined() && rows[row].requires_grad(); }

    void forward() {
        shares = cut(rows, count);
        const at::AutoGradMode withGraph(true);
        onEveryCore(shares.size(), [&](std::size_t i) {
            for (std::size_t row = 0; row < rows.size(); ++row)
                if (asks(row))
                    shares[i].rows[row].requires_grad_(true);
            shares[i].output = network(shares[i].rows);
        });
    }

    /// The gradients of one share's rows that ask for one, and then of all parameters.
    torch::autograd::variable_list gradients(const Share& share, const torch::Tensor& upstream) const {
        torch::autograd::variable_list inputs;
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (asks(row))
                inputs.push_back(share.rows[row]);
        inputs.insert(inputs.end(), parameters.begin(), parameters.end());
        return torch::autograd::grad({share.output}, inputs, {upstream}, /*retain_graph=*/false,
                                     /*create_graph=*/false, /*allow_unused=*/true);
    }
};

class SharesFunction : public torch::autograd::Function<SharesFunction> {
public:
    /// `inputs`: the rows that ask for a gradient, then the parameters, for the engine to know where gradients go.
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const c10::intrusive_ptr<Shared>& shared,
                                 at::TensorList inputs) {
        context->saved_data["shared"] = c10::IValue::make_capsule(shared);
        context->saved_data["rows"] = static_cast<std::int64_t>(inputs.size() - shared->parameters.size());
        shared->forward();
        return joined(shared->shares);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& upstream) {
        const auto capsule = context->saved_data["shared"].toCapsule();
        const auto& shared = static_cast<const Shared&>(*capsule);
        const auto parts = upstream[0].tensor_split(static_cast<std::int64_t>(shared.shares.size()));
        std::vector<torch::autograd::variable_list> found(shared.shares.size());
        onEveryCore(found.size(), [&](std::size_t i) { found[i] = shared.gradients(shared.shares[i], parts[i]); });

        const auto askingRows = static_cast<std::size_t>(context->saved_data["rows"].toInt());
        torch::autograd::variable_list gradients(1); // none for `shared`
        for (std::size_t input = 0; input < found[0].size(); ++input) {
            std::vector<torch::Tensor> each;
            for (const auto& share : found)
                each.push_back(share[input]);
            gradients.push_back(input < askingRows ? torch::cat(each) : sum(each));
        }
        return gradients;
    }

private:
    /// In the order of the shares, so that the same batch always gives the same bits.
    static torch::Tensor sum(const std::vector<torch::Tensor>& each) {
        torch::Tensor total;
        for (const auto& part : each)
            if (part.defined())
                total = total.defined() ? total + part : part;
        return total;
    }
};

torch::Tensor withoutGraph(const RowNetwork& network, const Rows& rows, std::int64_t count) {
    auto shares = cut(rows, count);
    onEveryCore(shares.size(), [&](std::size_t i) { shares[i].output = network(shares[i].rows); });
    return joined(shares);
}

} // namespace

void oneCoreEach(std::int64_t count, const std::stop_token& stop, const std::function<void(std::int64_t)>& work) {
    const at::ThreadLocalState state;
    const auto alone = [&](std::int64_t i) {
        const at::ThreadLocalStateGuard guard(state);
        const ThreadBudget budget(ThreadBudget::Share::OneCore);
        work(i);
    };
    parallelFor(count, stop, alone, at::get_num_threads());
}

torch::Tensor inShares(const RowNetwork& network, const std::vector<torch::Tensor>& parameters, const Rows& rows) {
    const auto& first = rows.front();
    const auto count = std::min<std::int64_t>(at::get_num_threads(), first.size(0));
    if (count < 2 || !first.is_cpu() || kernels::isOnCores())
        return network(rows);
    if (!at::GradMode::is_enabled())
        return withoutGraph(network, rows, count);

    auto shared = c10::make_intrusive<Shared>();
    shared->network = network;
    shared->rows = rows;
    shared->parameters = parameters;
    shared->count = count;
    std::vector<torch::Tensor> inputs;
    for (const auto& each : rows)
        if (each.defined() && each.requires_grad())
            inputs.push_back(each);
    inputs.insert(inputs.end(), parameters.begin(), parameters.end());
    return SharesFunction::apply(shared, at::TensorList(inputs));
}

} // namespace studio::models
