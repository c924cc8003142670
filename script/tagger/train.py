"""Usage: train.py BOOKS WORK REFERENCE WEIGHTS

Tags the books (.txt files in the folder BOOKS) with spaCy, learns from the tags, and writes the file WEIGHTS. What the
teacher said is kept in the folder WORK. REFERENCE has the sentences that the agreement is measured on.
"""

import csv
import pathlib
import sys

import numpy as np

import features
import teacher
import weights_file
from student import Passages, Perceptron, agreement, none_given

_MARGIN = 3.0
_FEATURES = 100_000
_LIGHTEST_GUESS, _LIGHTEST = 0.5, 1.0  # weights below are left out


def references(path):
    """The passages of tests/data/english/tags.tsv."""
    with open(path, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            tokens, at = [], 0
            for token, tag in zip(row["tokens"].split(), row["tags"].split()):
                begin = row["sentence"].index(token, at)
                at = begin + len(token)
                tokens.append([begin, at, tag])
            yield {"text": row["sentence"], "tokens": tokens}


def rounded(perceptron, lightest):
    """Lets it compute with the weights that the file can hold, and returns these."""
    weights = weights_file.quantised(np.where(np.abs(perceptron.weights) < lightest, 0, perceptron.weights))
    perceptron.weights = weights_file.dequantised(weights)
    return perceptron.keys, weights


def main(books_folder, work_folder, reference_file, weights_path):
    books = Passages.of_files(teacher.tag_books(books_folder, work_folder))
    reference = Passages(references(reference_file))

    no_rows = np.zeros((0, 8), np.int64)
    guesser = Perceptron(features.LONE_ROWS, no_rows, first=features.FIRST_LONE, rarest=20)
    guesser.choose_features(books, none_given(books))
    guesser.learn(books, none_given(books), 3, _MARGIN,
                  lambda found: agreement(reference, found.tags(reference, none_given(reference))))
    guess_part = rounded(guesser, _LIGHTEST_GUESS)
    guesses, reference_guesses = (guesser.tags(part, none_given(part)) for part in (books, reference))

    tagger = Perceptron(np.concatenate([features.LONE_ROWS, features.STATIC_ROWS]), features.DYNAMIC_ROWS, first=0,
                        rarest=5)

    def measured(found):
        return agreement(reference, found.tags(reference, reference_guesses))

    tagger.choose_features(books, guesses)
    tagger.learn(books, guesses, 3, _MARGIN, measured)
    tagger.use_features(tagger.heaviest_features(_FEATURES))
    tagger.learn(books, guesses, 6, _MARGIN, measured)
    part = rounded(tagger, _LIGHTEST)
    print(f"agreement {agreement(reference, tagger.tags(reference, reference_guesses)):.4f}")
    pathlib.Path(weights_path).write_bytes(weights_file.packed([guess_part, part]))


if __name__ == "__main__":
    main(*sys.argv[1:])
