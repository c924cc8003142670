"""A folder of WAV files, one for each sentence: 0001.wav is line 1 of sentences.txt."""

import wave

import numpy as np

from framing import frame_voice


class Sounds:
    """What one voice has said. Remembers what made it: sounds of another program or model are made again."""

    def __init__(self, folder, maker):
        self.folder = folder
        stamp = folder / "made-by.txt"
        if not stamp.exists() or stamp.read_text() != maker:
            for file in folder.glob("[0-9]*.*"):
                file.unlink()
            folder.mkdir(parents=True, exist_ok=True)
            stamp.write_text(maker)

    def file(self, number):
        return self.folder / f"{number:04d}.wav"

    def missing(self, sentences):
        return [(number, text) for number, text in sentences if not self.file(number).exists()]

    def keep(self, number, samples, rate):
        """Frames the sound and writes it in one step, so that an interrupted run leaves no half of a file."""
        write_wav(self.file(number), frame_voice(samples, rate), rate)


def write_wav(path, samples, rate):
    whole = (np.clip(samples, -1.0, 1.0) * 32767.0).round().astype("<i2")
    part = path.with_suffix(".part")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole.tobytes())
    part.rename(path)


def read_wav(path):
    """float32 mono of a WAV file of 16 bits, and its rate."""
    with wave.open(str(path), "rb") as file:
        assert file.getnchannels() == 1 and file.getsampwidth() == 2, path
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768.0
        return samples, file.getframerate()
