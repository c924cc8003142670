"""Compares the built-in voice with hibari-tts 0.2.1 on ONNX Runtime: processor time per second of sound, with the
same phonemes and one thread, in turns.

    python3 -m venv build/hibari-venv
    build/hibari-venv/bin/pip install hibari-tts==0.2.1 onnxruntime numpy scipy
    build/hibari-venv/bin/python bench/hibari_beside_original.py build/release/hibari_bench

Build the program first: cmake --preset release -DSTORYFLOW_BENCH=ON && ninja -C build/release hibari_bench
"""

import re
import resource
import subprocess
import sys
import tempfile

from hibari import Hibari

TEXT = (
    "The quick brown fox jumps over the lazy dog. She sells sea shells by the sea shore. "
    "On the third of March, one thousand people paid ten dollars each to hear it read at half past seven, "
    "and most of them went home happy. "
) * 2
ROUNDS = 5


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def original(voice, utterances):
    """The best of a few rounds, in ms per second of sound."""
    best = None
    for _ in range(ROUNDS):
        begin = processor_seconds()
        samples = sum(len(voice.from_ids(ids)) for ids in utterances)
        cost = (processor_seconds() - begin) * 1e3 / (samples / voice.sample_rate)
        best = cost if best is None else min(best, cost)
    return best


def ours(program, file):
    report = subprocess.run([program, file], check=True, capture_output=True, text=True).stdout
    return {name: float(cost) for name, cost in re.findall(r"^(\w+) +loaded.*?; ([\d.]+) ms of processor", report, re.M)}


def main(program):
    voice = Hibari(threads=1)
    utterances = [voice.ids(phonemes) for phonemes in voice.phonemize(TEXT)]
    voice.from_ids(utterances[0])
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        for ids in utterances:
            print(*ids, file=file)
        file.flush()
        for _ in range(ROUNDS):
            theirs = original(voice, utterances)
            costs = ours(program, file.name)
            ratios = ", ".join(f"{name} {cost:.2f} ms ({cost / theirs:.2f})" for name, cost in costs.items())
            print(f"original {theirs:.2f} ms of processor per second of sound; ours with {ratios}")


main(sys.argv[1])
