"""The verdict of script/soak and its picture, from the samples of one or two servers."""

import csv
import statistics

KINDS = {"read": "a project is read", "built_in": "first byte of speech, built-in voice", "kokoro": "first byte of speech, Kokoro"}
SHARES = (50, 95, 99)
COLUMNS = ["seconds", "rss_mib", "pss_mib", "handles", "threads", "helpers", "helpers_rss_mib",
           *(f"{kind}_p{share}_ms" for kind in KINDS for share in SHARES), "answered", "refused", "failed"]
MUST_BE_FLAT = ["rss_mib", "pss_mib", "handles", "threads"]
FLAT = 5.0  # per cent


def read_samples(file):
    with open(file, newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        return [{name: float(text) if text else None for name, text in row.items()} for row in rows]


def growth(samples, column):
    """How much a column grows from the first sample to the last, in per cent of its median: the median of the
    slopes between all pairs of samples (Theil and Sen), which single peaks do not move."""
    points = [(sample["seconds"], sample[column]) for sample in samples if sample[column] is not None]
    middle = statistics.median(value for _, value in points)
    slopes = [(later[1] - earlier[1]) / (later[0] - earlier[0])
              for place, earlier in enumerate(points) for later in points[place + 1:]]
    return 100 * statistics.median(slopes) * (points[-1][0] - points[0][0]) / middle


def latency(samples, kind):
    """The line that tells the medians of the samples' percentiles; none without any."""
    columns = [[sample[f"{kind}_p{share}_ms"] for sample in samples] for share in SHARES]
    known = [[value for value in values if value is not None] for values in columns]
    if not known[0]:
        return []
    return [f"{KINDS[kind]}: " + ", ".join(f"p{share} {statistics.median(values):.0f} ms" for share, values in zip(SHARES, known))]


def verdict(samples, warm_up):
    """The lines that tell it, and whether all is flat."""
    warm = [sample for sample in samples if sample["seconds"] >= warm_up]
    if len(warm) < 12:
        return [f"no verdict: only {len(warm)} samples after {warm_up} s of warming up, 12 are needed"], False
    lines, all_flat = [], True
    for column in MUST_BE_FLAT:
        values = [sample[column] for sample in warm if sample[column] is not None]
        grown = growth(warm, column)
        flat = grown <= FLAT
        all_flat = all_flat and flat
        lines.append(f"{column}: {'flat' if flat else 'NOT FLAT'}, grows by {grown:+.1f} % in {warm[-1]['seconds'] - warm[0]['seconds']:.0f} s "
                     f"(lowest {min(values):g}, median {statistics.median(values):g}, highest {max(values):g})")
    lines += [line for kind in KINDS for line in latency(warm, kind)]
    last = samples[-1]
    lines.append(f"requests: {last['answered']:.0f} answered, {last['refused']:.0f} refused (429, 503), {last['failed']:.0f} failed")
    return lines, all_flat


def write_by_minute(servers, file):
    """A row for each minute and server, for keeping."""
    with open(file, "w", newline="", encoding="utf-8") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["server", *COLUMNS])
        for name, samples in servers.items():
            next_minute = 0
            for sample in samples:
                if sample["seconds"] >= next_minute:
                    table.writerow([name, *("" if sample[column] is None else f"{sample[column]:g}" for column in COLUMNS)])
                    next_minute = (sample["seconds"] // 60 + 1) * 60


def plot(servers, warm_up, file):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    panels_shown = {"resident memory, MiB": ["rss_mib"], "open handles": ["handles"], "threads": ["threads"],
                    **{f"{title}, ms (p50, dotted p99)": [f"{kind}_p50_ms", f"{kind}_p99_ms"] for kind, title in KINDS.items()}}
    figure, panels = pyplot.subplots(len(panels_shown), 1, sharex=True, figsize=(9, 12), layout="constrained")
    for panel, (title, columns) in zip(panels, panels_shown.items()):
        highest = 1.0
        for color, (name, samples) in zip(("tab:blue", "tab:orange"), servers.items()):
            for style, column in zip(("-", ":"), columns):
                points = [(sample["seconds"] / 60, sample[column]) for sample in samples if sample[column] is not None]
                if points:
                    panel.plot(*zip(*points), style, color=color, linewidth=1, label=name if style == "-" else None)
                    highest = max(highest, *(value for _, value in points))
        panel.axvspan(0, warm_up / 60, color="0.93")
        panel.set_title(title, fontsize=9, loc="left")
        if "ms" in title:
            panel.set_yscale("log")
        panel.set_ylim(1 if "ms" in title else 0, 1.2 * highest)
        if panel.get_legend_handles_labels()[0]:
            panel.legend(fontsize=8, loc="lower right")
    panels[-1].set_xlabel("minutes (grey: warming up)")
    figure.savefig(file, dpi=80)
