"""Speaks sentences with the programs that StoryFlow's voices come from, and reads them with the original front end."""

import importlib.util

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


def has_misaki():
    return all(map(importlib.util.find_spec, ("misaki", "spacy", "en_core_web_sm")))


class MisakiPhonemes:
    """What misaki, with spaCy's small English model and eSpeak for unknown words, makes of each sentence: number to a
    list of one chunk. Reads a sentence when it is asked for."""

    def __init__(self, sentences):
        self.texts = dict(sentences)
        self.reader = None

    def __getitem__(self, number):
        if self.reader is None:
            import en_core_web_sm
            import spacy
            import spacy.util
            from misaki import en, espeak

            tagger = en_core_web_sm.load()
            spacy.util.is_package = lambda name: True  # it is there, but pip did not install it by this name
            spacy.load = lambda name, **options: tagger
            self.reader = en.G2P(trf=False, british=False, fallback=espeak.EspeakFallback(british=False))
        return [self.reader(self.texts[number])[0]]
