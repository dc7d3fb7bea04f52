"""Reads DocBins as spaCy 3 does, and first of all one that spaCy wrote, so that it is known to read rightly.

Follows DocBin.from_bytes and get_docs (spacy/tokens/_serialize.py), SpanGroups.from_bytes (spacy/tokens/_dict_proxies.py),
SpanGroup.from_bytes (spacy/tokens/span_group.pyx) and StringStore (spacy/strings.pyx). Shares no code with ours.

Usage: check_spacy.py FORMAT FOLDER
"""
import glob
import json
import os
import struct
import sys
import zlib

import msgpack

SAMPLES = os.environ.get("ANNOTARY_SAMPLES", os.path.join(os.path.dirname(__file__), "../../../shared/samples"))
ORTH, ENT_IOB, ENT_TYPE = 65, 77, 78
# spacy/symbols.pyx of spaCy 3.8: words that have a number of their own, wherever they stand.
SYMBOLS = {
    **{f"FLAG{at}": at for at in range(19, 64)},
    **{f"DEPRECATED{at:03}": 103 + at for at in range(1, 277)},
}
for first, names in (
    (1, "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP "
        "IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY"),
    (64, "ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START "
         "SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE"),
    (380, "PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY "
          "ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj "
          "csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num "
          "number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl "
          "rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _"),
):
    SYMBOLS.update({name: first + at for at, name in enumerate(names.split())})


def murmurhash64a(data, seed):
    """By Appleby's published algorithm."""
    mask, m = 0xFFFFFFFFFFFFFFFF, 0xC6A4A7935BD1E995
    h = (seed ^ (len(data) * m)) & mask
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = (k * m) & mask
        k = ((k ^ (k >> 47)) * m) & mask
        h = ((h ^ k) * m) & mask
    if data[whole:]:
        h = ((h ^ int.from_bytes(data[whole:], "little")) * m) & mask
    h = ((h ^ (h >> 47)) * m) & mask
    return h ^ (h >> 47)


def string_id(text):
    return 0 if text == "" else SYMBOLS.get(text) or murmurhash64a(text.encode("utf-8"), 1)


def span_groups(data):
    """Names with their spans: (id, kb_id, label, start, end, start_char, end_char)."""
    message = msgpack.unpackb(data, strict_map_key=False) if data else []
    groups = [(one, None) for one in message] if isinstance(message, list) else list(message.items())
    for packed, keys in groups:
        group = msgpack.unpackb(packed)
        for name in keys or [group["name"]]:
            yield name, group["attrs"], [struct.unpack(">QQQllll", span) for span in group["spans"]]


def docs(path):
    """Text, entities and groups of each document; every string is known, every token inside of its entity."""
    with open(path, "rb") as file:
        message = msgpack.unpackb(zlib.decompress(file.read()))
    attrs, count = message["attrs"], len(message["lengths"]) // 4
    assert message["version"] == "0.1" and attrs[0] == ORTH
    strings = {string_id(text): text for text in [*message["strings"], ""]}
    for own in ("cats", "flags", "span_groups", "user_data"):
        assert own not in message or len(message[own]) == count, own
    lengths = struct.unpack(f"<{count}i", message["lengths"])
    rows = list(struct.iter_unpack(f"<{len(attrs)}Q", message["tokens"]))
    assert len(rows) == sum(lengths) == len(message["spaces"])
    first = 0
    for at, length in enumerate(lengths):
        assert length > 0, "a document has no tokens"
        text, starts, ends, entities, previous = "", [], [], [], 2
        for row, space in zip(rows[first : first + length], message["spaces"][first : first + length]):
            cell = dict(zip(attrs, row))
            word, label, iob = strings[cell[ORTH]], strings[cell[ENT_TYPE]], cell[ENT_IOB]
            assert word != "" and iob in (0, 1, 2, 3) and (iob in (1, 3)) == (label != "")
            starts.append(len(text))
            text += word
            ends.append(len(text))
            if iob == 3:
                entities.append([starts[-1], ends[-1], label])
            elif iob == 1:
                assert previous in (1, 3) and entities[-1][2] == label
                entities[-1][1] = ends[-1]
            previous = iob
            assert space in (0, 1)
            text += " " if space else ""
        groups = {}
        for name, said, spans in span_groups(message.get("span_groups", [b""] * count)[at]):
            assert name not in groups, "two groups have one name"
            groups[name] = []
            for span_id, _, label, start, end, start_char, end_char in spans:
                assert 0 <= start < end <= length
                assert (starts[start], ends[end - 1]) == (start_char, end_char)
                assert strings[span_id] in said.get("annotary", {"": 1})
                groups[name].append((start_char, end_char, strings[label]))
        user_data = message.get("user_data", [None] * count)[at]
        yield text, entities, groups, msgpack.unpackb(user_data) if user_data else {}
        first += length


def check_sample():
    folder = os.path.join(SAMPLES, "prodigy-spacy")
    if not os.path.isdir(folder):
        sys.exit(f"{folder} is not there")
    with open(os.path.join(folder, "demo.jsonl"), encoding="utf-8") as file:
        made = [json.loads(line) for line in file if line.strip()]
    packed = list(docs(os.path.join(folder, "demo.spacy")))
    assert len(packed) == len(made)
    for (text, entities, _, _), task in zip(packed, made):
        assert text == task["text"]
        assert entities == [[span["start"], span["end"], span["label"]] for span in task["spans"]]


def check_spacy(folder):
    for path in glob.glob(os.path.join(folder, "*.spacy")):
        for text, entities, groups, user_data in docs(path):
            assert text.strip() and user_data["name"]
            spans = {span for group in groups.values() for span in group}
            assert all(tuple(entity) in spans for entity in entities), "an entity is in no group"


check_sample()
{"spacy": check_spacy}[sys.argv[1]](sys.argv[2])
