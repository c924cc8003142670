"""Gives a sound the frame that narrations have (docs/decisions/0021): 20 ms before the voice and 40 ms behind it, the
peak at -1 dBFS. Without it the judges would hear the silence that references leave around a sentence."""

import numpy as np

BLOCK_SECONDS = 0.01
QUIET = 10 ** (-45 / 20)  # of the peak
BEFORE_SECONDS, BEHIND_SECONDS = 0.02, 0.04
PEAK = 10 ** (-1 / 20)


def frame_voice(samples, rate):
    """float32 mono in, float32 mono out; a sound without voice is returned as it is."""
    samples = np.asarray(samples, np.float32).ravel()
    peak = float(np.abs(samples).max(initial=0.0))
    block = int(rate * BLOCK_SECONDS)
    blocks = samples[: len(samples) // block * block].reshape(-1, block)
    voiced = np.flatnonzero(np.sqrt((blocks.astype(np.float64) ** 2).mean(axis=1)) > peak * QUIET)
    if peak == 0.0 or len(voiced) == 0:
        return samples
    begin = max(0, voiced[0] * block - int(BEFORE_SECONDS * rate))
    end = (voiced[-1] + 1) * block + int(BEHIND_SECONDS * rate)
    return samples[begin:end] * (PEAK / peak)
