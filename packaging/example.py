#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/example from a project: what the window opens as the trained example (core/studio/Example.hpp).

    latent-studio-cli new P --data shapes:2000
    latent-studio-cli train P --model vae --preset quick --steps 1500 --name vae
    latent-studio-cli diffuse P --autoencoder vae --conditional --preset quick --steps 4000 --name diffusion
    latent-studio-cli diffuse P --name diffusion --resume --steps 10000
    python3 packaging/example.py P

Of every run the newest checkpoint's averaged weights stay, in half precision, with its metrics (thinned out) and a few
grids of pictures. Needs python3-numpy.
"""
import json
import shutil
import struct
import sys
from pathlib import Path

import numpy as np

ROWS = 300   # of metrics.csv
GRIDS = 10   # of samples


def read(file):
    raw = file.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    return header, raw[8 + size:]


def strip(checkpoint, target):
    header, data = read(checkpoint)
    kept, blob = {"__metadata__": header.pop("__metadata__")}, b""
    # Wide elements first, as the format wants them aligned.
    for name, entry in sorted(header.items(), key=lambda item: item[0].startswith("average.")):
        begin, end = entry["data_offsets"]
        values = data[begin:end]
        if name.startswith("average."):
            values = np.frombuffer(values, "<f4").astype("<f2").tobytes()
            entry["dtype"] = "F16"
        elif not name.startswith("buffer."):
            continue
        kept[name] = {**entry, "data_offsets": [len(blob), len(blob) + len(values)]}
        blob += values
    text = json.dumps(kept, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    target.write_bytes(struct.pack("<Q", len(text)) + text + blob)


def spread(items, count):
    if len(items) <= count:
        return items
    return [items[round(i * (len(items) - 1) / (count - 1))] for i in range(count)]


def main():
    project, target = Path(sys.argv[1]), Path(__file__).parent.parent / "resources" / "example"
    shutil.rmtree(target, ignore_errors=True)
    for run in sorted(p for p in (project / "runs").iterdir() if p.is_dir()):
        made = target / run.name
        (made / "samples").mkdir(parents=True)
        newest = json.loads((run / "latest.json").read_text())["checkpoints"][0]["file"]
        strip(run / newest, made / "weights.safetensors")
        for name in ("config.json", "status.json"):
            shutil.copy(run / name, made / name)
        head, *rows = (run / "metrics.csv").read_text().splitlines()
        measured = [row for row in rows if not row.endswith(",,")]
        chosen = set(spread(rows, ROWS)) | set(measured)
        (made / "metrics.csv").write_text("\n".join([head] + [row for row in rows if row in chosen]) + "\n")
        for grid in spread(sorted((run / "samples").glob("*.png")), GRIDS):
            shutil.copy(grid, made / "samples" / grid.name)


if __name__ == "__main__":
    main()
