"""Speaks phonemes with Kokoro on PyTorch. Runs in the environment that has torch.

kokoro_torch.py VOCABULARY.json NETWORK.pth VOICE.pt FOLDER < LINES "NUMBER TAB CHUNK TAB CHUNK…"

Beside the sounds it writes durations.tsv: a chunk's phonemes, and how many units of 600 samples each of its tokens
lasts. tests/speech/kokoro/published_weights_test.cpp compares our network with it.
"""

import importlib.util
import json
import sys
import tempfile
import types
import warnings
from pathlib import Path

import torch
from loguru import logger

from sounds import Sounds

# The published config.json without the vocabulary.
SIZES = {
    "istftnet": {
        "upsample_kernel_sizes": [20, 12],
        "upsample_rates": [10, 6],
        "gen_istft_hop_size": 5,
        "gen_istft_n_fft": 20,
        "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5]],
        "resblock_kernel_sizes": [3, 7, 11],
        "upsample_initial_channel": 512,
    },
    "dim_in": 64,
    "dropout": 0.2,
    "hidden_dim": 512,
    "max_conv_dim": 512,
    "max_dur": 50,
    "multispeaker": True,
    "n_layer": 3,
    "n_mels": 80,
    "n_token": 178,
    "style_dim": 128,
    "text_encoder_kernel_size": 5,
    "plbert": {
        "hidden_size": 768,
        "num_attention_heads": 12,
        "intermediate_size": 2048,
        "max_position_embeddings": 512,
        "num_hidden_layers": 12,
        "dropout": 0.1,
    },
}
RATE = 24000


def network_class():
    """Kokoro's network without its front end, which would need spaCy and more: the package's own __init__ is not run."""
    package = types.ModuleType("kokoro")
    package.__path__ = list(importlib.util.find_spec("kokoro").submodule_search_locations)
    sys.modules["kokoro"] = package
    from kokoro.model import KModel

    return KModel


def main(vocabulary, network, voice, folder):
    warnings.filterwarnings("ignore")
    logger.disable("kokoro")
    torch.set_num_threads(1)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as config:
        json.dump({**SIZES, "vocab": json.loads(Path(vocabulary).read_text(encoding="utf-8"))}, config)
        config.flush()
        model = network_class()(config=config.name, model=network).eval()
    styles = torch.load(voice, weights_only=True)
    folder = Path(folder)
    sounds = Sounds(folder, (folder / "made-by.txt").read_text())
    for line in sys.stdin:
        number, *chunks = line.rstrip("\n").split("\t")
        torch.manual_seed(int(number))
        with torch.no_grad():
            parts = [model(chunk, styles[len(chunk) - 1], 1.0, return_output=True) for chunk in chunks]
        with open(folder / "durations.tsv", "a", encoding="utf-8") as durations:
            for chunk, part in zip(chunks, parts, strict=True):
                durations.write(f"{chunk}\t{' '.join(str(int(n)) for n in part.pred_dur)}\n")
        sounds.keep(int(number), torch.cat([part.audio for part in parts]).numpy(), RATE)


main(*sys.argv[1:])
