"""DistillMOS of WAV files: naturalness from 1 to 5, without a reference. Runs in the environment that has torch.

naturalness.py THREADS FOLDER < NUMBERS   keeps its results in FOLDER/naturalness.tsv
"""

import sys
from pathlib import Path

from sounds import read_wav
from table_file import TableFile, content_of

NETWORK_RATE = 16000


def main(threads, folder):
    table = TableFile(Path(folder) / "naturalness.tsv")
    files = [Path(folder) / f"{int(number):04d}.wav" for number in sys.stdin]
    files = [file for file in files if content_of(file) not in table.rows]
    if not files:
        return
    import distillmos
    import torch
    import torchaudio

    torch.set_num_threads(int(threads))
    model = distillmos.ConvTransformerSQAModel()
    model.eval()
    for file in files:
        samples, rate = read_wav(file)
        sound = torchaudio.functional.resample(torch.from_numpy(samples)[None], rate, NETWORK_RATE)
        with torch.no_grad():
            table.add(content_of(file), f"{float(model(sound)):.4f}")


main(*sys.argv[1:])
