"""The load of script/soak: clients of a server that come, work and leave again."""

import http.client
import json
import random
import struct
import threading
import time
import urllib.parse
import uuid
import zlib
from collections import deque

PATIENCE = 120  # seconds that a client waits for the next bytes of an answer
SENTENCES = (
    "The lamp in the tower had burned every night for sixty years.",
    "Nobody on the coast could remember who had lit it first.",
    "When the storm came, the keeper climbed the 214 steps and counted them aloud.",
    "“Is it still far?” the child asked, and he laughed.",
    "By the morning of 3 May 1887 the sea was as flat as a table.",
    "She wrote it down, closed the book, and never spoke of it again.",
)


class Tally:
    """What the clients of one server saw, counted by their threads and read by the sampler."""

    def __init__(self):
        self._lock = threading.Lock()
        self.answered = self.refused = self.failed = 0
        self.statuses = {}  # for each kind of work, how often each class of status was answered
        self._latencies = {"read": deque(), "built_in": deque(), "kokoro": deque()}
        self.faults = deque(maxlen=50)

    def count(self, work, status):
        with self._lock:
            counts = self.statuses.setdefault(work, {})
            counts[f"{status // 100}xx"] = counts.get(f"{status // 100}xx", 0) + 1
            if status in (429, 503):
                self.refused += 1
            elif status >= 500:
                self.failed += 1
            else:
                self.answered += 1

    def fail(self, what):
        with self._lock:
            self.failed += 1
            self.faults.append(what)

    def took(self, kind, seconds):
        with self._lock:
            self._latencies[kind].append((time.monotonic(), seconds))

    def percentiles(self, kind, window):
        """p50, p95 and p99 in milliseconds of the last `window` seconds; empty texts without any."""
        with self._lock:
            waiting = self._latencies[kind]
            while waiting and waiting[0][0] < time.monotonic() - window:
                waiting.popleft()
            sorted_times = sorted(seconds for _, seconds in waiting)
        if not sorted_times:
            return ["", "", ""]
        last = len(sorted_times) - 1
        return [round(1000 * sorted_times[round(last * share)], 1) for share in (0.5, 0.95, 0.99)]


class Client:
    """One client: a connection for each request, as most programs have."""

    def __init__(self, url, tally, work, seed):
        self.address = urllib.parse.urlsplit(url)
        self.tally = tally
        self.work = work
        self.random = random.Random(seed)

    def open(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=PATIENCE)
        headers = dict(headers or {})
        if isinstance(body, dict):
            body = json.dumps(body)
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
        except BaseException:
            connection.close()
            raise
        self.tally.count(self.work, answer.status)
        return connection, answer

    def ask(self, method, path, body=None, headers=None):
        """The status and the body as bytes."""
        connection, answer = self.open(method, path, body, headers)
        try:
            return answer.status, answer.read()
        finally:
            connection.close()

    def value(self, method, path, body=None):
        """The answer's JSON; None if the request was refused."""
        status, text = self.ask(method, path, body)
        return json.loads(text) if status < 300 else None

    def upload(self, path, name, file_name, content):
        boundary = uuid.uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def text(self, sentences):
        return " ".join(self.random.choice(SENTENCES) for _ in range(sentences))


