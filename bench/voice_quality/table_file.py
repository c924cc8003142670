"""Results by the content of their sound, kept in a file line by line: a run can be resumed, and a sound that was made
again with the same samples is not judged again."""

import hashlib


def content_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:24]


class TableFile:
    def __init__(self, path):
        self.path = path
        self.rows = {}
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else [""]
        if lines.pop():  # an interrupted run left half a line
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        for line in lines:
            content, value = line.split("\t", 1)
            self.rows[content] = value

    def add(self, content, value):
        self.rows[content] = value
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{content}\t{value}\n")
