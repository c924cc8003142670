"""What Whisper hears, and how many words of it are wrong."""

import re

from table_file import TableFile, content_of


class Listener:
    """Whisper base; loaded with the first sound that was not heard yet."""

    def __init__(self, whisper_folder, threads):
        self.folder, self.threads, self.model = whisper_folder, threads, None

    def hear(self, sounds, numbers):
        """Text by number. What was heard is kept beside the sounds."""
        heard = TableFile(sounds.folder / "heard.tsv")
        texts = {}
        for number in numbers:
            content = content_of(sounds.file(number))
            if content not in heard.rows:
                heard.add(content, self._transcribe(sounds.file(number)))
            texts[number] = heard.rows[content]
        return texts

    def _transcribe(self, path):
        if self.model is None:
            from faster_whisper import WhisperModel

            self.model = WhisperModel(str(self.folder), device="cpu", compute_type="int8", cpu_threads=self.threads)
        segments, _ = self.model.transcribe(str(path), language="en", beam_size=5, condition_on_previous_text=False)
        return " ".join(segment.text.strip() for segment in segments).replace("\t", " ")


def words(text):
    text = re.sub(r"[-—]+", " ", text.lower().replace("’", "'"))
    kept = re.sub(r"[^a-z0-9' ]+", "", text)
    return [word.strip("'") for word in kept.split() if word.strip("'")]


def word_errors(said, heard):
    """Words wrong, missing and added (the least number of changes that turns one into the other), and words said."""
    said, heard = words(said), words(heard)
    before = list(range(len(heard) + 1))
    for row, word in enumerate(said, 1):
        now = [row]
        for column, other in enumerate(heard, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (word != other)))
        before = now
    return before[-1], len(said)
