"""An averaged perceptron with a margin, trained on the teacher's tags."""

import json

import numba
import numpy as np

import features
from features import ATTRIBUTES, GUESS, TAG, mixed

_EDGES = 4  # places around a passage


class Passages:
    """Tokens of all passages in a row, with edges between: attributes, tags (-1 at edges)."""

    def __init__(self, passages):
        vocabulary = {}
        rows = [features.attributes(features.EDGE)]
        words, spaces, tags = [0] * _EDGES, [0] * _EDGES, [-1] * _EDGES
        numbers = {tag: number for number, tag in enumerate(features.TAGS)}
        self.texts = []
        for passage in passages:
            text = passage["text"]
            for begin, end, tag in passage["tokens"]:
                token = text[begin:end]
                if token not in vocabulary:
                    vocabulary[token] = len(rows)
                    rows.append(features.attributes(token))
                words.append(vocabulary[token])
                spaces.append(int(text[end : end + 1] == " "))
                tags.append(numbers[tag])
                self.texts.append(token)
            words += [0] * _EDGES
            spaces += [0] * _EDGES
            tags += [-1] * _EDGES
        self.tokens = np.array(rows, np.uint64)[np.array(words)]
        self.tokens[:, features.SPACE] = np.array(spaces, np.uint64)
        self.tags = np.array(tags, np.int64)

    @classmethod
    def of_files(cls, paths):
        return cls(json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())


def none_given(passages):
    """No tag at any place."""
    return np.full(len(passages.tags), -1, np.int64)


@numba.njit
def _key(template, number, tokens, tags, guesses, place):
    value = np.uint64(number + 1) * np.uint64(0x85EBCA6B) & np.uint64(0xFFFFFFFF)
    for part in range(4):
        attribute = template[2 * part]
        if attribute < 0:
            break
        at = place + template[2 * part + 1]
        if attribute < ATTRIBUTES:
            value = mixed(value, tokens[at, attribute])
        elif attribute == TAG:
            value = mixed(value, np.uint64(tags[at] + 1))
        else:
            value = mixed(value, np.uint64(guesses[at] + 1))
    value = mixed(value, np.uint64(0x27D4EB2F))
    return value


@numba.njit
def _keys_of(template, number, tokens, tags, guesses):
    keys = np.empty(tokens.shape[0], np.uint32)
    count = 0
    for place in range(tokens.shape[0]):
        if tags[place] >= 0:
            keys[count] = _key(template, number, tokens, tags, guesses, place)
            count += 1
    return keys[:count]


