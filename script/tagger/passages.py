"""Public-domain books as passages of one to three sentences, in the ways that stories are typeset."""

import pathlib
import random
import re

_SENTENCE_END = re.compile(r"""(?<=[.!?])(["'”’)\]]*)(?: |--(?=["'“‘]))(?=["'“‘(\[]*[A-Z])""")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Messrs|Capt|Col|Gen|Lieut|Rev|Hon|Prof|No|[A-Z])\.$")
_LONGEST = 700  # characters of a passage


def books(folder):
    """The .txt files of a folder, in order of their names: name and text, without Project Gutenberg's frame."""
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\ufeff", "")
        begin = re.search(r"\*\*\* ?START OF.*\n", text)
        end = re.search(r"\*\*\* ?END OF", text)
        yield path.name, text[begin.end() if begin else 0 : end.start() if end else len(text)]


def paragraphs(text):
    """Paragraphs of running text: no headings, verse, or tables."""
    text = text.replace("\r", "")
    for block in re.split(r"\n\s*\n", text):
        paragraph = " ".join(block.replace("_", "").split())
        if len(paragraph) >= 20 and re.search(r"[a-z]", paragraph) and "|" not in paragraph:
            yield _plain(paragraph)


def _plain(paragraph):
    """With the marks of a typewriter, the common ground of all typesettings."""
    paragraph = re.sub(r"[“”]", '"', paragraph)
    paragraph = re.sub(r"[‘’]", "'", paragraph)
    return re.sub(r" ?(?:—|–|--+) ?", "--", paragraph).replace("…", "...")


def sentences(paragraph):
    """Cuts after a full stop, a question or an exclamation mark, not after a title or an initial."""
    begin = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if _TITLES.search(paragraph[begin : end.start()]):
            continue
        yield paragraph[begin : end.end()].strip()
        begin = end.end()
    yield paragraph[begin:].strip()


def _curly_doubles(text):
    text = re.sub(r'(^|[\s(\[—-])"', r"\1“", text)
    return text.replace('"', "”")


def _curly_singles(text):
    text = re.sub(r"(^|[\s(\[—“\"-])'(?!(?:tis|twas|em|t)\b)", r"\1‘", text)
    return text.replace("'", "’")


def _single_quoted(text):
    """British: single quotes outside, double ones within."""
    text = re.sub(r"(^|[\s(\[-])'(?=\w)", "\\1\x01", text)
    text = re.sub(r"(?<=[.,!?])'", "\x01", text)
    return text.replace('"', "'").replace("\x01", '"')


def typeset(paragraph, chance):
    """One of the ways to print quotes and dashes, by chance."""
    if chance.random() < 0.5:
        paragraph = paragraph.replace("--", chance.choice(["—", "—", " — ", " – "]))
    way = chance.random()
    if way < 0.35:
        return paragraph
    if way < 0.45:
        return _curly_doubles(paragraph)
    if way < 0.8:
        return _curly_singles(_curly_doubles(paragraph))
    paragraph = _single_quoted(paragraph)
    return paragraph if way < 0.84 else _curly_singles(_curly_doubles(paragraph))


def passages(text, seed):
    """Most passages are one sentence, since the narrator reads one at a time; some are two or three."""
    chance = random.Random(seed)
    for paragraph in paragraphs(text):
        waiting = []
        wanted = 1
        for sentence in sentences(typeset(paragraph, chance)):
            if not 2 <= len(sentence) <= _LONGEST:
                continue
            waiting.append(sentence)
            if len(waiting) >= wanted:
                yield " ".join(waiting)[: 2 * _LONGEST]
                waiting = []
                wanted = chance.choice([1, 1, 1, 1, 2, 3])
        if waiting:
            yield " ".join(waiting)
