"""Speaks and narrates by the Model Context Protocol's own Python package: script/check-api calls it.

Usage: check_mcp.py PROGRAM http://127.0.0.1:PORT

Talks with `PROGRAM mcp` by standard input and output, and with the running server by HTTP.
"""

import asyncio
import base64
import os
import re
import sys
import tempfile

import mcp
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client


def check(condition: bool, what: str) -> None:
    if not condition:
        sys.exit(f"MCP's Python package: {what}")


async def told(session: mcp.ClientSession, tool: str, **arguments: object) -> str:
    return (await session.call_tool(tool, arguments)).content[0].text


async def greet(session: mcp.ClientSession) -> None:
    await session.initialize()
    tools = [tool.name for tool in (await session.list_tools()).tools]
    check(tools == ["speak", "narrate", "list_voices", "status"], f"the tools are {tools}")
    check("af_heart" in await told(session, "list_voices"), "there is no af_heart")


async def use(session: mcp.ClientSession, folder: str) -> None:
    await greet(session)

    sound = os.path.join(folder, "hello.mp3")
    check("seconds" in await told(session, "speak", text="Hello there.", file=sound), "speak tells no duration")
    check(os.path.getsize(sound) > 1000, "the sound is too short")
    check("exists already" in await told(session, "speak", text="Again.", file=sound), "a file may be replaced")

    story = os.path.join(folder, "story.txt")
    with open(story, "w", encoding="utf-8") as file:
        file.write("Once upon a time.\n\nThere was a lamp.\n")
    book = os.path.join(folder, "story.mp3")
    check("2 segments" in await told(session, "narrate", story=story, file=book), "narrate does not begin")
    status = ""
    for _ in range(200):
        status = await told(session, "status")
        if "done." in status or "failed." in status:
            break
        await asyncio.sleep(0.1)
    check(os.path.exists(book), f"the story was not narrated: {status}")


async def use_server(session: mcp.ClientSession) -> None:
    await greet(session)
    spoken = (await session.call_tool("speak", {"text": "Hello there. It is late.", "format": "wav"})).content
    check(spoken[0].type == "audio" and spoken[0].mime_type == "audio/wav", f"speak returns {spoken[0].type}")
    sound = base64.b64decode(spoken[0].data)
    check(sound.startswith(b"RIFF") and len(sound) > 24_000, f"the sound has {len(sound)} bytes")
    check("seconds" in spoken[1].text, f"speak tells {spoken[1].text}")
    refused = await session.call_tool("speak", {"text": "Hello.", "voice": "nobody"})
    check(bool(refused.is_error) and "nobody" in refused.content[0].text, "an unknown voice is accepted")

    begun = await told(session, "narrate", title="The lamp", text="# One\n\nOnce.\n\n# Two\n\nThere was a lamp.\n")
    task = re.search(r"task ([^ .]+)", begun)
    check(task is not None, f"narrate tells {begun}")
    status = ""
    for _ in range(200):
        status = await told(session, "status", task=task[1])
        if "COMPLETED" in status or "FAILED" in status:
            break
        await asyncio.sleep(0.1)
    check("COMPLETED" in status, f"the story was not narrated: {status}")


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = mcp.StdioServerParameters(
            command=sys.argv[1],
            args=["mcp", "--engine", "hibari", "--data", f"{folder}/data", "--models", f"{folder}/models"],
        )
        async with stdio_client(program) as (reading, writing):
            async with mcp.ClientSession(reading, writing) as session:
                await use(session, folder)
    async with streamable_http_client(f"{sys.argv[2]}/mcp") as streams:
        async with mcp.ClientSession(streams[0], streams[1]) as session:
            await use_server(session)
    print("MCP's Python package speaks and narrates, also by HTTP")


asyncio.run(main())