@numba.njit
def _fill(table, keys):
    mask = np.uint64(len(table) - 1)
    for index in range(len(keys)):
        slot = np.uint64(keys[index]) & mask
        while table[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        table[slot] = index


@numba.njit(inline="always")
def _find(table, keys, key):
    mask = np.uint64(len(table) - 1)
    slot = np.uint64(key) & mask
    while table[slot] >= 0:
        if keys[table[slot]] == key:
            return table[slot]
        slot = (slot + np.uint64(1)) & mask
    return -1


@numba.njit
def _static_ids(rows, first, tokens, tags, table, keys, ids, column):
    for place in range(tokens.shape[0]):
        if tags[place] < 0:
            continue
        for row in range(rows.shape[0]):
            ids[place, column + row] = _find(table, keys, _key(rows[row], first + row, tokens, tags, tags, place))


@numba.njit
def _tag(weights, ids, rows, first, tokens, given, guesses, table, keys, found, place, scores):
    """Scores the tags of a place, the features' numbers in `found`; returns their count."""
    count = 0
    for column in range(ids.shape[1]):
        if ids[place, column] >= 0:
            found[count] = ids[place, column]
            count += 1
    for row in range(rows.shape[0]):
        index = _find(table, keys, _key(rows[row], first + row, tokens, given, guesses, place))
        if index >= 0:
            found[count] = index
            count += 1
    scores[:] = 0
    for position in range(count):
        scores += weights[found[position]]
    return count


@numba.njit
def _train_once(weights, totals, stamps, now, margin, ids, rows, first, tokens, tags, given, guesses, table, keys,
                order_begin, order_end, order):
    scores = np.empty(weights.shape[1], np.float32)
    found = np.empty(ids.shape[1] + rows.shape[0], np.int64)
    wrong = 0
    for number in range(len(order)):
        for place in range(order_begin[order[number]], order_end[order[number]]):
            count = _tag(weights, ids, rows, first, tokens, given, guesses, table, keys, found, place, scores)
            gold = tags[place]
            best = np.argmax(scores)
            given[place] = best
            wrong += best != gold
            gold_score = scores[gold]
            scores[gold] = -1e30
            rival = np.argmax(scores)
            now += 1
            if gold_score < scores[rival] + margin:
                for position in range(count):
                    feature = found[position]
                    for tag, change in ((gold, 1.0), (rival, -1.0)):
                        totals[feature, tag] += (now - stamps[feature, tag]) * weights[feature, tag]
                        stamps[feature, tag] = now
                        weights[feature, tag] += change
    return now, wrong


@numba.njit
def predict(weights, ids, rows, first, tokens, tags, guesses, table, keys):
    given = np.full(len(tags), -1, np.int64)
    scores = np.empty(weights.shape[1], np.float32)
    found = np.empty(ids.shape[1] + rows.shape[0], np.int64)
    for place in range(len(tags)):
        if tags[place] >= 0:
            _tag(weights, ids, rows, first, tokens, given, guesses, table, keys, found, place, scores)
            given[place] = np.argmax(scores)
    return given


class Perceptron:
    """first: the number of the first template, by which templates of two perceptrons differ."""

    def __init__(self, static_rows, dynamic_rows, first, rarest):
        self.static_rows, self.dynamic_rows, self.first, self.rarest = static_rows, dynamic_rows, first, rarest

    def choose_features(self, passages, guesses):
        """Those that are seen often enough."""
        kept = []
        for number, row in enumerate(np.concatenate([self.static_rows, self.dynamic_rows])):
            found = _keys_of(row, self.first + number, passages.tokens, passages.tags, guesses)
            keys, counts = np.unique(found, return_counts=True)
            kept.append(keys[counts >= self.rarest])
        self.use_features(np.unique(np.concatenate(kept)))

    def use_features(self, keys):
        self.keys = keys
        self.table = np.full(1 << int(np.ceil(np.log2(2 * len(keys)))), -1, np.int32)
        _fill(self.table, keys)

    def heaviest_features(self, count):
        heaviest = np.argsort(-np.abs(self.weights).max(axis=1))[:count]
        return np.sort(self.keys[heaviest])

    def learn(self, passages, guesses, rounds, margin, test=None):
        shape = (len(self.keys), len(features.TAGS))
        self.weights = np.zeros(shape, np.float32)
        totals, stamps = np.zeros(shape, np.float32), np.zeros(shape, np.int32)
        ids = self.ids(passages)
        inside = np.concatenate([[False], passages.tags >= 0, [False]])
        begins = np.flatnonzero(~inside[:-1] & inside[1:])
        ends = np.flatnonzero(inside[:-1] & ~inside[1:])
        chance = np.random.default_rng(1)
        given = np.full(len(passages.tags), -1, np.int64)
        now = 0
        for turn in range(rounds):
            now, wrong = _train_once(self.weights, totals, stamps, now, np.float32(margin), ids, self.dynamic_rows,
                                     self.first + len(self.static_rows), passages.tokens, passages.tags, given, guesses,
                                     self.table, self.keys, begins, ends, chance.permutation(len(begins)))
            line = f"round {turn + 1}: {1 - wrong / (passages.tags >= 0).sum():.4f}"
            if test:
                raw = self.weights
                self.weights = ((totals + (now - stamps) * raw) / now).astype(np.float32)
                line += f" test {test(self):.4f}"
                self.weights = raw
            print(line, flush=True)
        self.weights = ((totals + (now - stamps) * self.weights) / now).astype(np.float32)

    def ids(self, passages):
        ids = np.full((len(passages.tags), len(self.static_rows)), -1, np.int32)
        _static_ids(self.static_rows, self.first, passages.tokens, passages.tags, self.table, self.keys, ids, 0)
        return ids

    def tags(self, passages, guesses):
        return predict(self.weights, self.ids(passages), self.dynamic_rows, self.first + len(self.static_rows),
                       passages.tokens, passages.tags, guesses, self.table, self.keys)


def agreement(passages, given):
    inside = passages.tags >= 0
    return (given[inside] == passages.tags[inside]).mean()
