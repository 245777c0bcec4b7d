// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The part of LibTorch that the studio uses. <torch/torch.h> brings data loaders, optimisers and serialisation too, and
// costs every translation unit half as much again, precompiled or not.
#include <torch/cuda.h>
#include <torch/nn/functional/activation.h>
#include <torch/nn/functional/padding.h>
#include <torch/nn/functional/pixelshuffle.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>
