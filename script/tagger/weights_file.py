"""The file that src/speech/english/tag_weights.hpp describes."""

import numpy as np

_GROUP_BITS = 14
_LARGEST = 127


def quantised(weights):
    """Bytes, the square roots of the weights; the largest becomes 127."""
    roots = np.sqrt(np.abs(weights))
    return (np.sign(weights) * np.rint(roots * (_LARGEST / roots.max()))).astype(np.int8)


def dequantised(roots):
    """The weights that the program computes with, in units of its own."""
    roots = roots.astype(np.float32)
    return roots * np.abs(roots)


def packed(parts):
    """Bytes of the file for (keys, bytes of weights) of several perceptrons."""
    keys = np.concatenate([keys for keys, _ in parts])
    weights = np.concatenate([weights for _, weights in parts])
    used = weights.any(axis=1)
    keys, weights = keys[used], weights[used]
    order = np.argsort(keys, kind="stable")
    keys, weights = keys[order], weights[order]
    rows, tags = np.nonzero(weights)
    counts = np.bincount(rows, minlength=len(keys))
    first_pairs = np.concatenate([[0], np.cumsum(counts)])
    bounds = np.searchsorted(keys >> (32 - _GROUP_BITS), np.arange((1 << _GROUP_BITS) + 1))
    groups = np.stack([bounds, first_pairs[bounds]], axis=1).astype("<u4")
    checks = ((keys >> (32 - _GROUP_BITS - 16)) & 0xFFFF).astype("<u2")
    pairs = np.stack([tags.astype(np.uint8), weights[rows, tags].view(np.uint8)], axis=1)
    return groups.tobytes() + checks.tobytes() + counts.astype(np.uint8).tobytes() + pairs.tobytes()
