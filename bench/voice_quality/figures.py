"""Figures over sentences, with 95 % confidence intervals by drawing the sentences again (bootstrap)."""

import numpy as np

DRAWS = 4000


def interval(statistic, count):
    """The interval of `statistic(indices)` over draws of `count` sentences; always the same draws."""
    chance = np.random.default_rng(1)
    values = [statistic(chance.integers(0, count, count)) for _ in range(DRAWS)]
    return np.percentile(values, [2.5, 97.5])


def error_rate(errors, words):
    """Wrong words in percent, with its interval."""
    errors, words = np.asarray(errors), np.asarray(words)

    def rate(chosen):
        return 100.0 * errors[chosen].sum() / words[chosen].sum()

    return rate(np.arange(len(words))), interval(rate, len(words))


def error_difference(errors, reference_errors, words):
    """Percentage points more than the reference on the same sentences, with the interval."""
    return error_rate(np.asarray(errors) - np.asarray(reference_errors), words)


def mean(values):
    values = np.asarray(values, float)
    return values.mean(), interval(lambda chosen: values[chosen].mean(), len(values))
