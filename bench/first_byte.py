"""Measures how soon a running StoryFlow sends the first byte of a speech, in every format.

Usage: bench/first_byte.py http://127.0.0.1:PORT [--model NAME] [--times N]

Speaks a text of 1,000 characters N times (9 unless told otherwise), the formats in turns, and prints the first time and
the median of the others in milliseconds: the first answer in aac also waits for ffmpeg to start.
"""

import argparse
import http.client
import json
import statistics
import time
import urllib.parse

SENTENCE = "The keeper of the lamp climbed the stairs each evening, slowly and without a word. "
TEXT = (SENTENCE * 13)[:1000]
FORMATS = ["wav", "pcm", "flac", "mp3", "opus", "aac"]


def first_byte(server: str, model: str, name: str) -> float:
    """Returns the milliseconds from the request to the first byte of the body."""
    address = urllib.parse.urlparse(server)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    body = json.dumps({"model": model, "voice": "af_heart", "input": TEXT, "response_format": name})
    connection.connect()
    begun = time.perf_counter()
    connection.request("POST", "/v1/audio/speech", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{name}: {answer.status} {answer.read().decode()}")
    answer.read(1)
    taken = (time.perf_counter() - begun) * 1000
    connection.close()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server")
    parser.add_argument("--model", default="hibari")
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    taken: dict[str, list[float]] = {name: [] for name in FORMATS}
    for _ in range(asked.times + 1):
        for name in FORMATS:
            taken[name].append(first_byte(asked.server, asked.model, name))
            time.sleep(0.3)  # the end of one speech, and what it prepares, is no part of the next
    print("format  first  median")
    for name, all_taken in taken.items():
        print(f"{name:6} {all_taken[0]:6.0f} {statistics.median(all_taken[1:]):7.0f}")


main()
