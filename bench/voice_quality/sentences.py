"""The sentences that are spoken: sentences.txt, one a line, from novels whose copyright has ended."""

from pathlib import Path

STEP = 149  # without a common divisor with the number of sentences


def chosen_sentences(count):
    """The first `count` sentences of a fixed order that takes from all parts of the list: (number, text), the number
    being that of the line. A larger count adds to a smaller one."""
    return all_sentences()[:count]


def all_sentences():
    lines = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    order = [index * STEP % len(lines) for index in range(len(lines))]
    assert len(set(order)) == len(order)
    return [(index + 1, lines[index]) for index in order]