def picture(width, height, shade):
    """A PNG of one grey."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes([shade]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wait_for_end(client, task, stop):
    """Follows a task as a browser does: listens to its events for a while, then asks for its status."""
    connection, answer = client.open("GET", f"/api/tasks/{task}/events/")
    try:
        if answer.status == 200:
            answer.read(200)
    finally:
        connection.close()
    for _ in range(600):
        status = client.value("GET", f"/api/tasks/{task}/status/")
        if status is None or status["status"] not in ("PENDING", "PROCESSING"):
            return status
        if stop.wait(0.5):
            return None
    raise TimeoutError(f"the task {task} has not ended within five minutes")


def listen(client, project):
    """Parts of the narration, as a player fetches them."""
    path = f"/api/projects/{project}/narration/"
    connection, answer = client.open("HEAD", path)
    connection.close()
    if answer.status != 200:
        return
    length, tag = int(answer.getheader("Content-Length")), answer.getheader("ETag")
    for _ in range(3):
        begin = client.random.randrange(length)
        end = min(length - 1, begin + client.random.randrange(1, 200_000))
        status, body = client.ask("GET", path, headers={"Range": f"bytes={begin}-{end}", "If-Range": tag})
        if status == 206 and len(body) != end - begin + 1:
            client.tally.fail(f"a range of {end - begin + 1} bytes had {len(body)}")


def edit(client, project, segments):
    first = segments[0]["id"]
    client.ask("PATCH", f"/api/segments/{first}/", {"text_content": client.text(2)})
    client.ask("POST", f"/api/segments/{first}/split/", {"at": 10})
    client.ask("POST", f"/api/segments/{first}/merge-next/", {})
    client.ask("PATCH", f"/api/segments/{segments[-1]['id']}/", {"is_locked": True})
    for step in ("undo", "undo", "redo"):
        client.ask("POST", f"/api/projects/{project}/{step}/", {})
    client.ask("POST", f"/api/projects/{project}/pronunciations/", {"word": "keeper", "spoken_as": "kee-per"})
    for segment in segments[:2]:
        for view in ("words", "peaks", "reading"):
            client.ask("GET", f"/api/segments/{segment['id']}/{view}/")


def illustrate(client, project, segments):
    for segment in segments[:2]:
        image = picture(320, 200, client.random.randrange(256))
        client.upload(f"/api/segments/{segment['id']}/upload-image/", "image", "page.png", image)
    client.ask("GET", f"/api/projects/{project}/frame/?t=0.5")


def export(client, project, stop):
    order = {"format": client.random.choice(("srt", "words", "wav", "flac", "mp3", "opus", "m4b", "epub", "otio"))}
    started = client.value("POST", f"/api/projects/{project}/exports/", {**order, "skip_missing": True})
    if started is None:
        return
    ended = wait_for_end(client, started["task_id"], stop)
    if ended is None or ended["status"] != "COMPLETED":
        return
    path = urllib.parse.urlsplit(started["url"]).path
    client.ask("GET", path, headers={"Range": "bytes=0-1023"})
    status, book = client.ask("GET", path)
    if status == 200 and order["format"] == "epub":
        status, text = client.upload("/api/projects/import/", "file", "book.epub", book)
        if status == 201:
            client.ask("DELETE", f"/api/projects/{json.loads(text)['id']}/")
    client.ask("DELETE", path)


def life_of_a_story(client, engines, stop):
    """Imports a story, narrates, hears, edits, illustrates and exports it, and deletes it."""
    engine = client.random.choice(engines)
    count = 8 if engine == "hibari" else 2
    story = {"format": "json", "title": f"Soak {client.random.random()}",
             "segments": [{"text_content": client.text(2)} for _ in range(count)]}
    project = client.value("POST", "/api/projects/import/", story)
    if project is None:
        return
    path = f"/api/projects/{project['id']}"
    try:
        task = client.value("POST", f"{path}/generate-all-audio/", {"engine": engine})
        if task is not None:
            wait_for_end(client, task["task_id"], stop)
        segments = client.value("GET", f"/api/segments/?project={project['id']}")["results"]
        listen(client, project["id"])
        edit(client, project["id"], segments)
        illustrate(client, project["id"], segments)
        export(client, project["id"], stop)
    finally:
        client.ask("DELETE", f"{path}/")


def read_a_project(client, project):
    begun = time.monotonic()
    status, _ = client.ask("GET", f"/api/projects/{project}/")
    if status == 200:
        client.tally.took("read", time.monotonic() - begun)
    client.ask("GET", client.random.choice(("/api/projects/", "/api/settings/", "/api/tasks/", "/", "/metrics",
                                            "/v1/audio/voices", "/api/settings/voices/", "/health/ready")))


def speak(client, model, formats):
    """Has a text spoken; one client of four leaves after the first bytes."""
    order = {"model": model, "voice": "af_heart", "input": client.text(client.random.randrange(1, 4)),
             "response_format": client.random.choice(formats), "stream": True}
    leaves = client.random.random() < 0.25
    begun = time.monotonic()
    connection, answer = client.open("POST", "/v1/audio/speech", order)
    try:
        if answer.status == 200 and answer.read(1):
            client.tally.took("kokoro" if model == "kokoro" else "built_in", time.monotonic() - begun)
            if not leaves:
                answer.read()
    finally:
        connection.close()


def watch(client, project, stop):
    """Listens to a project's events for a while and leaves."""
    connection, answer = client.open("GET", f"/api/projects/{project}/events/")
    try:
        answer.read(50)
        stop.wait(client.random.uniform(0, 5))
    finally:
        connection.close()


