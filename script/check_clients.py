"""Asks a running StoryFlow as the programs do that docs/speech-api.md names: script/check-api calls it.

Usage: check_clients.py http://127.0.0.1:PORT

Each request has the path, head and fields that the program sends, and the answer is read as the program reads it.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

API = sys.argv[1] + "/v1"


def check(condition: bool, what: str) -> None:
    if not condition:
        sys.exit(f"The requests of other programs: {what}")


def ask(path: str, fields: dict | None = None, head: dict | None = None) -> tuple[int, str, bytes]:
    """Returns status, content type and body."""
    body = None if fields is None else json.dumps(fields).encode()
    request = urllib.request.Request(API + path, body, {"Content-Type": "application/json", **(head or {})})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def seconds_of(sound: bytes) -> float:
    """The length of an MP3 as ffmpeg sees it, which is what moviepy asks."""
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:
        file.write(sound)
        file.flush()
        command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file.name]
        return float(subprocess.run(command, capture_output=True, check=True).stdout)


def decoded_seconds(sound: bytes) -> float:
    command = ["ffmpeg", "-v", "error", "-i", "pipe:0", "-f", "s16le", "-ar", "24000", "-ac", "1", "pipe:1"]
    return len(subprocess.run(command, input=sound, capture_output=True, check=True).stdout) / 48_000


def money_printer_turbo() -> None:
    """Its provider Kokoro: a list of voices within five seconds, then one MP3 for a whole script, whose length places
    the subtitles. It takes an answer with another status for a failure, and shows 200 characters of it."""
    status, _, body = ask("/audio/voices", head={"Authorization": "Bearer anything"})
    voices = json.loads(body)["voices"]
    check(status == 200 and all(isinstance(voice["id"], str) for voice in voices), f"voices {body[:200]!r}")
    script = "It was late in October. The lamp went out at nine, and nobody noticed it until the morning. " * 8
    for speed in (1.0, 1.2, 4.0):
        fields = {"model": "tts-1", "input": script, "voice": voices[0]["id"], "response_format": "mp3", "speed": speed}
        status, kind, sound = ask("/audio/speech", fields, {"Authorization": "Bearer anything"})
        check((status, kind) == (200, "audio/mpeg"), f"{status} {kind} {sound[:200]!r}")
        if shutil.which("ffprobe"):
            told, heard = seconds_of(sound), decoded_seconds(sound)
            check(abs(told - heard) < 0.1, f"an MP3 of {heard} s looks like one of {told} s")
    status, _, body = ask("/audio/speech", {"model": "kokoro", "input": "A light.", "voice": "af_heart", "speed": 1.0})
    check(status == 200 or b"storyflow model install" in body[:500], f"the model kokoro: {status} {body[:500]!r}")


def open_webui() -> None:
    """Asks for models and voices without a key, then for each sentence of an answer by itself, also for what stands
    between sentences; shows `error` of a refusal."""
    models = json.loads(ask("/audio/models")[2])["models"]
    check("tts-1" in [model["id"] for model in models], f"models {models}")
    voices = {voice["id"]: voice["name"] for voice in json.loads(ask("/audio/voices")[2])["voices"]}
    check("af_heart" in voices, f"voices {voices}")
    head = {"Authorization": "Bearer ", "X-OpenWebUI-User-Name": "J%C3%B6rg", "X-OpenWebUI-User-Role": "user"}
    for sentence in ("Hello there!", "...", "—", "\N{GRINNING FACE}", "1.", "**", "```"):
        fields = {"input": sentence, "voice": "alloy", "model": "tts-1"}
        status, kind, sound = ask("/audio/speech", fields, head)
        check((status, kind) == (200, "audio/mpeg") and len(sound) > 1000, f"{sentence!r}: {status} {sound[:200]!r}")
    status, _, body = ask("/audio/speech", {"input": "Hello.", "voice": "nobody", "model": "tts-1"}, head)
    check(status == 400 and "nobody" in json.loads(body)["error"]["message"], f"{status} {body[:200]!r}")


def silly_tavern() -> None:
    fields = {"input": "Hello there.", "voice": "shimmer", "response_format": "mp3", "speed": 1, "model": "tts-1"}
    status, kind, sound = ask("/audio/speech", fields, {"Authorization": "Bearer none"})
    check((status, kind) == (200, "audio/mpeg") and len(sound) > 1000, f"{status} {sound[:200]!r}")


def clients_of_kokoro_fastapi() -> None:
    """They send fields of its own, and mixes; the older ones read a list of ids."""
    ids = json.loads(ask("/audio/voices?legacy=true")[2])["voices"]
    check("af_heart" in ids, f"ids {ids}")
    fields = {
        "model": "tts-1", "input": "Hello there.", "voice": "af_bella+af_heart", "response_format": "wav", "speed": 1.0,
        "stream": False, "return_download_link": False, "lang_code": "a", "volume_multiplier": 1.0,
        "normalization_options": {"normalize": True, "unit_normalization": False},
    }  # fmt: skip
    status, kind, sound = ask("/audio/speech", fields)
    check((status, kind) == (200, "audio/wav") and sound.startswith(b"RIFF"), f"{status} {sound[:200]!r}")


def main() -> None:
    for program in (money_printer_turbo, open_webui, silly_tavern, clients_of_kokoro_fastapi):
        program()
    print("the requests of MoneyPrinterTurbo, Open WebUI, SillyTavern and Kokoro-FastAPI's clients are answered")


main()
