"""Loads a server, and a peer beside it, and samples both: script/soak calls it.

Usage: soak.py FOLDER DURATION LOAD HAS_KOKORO NAME=PID=URL [NAME=PID=URL]

The first server is StoryFlow and gets the whole load, the second one the speech only. Writes NAME.csv, soak.csv
(a row for each minute) and soak.png into the folder. Ends with 1 unless StoryFlow is flat.
"""

import csv
import os
import pathlib
import sys
import time

import soak_load
import soak_report

INTERVAL = 10  # seconds between samples
WINDOW = 60  # seconds whose latencies a sample tells; five times as many for Kokoro, which is asked less often
WARM_UP = 600


def status_of(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def mib_in(text):
    return round(int(text.split()[0]) / 1024, 1)


def descendants_of(pid):
    """A child may end while it is looked at."""
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            children = (task / "children").read_text(encoding="utf-8").split()
        except OSError:
            continue
        for child in children:
            found += [int(child), *descendants_of(int(child))] if os.path.exists(f"/proc/{child}/task") else []
    return found


def memory_of_helpers(pid):
    helpers, total = descendants_of(pid), 0.0
    for helper in helpers:
        try:
            total += mib_in(status_of(helper).get("VmRSS", "0 kB"))
        except OSError:
            continue
    return len(helpers), round(total, 1)


def proportional_mib(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
        if line.startswith("Pss:"):
            return mib_in(line.split(":")[1])
    return ""


def sample(pid, tally, seconds):
    status = status_of(pid)
    helpers, helpers_memory = memory_of_helpers(pid)
    return [round(seconds), mib_in(status["VmRSS"]), proportional_mib(pid), len(os.listdir(f"/proc/{pid}/fd")),
            int(status["Threads"]), helpers, helpers_memory, *tally.percentiles("read", WINDOW),
            *tally.percentiles("built_in", WINDOW), *tally.percentiles("kokoro", 5 * WINDOW), tally.answered, tally.refused, tally.failed]


class Server:
    def __init__(self, folder, order):
        self.name, pid, url = order.split("=", 2)
        self.pid = int(pid)
        self.tally = soak_load.Tally()
        self.load = soak_load.Load(url, self.tally)
        self.file = folder / f"{self.name}.csv"
        self._lines = open(self.file, "w", newline="", encoding="utf-8")
        self._table = csv.writer(self._lines, lineterminator="\n")
        self._table.writerow(soak_report.COLUMNS)

    def take_sample(self, seconds):
        self._table.writerow(sample(self.pid, self.tally, seconds))
        self._lines.flush()


def watch_servers(servers, duration):
    begun = time.monotonic()
    for step in range(1, int(duration // INTERVAL) + 1):
        time.sleep(max(0.0, begun + step * INTERVAL - time.monotonic()))
        for server in servers:
            server.take_sample(time.monotonic() - begun)


def report(servers, folder, warm_up):
    samples = {server.name: soak_report.read_samples(server.file) for server in servers}
    soak_report.write_by_minute(samples, folder / "soak.csv")
    soak_report.plot(samples, warm_up, folder / "soak.png")
    flat = {}
    for server in servers:
        lines, flat[server.name] = soak_report.verdict(samples[server.name], warm_up)
        lines += [f"{work}: " + ", ".join(f"{count} x {status}" for status, count in sorted(counts.items()))
                  for work, counts in server.tally.statuses.items()]
        print(server.name, *lines, *(f"fault: {fault}" for fault in server.tally.faults), sep="\n  ", flush=True)
    print(f"{servers[0].name} is {'' if flat[servers[0].name] else 'NOT '}flat within {soak_report.FLAT:g} % after {warm_up} s of warming up")
    return flat[servers[0].name]


def main():
    folder, duration, factor = pathlib.Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    has_kokoro = sys.argv[4] == "yes"
    servers = [Server(folder, order) for order in sys.argv[5:]]
    soak_load.load_storyflow(servers[0].load, factor, has_kokoro)
    for peer in servers[1:]:
        soak_load.load_speech(peer.load, factor)
    watch_servers(servers, duration)
    for server in servers:
        server.load.stopping.set()
    warm_up = min(WARM_UP, int(duration / 6))
    if not report(servers, folder, warm_up):
        sys.exit(1)


if __name__ == "__main__":
    main()
