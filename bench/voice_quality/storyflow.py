"""Speaks sentences with StoryFlow's program, and asks it for phonemes: one process for all lines."""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

from sounds import read_wav


class StoryFlow:
    def __init__(self, program, models):
        self.program = str(program)
        self.models = ["--models", str(models)] if models else []

    def identity(self):
        return hashlib.sha256(Path(self.program).read_bytes()).hexdigest()[:16]

    def can_speak_with(self, engine):
        with tempfile.TemporaryDirectory() as folder:
            trial = self._run(["say", "Hello.", "-o", f"{folder}/trial.wav", "--engine", engine], check=False)
            return trial.returncode == 0

    def speak(self, sentences, engine, voice, sounds):
        """Narrates the sentences as the segments of a story and keeps their sounds."""
        if not sentences:
            return
        with tempfile.TemporaryDirectory() as folder:
            story = Path(folder) / "story.json"
            story.write_text(json.dumps({"segments": [{"text_content": text} for _, text in sentences]}))
            self._run(["narrate", str(story), "-o", folder, "--engine", engine, "--voice", voice, "--workers", "1"])
            parts = sorted(path for path in Path(folder).glob("[0-9]*.wav"))
            assert len(parts) == len(sentences), f"{engine} left out a sentence"
            for part, (number, _) in zip(parts, sentences):
                sounds.keep(number, *read_wav(part))

    def phonemes(self, sentences, voice):
        """The chunks of each sentence, as phonemes."""
        lines = "".join(text + "\n" for _, text in sentences)
        shown = self._run(["text", "--phonemes", "--voice", voice], input=lines, models=False)
        return [line.split("\t") for line in shown.stdout.splitlines()]

    def _run(self, arguments, check=True, input=None, models=True):
        command = [self.program, *arguments, *(self.models if models else [])]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", input=input)
        if check and done.returncode != 0:
            raise SystemExit(f"{' '.join(command[:3])} failed:\n{done.stderr}")
        return done
