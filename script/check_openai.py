"""Speaks with a running StoryFlow by OpenAI's own Python package: script/check-api calls it.

Usage: check_openai.py http://127.0.0.1:PORT
"""

import sys
import time

import openai

CHAPTER = "It was the best of times. It was the worst of times! Who would have known? " * 12


def check(condition: bool, what: str) -> None:
    if not condition:
        sys.exit(f"OpenAI's Python package: {what}")


def speaks_every_format(client: openai.OpenAI) -> None:
    beginnings = {"mp3": b"\xff", "opus": b"OggS", "aac": b"\xff\xf1", "flac": b"fLaC", "wav": b"RIFF", "pcm": b""}
    for name, beginning in beginnings.items():
        answer = client.audio.speech.create(
            model="tts-1", voice="alloy", input="Once upon a time.", response_format=name
        )
        check(len(answer.content) > 3000, f"{name} is too short")
        check(answer.content.startswith(beginning), f"{name} begins with {answer.content[:8]!r}")


def streams(client: openai.OpenAI) -> float:
    """Returns the seconds to the first byte."""
    begun = time.monotonic()
    size = 0
    first = last = 0.0
    with client.audio.speech.with_streaming_response.create(
        model="hibari", voice="nova", input=CHAPTER, response_format="pcm"
    ) as answer:
        for piece in answer.iter_bytes():
            last = time.monotonic() - begun
            first = first or last
            size += len(piece)
    check(size > 48_000 * 20, "a chapter is too short")
    check(first < last / 2, f"the first byte came after {first:.2f} s, the last after {last:.2f} s")
    return first


def streams_events(client: openai.OpenAI) -> None:
    with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="nova", input="Once upon a time.", stream_format="sse"
    ) as answer:
        lines = [line for line in answer.iter_lines() if line.startswith("data: ")]
    check("speech.audio.delta" in lines[0], f"the first event is {lines[0][:80]}")
    check("speech.audio.done" in lines[-1], f"the last event is {lines[-1][:80]}")


def refuses(client: openai.OpenAI) -> None:
    try:
        client.audio.speech.create(model="tts-1", voice="alloy", input="x", speed=9)
        check(False, "a speed of 9 is accepted")
    except openai.BadRequestError as error:
        check(error.param == "speed", f"the refusal names {error.param}")
    try:
        client.audio.speech.create(model="whisper-1", voice="alloy", input="x")
        check(False, "an unknown model is accepted")
    except openai.NotFoundError:
        pass


def main() -> None:
    client = openai.OpenAI(base_url=sys.argv[1] + "/v1", api_key="anything", max_retries=0)
    check("tts-1" in [model.id for model in client.models.list()], "tts-1 is no model")
    speaks_every_format(client)
    first = streams(client)
    streams_events(client)
    refuses(client)
    print(f"OpenAI's Python package {openai.__version__} speaks; first byte after {first * 1000:.0f} ms")


main()
