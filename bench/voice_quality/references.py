"""Speaks sentences with the programs that StoryFlow's voices come from."""

import numpy as np


def speak_with_hibari(sentences, phonemes, sounds):
    """hibari-tts on ONNX Runtime. `phonemes`: the chunks of each sentence; None for hibari's own."""
    if not sentences:
        return
    from hibari import Hibari

    voice = Hibari(threads=1)
    for index, (number, text) in enumerate(sentences):
        chunks = phonemes[index] if phonemes else voice.phonemize(text)
        sound = [voice.from_phonemes(chunk, seed=number) for chunk in chunks]
        sounds.keep(number, np.concatenate(sound), voice.sample_rate)


def hibari_version():
    from importlib.metadata import version

    return f"hibari-tts {version('hibari-tts')}, onnxruntime {version('onnxruntime')}"
