"""Measures how well voices are understood and how natural they sound, beside the programs that they come from.
script/voice-quality calls it, says what it needs, and makes the environment."""

import argparse
import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import figures
import references
from listening import Listener, word_errors
from sentences import all_sentences, chosen_sentences
from sounds import Sounds
from storyflow import StoryFlow
from table_file import TableFile, content_of

HERE = Path(__file__).parent
VOICE = "af_heart"  # what the built-in voice learned


@dataclass
class Voice:
    name: str  # of its folder, and for --only
    title: str
    reference: str  # the voice that it is compared with; empty for none
    maker: str
    speak: Callable  # (sentences, sounds)


def torch_python(environment):
    return str(environment / "mos/bin/python")


def has_torch_kokoro(environment, models):
    needed = [models / "kokoro-v1_0.pth", models / f"voices/{VOICE}.pt"] if models else []
    if not needed or not all(path.exists() for path in needed):
        return False
    modules = "torch", "kokoro", "transformers", "loguru", "attr"
    program = f"import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, {modules})))"
    return subprocess.run([torch_python(environment), "-c", program]).returncode == 0


def speak_with_torch(environment, models, phonemes):
    def speak(sentences, sounds):
        if not sentences:
            return
        import hibari

        vocabulary = Path(hibari.__file__).parent / "assets/vocab.json"  # Kokoro's
        lines = "".join("\t".join([str(number), *phonemes[number]]) + "\n" for number, _ in sentences)
        command = [torch_python(environment), HERE / "kokoro_torch.py", vocabulary]
        command += [models / "kokoro-v1_0.pth", models / f"voices/{VOICE}.pt", sounds.folder]
        subprocess.run([str(part) for part in command], input=lines, text=True, encoding="utf-8", check=True)

    return speak


def voices(program, environment, models, phonemes):
    """Every voice that can be measured here, references before what is compared with them."""
    ours, original = program.identity(), references.hibari_version()
    our_phonemes = hashlib.sha256(repr(phonemes).encode()).hexdigest()[:16]

    def with_engine(engine, voice=VOICE):
        return lambda sentences, sounds: program.speak(sentences, engine, voice, sounds)

    def with_hibari(same_phonemes):
        def speak(sentences, sounds):
            chunks = [phonemes[number] for number, _ in sentences] if same_phonemes else None
            references.speak_with_hibari(sentences, chunks, sounds)

        return speak

    yield Voice("original", "hibari-tts, our phonemes", "", f"{original}; {our_phonemes}", with_hibari(True))
    yield Voice("original-phonemes", "hibari-tts, its own phonemes", "", original, with_hibari(False))
    yield Voice("built-in", "built-in voice", "original", ours, with_engine("hibari"))
    yield Voice("espeak", "eSpeak", "", ours, with_engine("espeak"))
    if not program.can_speak_with("kokoro"):
        return
    if has_torch_kokoro(environment, models):
        if references.has_misaki():
            theirs = speak_with_torch(environment, models, references.MisakiPhonemes(all_sentences()))
            yield Voice("reference", "Kokoro on PyTorch, misaki's phonemes", "", "torch; misaki", theirs)
        speak = speak_with_torch(environment, models, phonemes)
        yield Voice("torch", "Kokoro on PyTorch, our phonemes", "reference", f"torch; {our_phonemes}", speak)
    yield Voice("kokoro", "Kokoro", "reference", ours, with_engine("kokoro"))


def natural(environment, sounds, numbers, threads):
    """DistillMOS by number."""
    command = [torch_python(environment), str(HERE / "naturalness.py"), str(threads), str(sounds.folder)]
    subprocess.run(command, input="\n".join(map(str, numbers)), text=True, check=True, stdout=subprocess.DEVNULL)
    rows = TableFile(sounds.folder / "naturalness.tsv").rows
    return [float(rows[content_of(sounds.file(number))]) for number in numbers]


@dataclass
class Result:
    errors: list  # by sentence
    natural: list


def row_of(voice, result, words, reference):
    rate, (low, high) = figures.error_rate(result.errors, words)
    score, (least, most) = figures.mean(result.natural)
    row = f"| {voice.title} | {rate:.2f} % ({low:.2f} to {high:.2f}) | {score:.3f} ({least:.3f} to {most:.3f}) |"
    if reference is None:
        return row + " | |"
    more, (low, high) = figures.error_difference(result.errors, reference.errors, words)
    differences = [ours - theirs for ours, theirs in zip(result.natural, reference.natural)]
    gain, (least, most) = figures.mean(differences)
    return row + f" {more:+.2f} ({low:+.2f} to {high:+.2f}) | {gain:+.3f} ({least:+.3f} to {most:+.3f}) |"


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--environment", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    program = StoryFlow(arguments.program, arguments.models)
    sentences = chosen_sentences(arguments.sentences)
    numbers = [number for number, _ in sentences]
    # Of all sentences, so that what was made for a few of them is still known when more are chosen.
    everything = all_sentences()
    phonemes = dict(zip([number for number, _ in everything], program.phonemes(everything, VOICE)))
    only = set(filter(None, arguments.only.split(",")))
    listener = Listener(arguments.environment / "asr", arguments.threads)
    words = [word_errors(text, "")[1] for _, text in sentences]
    results = {}
    rows = []
    for voice in voices(program, arguments.environment, arguments.models, phonemes):
        if only and voice.name not in only:
            continue
        print(f"{voice.title} …", file=sys.stderr, flush=True)
        sounds = Sounds(arguments.work / voice.name, voice.maker)
        voice.speak(sounds.missing(sentences), sounds)
        heard = listener.hear(sounds, numbers)
        errors = [word_errors(text, heard[number])[0] for number, text in sentences]
        results[voice.name] = Result(errors, natural(arguments.environment, sounds, numbers, arguments.threads))
        rows.append(row_of(voice, results[voice.name], words, results.get(voice.reference)))
    print(f"{len(sentences)} sentences, {sum(words)} words; in brackets: 95 % confidence, drawn by sentence.\n")
    print("| voice | words misheard | DistillMOS | words more than the reference | DistillMOS above it |")
    print("|---|---|---|---|---|")
    print("\n".join(rows))


main()
