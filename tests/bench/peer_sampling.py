#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Images a second of the balanced latent diffusion network, looped in eager PyTorch.

The network of core/diffusion/UNet.cpp (4 x 8 x 8 latents, width 48), Heun on the flow ODE, 15 steps or 30 evaluations,
float32: what a plain script on Debian's python3-torch reaches. Compare with

    latent-studio-bench-core --benchmark_filter=sampling30

    /usr/bin/python3 tests/bench/peer_sampling.py [--weights RUN/checkpoint-000400.safetensors]
"""

import argparse
import itertools
import json
import math
import os
import pathlib
import struct
import time

import torch
import torch.nn.functional as F
from torch import nn

CHANNELS, SIDE, WIDTH, STEPS = 4, 8, 48, 15


def conv3x3(into, out):
    return nn.Conv2d(into, out, 3, padding=1)


class Conditioning(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.time1 = nn.Linear(64, size)
        self.time2 = nn.Linear(size, size)

    def forward(self, t):
        exponents = torch.arange(32) / 32
        angles = (1000 * t)[:, None] * torch.exp(-math.log(1e4) * exponents)
        embedded = torch.cat([angles.cos(), angles.sin()], 1)
        return F.silu(self.time2(F.silu(self.time1(embedded))))


class Block(nn.Module):
    def __init__(self, into, out, steering):
        super().__init__()
        self.norm = nn.GroupNorm(8, into)
        self.film = nn.Linear(steering, 2 * into)
        self.conv1 = conv3x3(into, out)
        self.conv2 = conv3x3(out, out)
        self.skip = nn.Conv2d(into, out, 1) if into != out else None

    def forward(self, x, steering):
        scale, shift = self.film(steering)[:, :, None, None].chunk(2, 1)
        hidden = self.conv1(F.silu(torch.addcmul(shift, self.norm(x), 1 + scale)))
        hidden = self.conv2(F.silu(hidden))
        return (self.skip(x) if self.skip else x) + hidden


class Attention(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.heads = channels // 32
        self.norm = nn.GroupNorm(8, channels)
        self.qkv = nn.Linear(channels, 3 * channels)
        self.out = nn.Linear(channels, channels)

    def forward(self, x):
        n, channels, height, width = x.shape
        tokens = self.norm(x).permute(0, 2, 3, 1).reshape(n, height * width, channels)
        q, k, v = self.qkv(tokens).view(n, -1, 3, self.heads, 32).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((q / math.sqrt(32)) @ k.transpose(-2, -1), -1)
        mixed = (weights @ v).transpose(1, 2).reshape(n, -1, channels)
        return x + self.out(mixed).view(n, height, width, channels).permute(0, 3, 1, 2)


class UNet(nn.Module):
    def __init__(self, width=WIDTH):
        super().__init__()
        steering = 4 * width
        self.conditioning = Conditioning(steering)
        self.input = conv3x3(CHANNELS, width)
        self.stage0_down0 = Block(width, width, steering)
        self.stage0_shrink = nn.Conv2d(width, 2 * width, 3, stride=2, padding=1)
        self.stage0_grow = nn.Conv2d(2 * width, 4 * width, 1)
        self.stage0_up0 = Block(2 * width, width, steering)
        self.middle0 = Block(2 * width, 2 * width, steering)
        self.middle1 = Block(2 * width, 2 * width, steering)
        self.attention = Attention(2 * width)
        self.norm = nn.GroupNorm(8, width)
        self.output = conv3x3(width, CHANNELS)

    def forward(self, x, t):
        steering = self.conditioning(t)
        high = self.stage0_down0(self.input(x), steering)
        low = self.middle0(self.stage0_shrink(high), steering)
        low = self.middle1(self.attention(low), steering)
        hidden = torch.cat([F.pixel_shuffle(self.stage0_grow(low), 2), high], 1)
        return self.output(F.silu(self.norm(self.stage0_up0(hidden, steering))))


def read_weights(file):
    """The averaged weights of a checkpoint: safetensors is a length, a JSON header and raw numbers."""
    data = bytearray(pathlib.Path(file).read_bytes())
    (size,) = struct.unpack("<Q", data[:8])
    weights = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if name.startswith("average.denoiser."):
            begin, _ = entry["data_offsets"]
            count = math.prod(entry["shape"])
            values = torch.frombuffer(data, dtype=torch.float32, count=count, offset=8 + size + begin)
            weights[name[len("average.denoiser.") :]] = values.view(entry["shape"]).clone()
    return weights


@torch.no_grad()
def heun(network, x):
    """From noise at t = 1 to t = 0: an Euler step, then the mean of the slopes at both ends."""
    for i in range(STEPS):
        t, end = 1 - i / STEPS, 1 - (i + 1) / STEPS
        slope = network(x, torch.full((len(x),), t))
        guess = x + (end - t) * slope
        x = x + (end - t) * 0.5 * (slope + network(guess, torch.full((len(x),), end)))
    return x


def measure(network, batch, layout, seconds):
    x = torch.randn(batch, CHANNELS, SIDE, SIDE).contiguous(memory_format=layout)
    heun(network, x)
    images, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        heun(network, x)
        images += batch
    return images / (time.perf_counter() - begun)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", help="checkpoint of a balanced diffusion run with 4 x 8 x 8 latents; else random")
    parser.add_argument("--batches", type=int, nargs="+", default=[16, 64, 256])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each measurement")
    parser.add_argument(
        "--threads", type=int, nargs="+", default=sorted({torch.get_num_threads(), os.cpu_count()}), help="of PyTorch"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(1)
    network = UNet().eval()
    if options.weights:
        network.load_state_dict(read_weights(options.weights))
    rates = {}
    layouts = {"contiguous": torch.contiguous_format, "channels last": torch.channels_last}
    for threads, (name, layout), batch in itertools.product(options.threads, layouts.items(), options.batches):
        torch.set_num_threads(threads)
        network = network.to(memory_format=layout)
        setting = f"{threads} threads, {name}, batch {batch}"
        rates[setting] = measure(network, batch, layout, options.seconds)
        if not options.json:
            print(f"{setting:36} {rates[setting]:8.1f} images/s", flush=True)
    best = max(rates, key=rates.get)
    if options.json:
        print(json.dumps({"images_per_second": rates[best], "setting": best, "rates": rates}))
    else:
        print(f"best: {rates[best]:.1f} images/s at {2 * STEPS} evaluations ({best})")


if __name__ == "__main__":
    main()
