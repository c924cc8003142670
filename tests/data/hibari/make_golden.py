"""Makes golden.npz: what hibari-tts 0.2.1 makes of a few sentences under ONNX Runtime.

    python3 -m venv VENV && VENV/bin/pip install hibari-tts==0.2.1 onnx onnxruntime numpy scipy
    VENV/bin/python tests/data/hibari/make_golden.py tests/data/hibari/golden.npz

For each case N: N.ids, N.speed, N.durations (units of 25 ms), N.pitch (every frame), N.spectrum (every 8th
frame, every 4th bin of lh, theta, ln, lr and phi one after the other, float16), N.levels (root mean square of each
quarter of a second, with noise) and 0.sound (without noise, float16).
"""

import sys

import numpy as np
import onnx
import onnxruntime
from hibari import Hibari, dsp

CASES = [
    ("həlˈO ðˈɛɹ.", 1.0),
    ("ʃi sˈɛlz sˈi ʃˈɛlz bI ðə sˈi ʃˈɔɹ.", 0.8),
    ("ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˈOvəɹ ðə lˈAzi dˈɔɡ, ɪnt ˈɪt?", 1.25),
]
FRAME_STEP, BIN_STEP = 8, 4
QUARTER = 6000  # samples


class NoNoise:
    def standard_normal(self, shape, dtype):
        return np.zeros(shape, dtype)


def levels(sound):
    """Root mean squares of whole quarters of a second."""
    quarters = sound[: len(sound) // QUARTER * QUARTER].reshape(-1, QUARTER).astype(np.float64)
    return np.sqrt((quarters**2).mean(1)).astype(np.float32)


def with_durations(path):
    """The published graph, with the durations as one more output."""
    model = onnx.load(path)
    clip = next(node for node in model.graph.node if node.op_type == "Clip")
    model.graph.output.append(onnx.helper.make_tensor_value_info(clip.output[0], onnx.TensorProto.FLOAT, None))
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def golden(voice, session, phonemes, speed):
    ids = voice.ids(phonemes)
    outputs = session.run(None, {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)})
    *parts, pitch = (output[0] for output in outputs[:6])
    sound = dsp.synth(*parts, pitch, NoNoise())
    sampled = np.concatenate([part[::BIN_STEP, ::FRAME_STEP].T for part in parts], 1)
    return {
        "ids": np.asarray(ids, np.float32),
        "speed": np.asarray([speed], np.float32),
        "durations": outputs[6].astype(np.float32),
        "pitch": pitch,
        "spectrum": sampled.astype(np.float16),
        "levels": levels(dsp.synth(*parts, pitch, np.random.default_rng(0))),
        "sound": sound.astype(np.float16),
    }


def main(path):
    voice = Hibari()
    session = with_durations(voice.model_path)
    arrays = {}
    for index, (phonemes, speed) in enumerate(CASES):
        for name, values in golden(voice, session, phonemes, speed).items():
            if name == "sound" and index > 0:  # one is enough, and sound is large
                continue
            arrays[f"{index}.{name}"] = np.ascontiguousarray(values)
    np.savez(path, **arrays)


main(sys.argv[1])
