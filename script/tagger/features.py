"""What the tagger sees of a token. src/speech/english/tag_features.cpp computes the same numbers.

An attribute is a 32-bit hash of something of one token; a feature is a hash of a template's attributes at places
around the token, and of the tags already given to the left and guessed to the right.
"""

import numba
import numpy as np

TAGS = (
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP "
    "VBZ WDT WP WP$ WRB ADD AFX HYPH NFP XX _SP , : . $ `` '' -LRB- -RRB-"
).split()  # in the order of PennTag

EDGE = "\x02"  # stands for the places before the first and after the last token

FORM, LOWER, SUFFIX2, SUFFIX3, SUFFIX4, PREFIX1, PREFIX3, SHAPE, SPACE, TAG, GUESS = range(11)
ATTRIBUTES = 9  # those of the token itself

_NAMES = {"W": FORM, "L": LOWER, "S2": SUFFIX2, "S3": SUFFIX3, "S4": SUFFIX4, "P1": PREFIX1, "P3": PREFIX3,
          "SH": SHAPE, "SP": SPACE, "T": TAG, "G": GUESS}

FIRST_LONE = 100  # the number of the first template when it guesses

# Of the token alone: they guess tags, before the context is looked at.
LONE = "L0 W0 S4,0 S3,0 S2,0 P3,0 P1,0 SH0 S3,0+SH0 P3,0+S2,0 L0+SP0 L0+SP-1"
STATIC = (
    "L-1 L+1 L-2 L+2 L-3 L+3 L-1+L0 L0+L+1 L-1+L+1 L-2+L-1 L+1+L+2 L0+L+2 L-2+L0 L-1+L0+L+1 S3,-1 S3,+1 S3,+2 "
    "S3,-2 SH-1 SH+1 SH-1+SH0+SH+1 L0+SP-1+SP0 SP-1+SP0+SH0 S3,-1+S3,0 S3,0+S3,+1 W-1+SH0 SH0+W+1 L-4 L+4"
)
DYNAMIC = (
    "T-1 T-2+T-1 T-1+L0 T-1+L+1 T-2+T-1+L0 T-1+S3,0 T-1+SH0 G+1 T-1+G+1 L0+G+1 G+1+G+2 L0+G+1+G+2 T-1+L0+G+1 "
    "L-1+G+1 S3,0+G+1 T-2+T-1+G+1 T-1+G+1+G+2 L-1+L0+G+1 T-1+L0+L+1 L-1+T-2 G+1+G+2+G+3 L0+T-3+T-2+T-1 T-2+L0"
)


def _parse(names):
    """A row for each template: attribute and place of up to four parts; attribute -1 stands for no part."""
    rows = []
    for name in names.split():
        row = []
        text = name
        while text:
            text = text.lstrip("+")
            attribute = max((known for known in _NAMES if text.startswith(known)), key=len)
            text = text[len(attribute) :].lstrip(",")
            size = 2 if text[0] in "+-" else 1
            row += [_NAMES[attribute], int(text[:size])]
            text = text[size:]
        rows.append(row + [-1, 0] * (4 - len(row) // 2))
    return np.array(rows, np.int64)


LONE_ROWS, STATIC_ROWS, DYNAMIC_ROWS = _parse(LONE), _parse(STATIC), _parse(DYNAMIC)


def _hash(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def _shape(data):
    shape = bytearray()
    run = 0
    for byte in data:
        kind = (ord("X") if 65 <= byte <= 90 else ord("x") if 97 <= byte <= 122 else ord("d") if 48 <= byte <= 57
                else byte)
        run = run + 1 if shape and shape[-1] == kind else 1
        if run <= 4:
            shape.append(kind)
    return bytes(shape)


def attributes(token):
    """Of the token's bytes; SPACE is added for each place."""
    form = token.encode()
    lower = form.replace("’".encode(), b"'").lower()  # bytes.lower changes A to Z only
    return [_hash(form), _hash(lower), _hash(lower[-2:]), _hash(lower[-3:]), _hash(lower[-4:]), _hash(lower[:1]),
            _hash(lower[:3]), _hash(_shape(form)), 0]


@numba.njit(inline="always")
def mixed(value, part):
    value = ((value ^ part) * np.uint64(0x9E3779B1)) & np.uint64(0xFFFFFFFF)
    return value ^ (value >> np.uint64(15))