def ask_nonsense(client):
    for method, path, body in (
        ("POST", "/api/projects/import/", "{" * 100), ("GET", "/media/../../etc/passwd", None),
        ("POST", "/v1/audio/speech", '{"input": 5, "voice": []}'), ("PATCH", "/api/settings/", '{"tts_speed": 1e308}'),
        ("GET", "/api/projects/none/", None), ("DELETE", f"/api/segments/{uuid.UUID(int=0)}/", None),
    ):
        client.ask(method, path, body, {"Content-Type": "application/json"})
    client.upload("/api/settings/logos/", "file", "logo.png", client.random.randbytes(2000))
    client.upload("/api/settings/font/upload/", "font", "font.ttf", client.random.randbytes(2000))
    client.upload("/api/projects/import/", "file", "book.epub", b"PK\x03\x04" + client.random.randbytes(5000))


class Load:
    """Threads that repeat one client's work each, with a pause behind it, until they are stopped."""

    def __init__(self, url, tally):
        self.url, self.tally = url, tally
        self.stopping = threading.Event()
        self._threads = []

    def begin(self, pause, work, *arguments):
        """`pause`: seconds on average."""
        # The same work has the same seed at every server, so that a peer is asked for the same texts.
        seed = f"{work.__name__} {[argument for argument in arguments if isinstance(argument, str)]}"
        client = Client(self.url, self.tally, work.__name__.replace("_", " "), seed)
        thread = threading.Thread(target=self._repeat, args=(client, pause, work, arguments), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _repeat(self, client, pause, work, arguments):
        while not self.stopping.wait(client.random.uniform(0.5, 1.5) * pause):
            try:
                work(client, *arguments)
            except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
                if not self.stopping.is_set():
                    self.tally.fail(f"{work.__name__}: {type(error).__name__}: {error}")

    def end(self):
        self.stopping.set()
        for thread in self._threads:
            thread.join(timeout=PATIENCE)


def load_storyflow(load, factor, has_kokoro):
    """`factor`: 1 is modest, for two cores that do other work, too."""
    client = Client(load.url, load.tally, "setting up", seed=0)
    story = {"format": "json", "title": "Read again and again",
             "segments": [{"text_content": sentence} for sentence in SENTENCES * 20]}
    read = client.value("POST", "/api/projects/import/", story)["id"]
    load.begin(0.5 / factor, read_a_project, read)
    load.begin(5 / factor, life_of_a_story, ["hibari"], load.stopping)
    load.begin(3 / factor, speak, "hibari", ("mp3", "opus", "aac", "flac", "wav", "pcm"))
    load.begin(4 / factor, watch, read, load.stopping)
    load.begin(10 / factor, ask_nonsense)
    if has_kokoro:
        load.begin(60 / factor, life_of_a_story, ["kokoro"], load.stopping)
        load_speech(load, factor)


def load_speech(load, factor):
    """What both servers are asked: the same texts at the same pace."""
    load.begin(20 / factor, speak, "kokoro", ("wav", "pcm"))
