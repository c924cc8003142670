"""Has texts spoken by the Wyoming protocol's own Python package: script/check-api calls it.

Usage: check_wyoming.py PORT
"""

import asyncio
import importlib.metadata
import sys
import time

from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.info import Describe, Info
from wyoming.ping import Ping, Pong
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeStopped,
    SynthesizeVoice,
)

STORY = "Once upon a time there was a lamp. It was very bright! Who had lit it? "


def check(condition: bool, what: str) -> None:
    if not condition:
        sys.exit(f"Wyoming's Python package: {what}")


async def heard(client: AsyncTcpClient, until: type) -> tuple[float, float, float]:
    """Reads sound up to an event. Returns its seconds, and the seconds to its first and last chunk."""
    begun = time.monotonic()
    samples = 0
    first = last = 0.0
    has_started = False
    while True:
        event = await client.read_event()
        check(event is not None, "the connection ended in the middle")
        check(not Error.is_type(event.type), f"the server said {event.data}")
        if AudioStart.is_type(event.type):
            check(not has_started, "the sound begins twice")
            start = AudioStart.from_event(event)
            check((start.rate, start.width, start.channels) == (24_000, 2, 1), f"the sound is {start}")
            has_started = True
        elif AudioChunk.is_type(event.type):
            chunk = AudioChunk.from_event(event)
            check(has_started, "a chunk comes before the beginning")
            check(abs(chunk.timestamp - samples / 24) <= 1, f"{samples} samples are at {chunk.timestamp} ms")
            samples += chunk.samples
            last = time.monotonic() - begun
            first = first or last
        if until.is_type(event.type):
            return samples / 24_000, first, last


async def tells_its_voices(client: AsyncTcpClient) -> None:
    await client.write_event(Describe().event())
    info = Info.from_event(await client.read_event())
    program = info.tts[0]
    check(program.installed and program.supports_synthesize_streaming, f"the program is {program}")
    voice = next((voice for voice in program.voices if voice.name == "af_heart"), None)
    check(voice is not None and voice.languages == ["en-US"], f"the voices are {program.voices}")
    await client.write_event(Ping(text="there?").event())
    check(Pong.from_event(await client.read_event()).text == "there?", "the pong is another one")


async def speaks_while_it_sends(client: AsyncTcpClient) -> float:
    """Returns the seconds to the first sound."""
    voice = SynthesizeVoice(name="af_heart")
    await client.write_event(Synthesize(text=STORY * 60, voice=voice).event())
    seconds, first, last = await heard(client, AudioStop)
    check(seconds > 100, f"a chapter has {seconds:.1f} seconds")
    check(first < last / 2, f"the first sound came after {first:.2f} s, the last after {last:.2f} s")
    return first


async def speaks_a_text_that_still_grows(client: AsyncTcpClient) -> None:
    await client.write_event(SynthesizeStart(voice=SynthesizeVoice(language="en-US")).event())
    for word in STORY.split(" "):
        await client.write_event(SynthesizeChunk(text=word + " ").event())
    await client.write_event(Synthesize(text=STORY).event())
    # The first sentences are spoken although the text has not ended.
    event = await asyncio.wait_for(client.read_event(), 60)
    check(AudioStart.is_type(event.type), f"a whole sentence is answered with {event.type}")
    await client.write_event(SynthesizeStop().event())
    samples = 0
    while not SynthesizeStopped.is_type(event.type):
        event = await asyncio.wait_for(client.read_event(), 60)
        check(event is not None and not Error.is_type(event.type), f"the stream ends with {event}")
        if AudioChunk.is_type(event.type):
            samples += AudioChunk.from_event(event).samples
    check(samples > 3 * 24_000, f"the stream has {samples} samples")


async def refuses(port: int) -> None:
    async with AsyncTcpClient("127.0.0.1", port) as client:
        voice = SynthesizeVoice(name="nobody")
        await client.write_event(Synthesize(text="Hello.", voice=voice).event())
        event = await client.read_event()
        check(event is not None and Error.is_type(event.type), f"an unknown voice is answered with {event}")
        check("nobody" in Error.from_event(event).text, "the refusal does not name the voice")
        check(await client.read_event() is None, "the connection stays open behind an error")


async def main() -> None:
    port = int(sys.argv[1])
    async with AsyncTcpClient("127.0.0.1", port, read_timeout=60) as client:
        await tells_its_voices(client)
        first = await speaks_while_it_sends(client)
        await speaks_a_text_that_still_grows(client)
    await refuses(port)
    version = importlib.metadata.version("wyoming")
    print(f"Wyoming's Python package {version} speaks; first sound after {first * 1000:.0f} ms")


asyncio.run(main())
