"""Reads WebAnno TSV 3.3 by its specification (INCEpTION, webannotsv.adoc) and checks what readers rely on: the first line
and the two empty ones, columns, numbers of tokens, offsets in UTF-16 units against the text that the sentences make, ids
that are one annotation each, and relations that lead to rows and ids that are there.

Usage: check_webanno.py FORMAT FOLDER...
"""
import os
import re
import sys

TEXT_ESCAPES = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}


def text_of(line):
    return re.sub(r"\\([\\tnfrb\x00-\x07\x0e-\x1f])", lambda m: TEXT_ESCAPES.get(m[1], m[1]), line)


def split(cell, separator):
    parts, part, escaped = [], "", False
    for character in cell:
        if escaped or character == "\\":
            escaped = not escaped
            part += character
        elif character == separator:
            parts.append(part)
            part = ""
        else:
            part += character
    return parts + [part]


def declared(line):
    kind, rest = line[3:5], line[6:]
    assert kind in ("SP", "RL"), f"only spans and relations are written, not {kind}"
    layer, *features = rest.split("|")
    assert re.fullmatch(r"webanno\.custom\.[^\W\d_]\w*", layer), layer
    for feature in features:
        assert feature.startswith("BT_") or re.fullmatch(r"[^\W\d_]\w*", feature), feature
    assert features == sorted(features) if kind == "SP" else features[-1].startswith("BT_"), line
    assert len(set(features)) == len(features), line
    return kind, layer, features


def check(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    assert lines.pop() == "", "the last line has an end"
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    at = 1
    layers = []
    while lines[at].startswith("#T_"):
        layers.append(declared(lines[at]))
        at += 1
    assert lines[at] == "" and lines[at + 1] == "", "two empty lines before the first sentence"
    width = sum(len(features) for _, _, features in layers)
    # What INCEpTION makes of the text: UTF-16, so that offsets count what they should.
    text = b""
    sentence, sentence_no, token_no, sub_no, token = None, 0, 0, 0, None
    ids, units, references = {}, set(), []
    last_row, alone = None, 0
    for number, line in enumerate(lines[at + 1 :], at + 2):
        where = f"{path}:{number}: {line[:80]}"
        if line == "":
            sentence = None
            continue
        if line.startswith("#"):
            assert last_row != number - 1, f"{where}: a sentence begins behind an empty line"
            if line.startswith("#Text="):
                piece = text_of(line[len("#Text=") :])
                if sentence is None:
                    sentence, token_no = piece, 0
                else:
                    sentence += "\n" + piece
            continue
        number_of, offsets, word, *cells = line.split("\t")
        assert cells.pop() == "" and len(cells) == width, f"{where}: {width} columns"
        start, end = map(int, offsets.split("-"))
        if "." in number_of:
            sub_no += 1
            assert number_of == f"{sentence_no}-{token_no}.{sub_no}", where
            assert token[0] <= start < end <= token[1] and (start, end) != token, f"{where}: inside of its token"
        else:
            token_no += 1
            sub_no = 0
            if token_no == 1:
                sentence_no += 1
                length = len(text) // 2
                if sentence_no == 1:
                    text += " ".encode("utf-16-le") * start
                elif start > length:
                    # INCEpTION puts the end of a line behind every line, and blanks where more is missing.
                    text += ("\n" + " " * (start - length - 1)).encode("utf-16-le")
                assert len(text) // 2 == start, f"{where}: the sentence begins where its first token does"
                text += sentence.encode("utf-16-le")
            assert number_of == f"{sentence_no}-{token_no}", where
            assert token is None or token[1] <= start < end, f"{where}: tokens stand one after the other"
            token = (start, end)
        assert text[2 * start : 2 * end].decode("utf-16-le") == word, f"{where}: the token stands there"
        units.add(number_of)
        last_row = number
        first = 0
        for kind, layer, features in layers:
            own = cells[first : first + len(features)]
            first += len(features)
            stacks = [split(cell, "|") for cell in own]
            empty = [cell == "_" for cell in own]
            assert all(empty) or not any(empty), f"{where}: columns of {layer} agree"
            if all(empty):
                continue
            assert len({len(stack) for stack in stacks}) == 1, f"{where}: stacks of {layer} agree"
            for annotation in zip(*stacks):
                found = [re.fullmatch(r"(.*?)(?:\[(\d+(?:_\d+)?)\])?", value, re.S) for value in annotation]
                if kind == "RL":
                    source, targets = found[-1][1], found[-1][2]
                    references.append((where, number_of, source, *targets.split("_")))
                    continue
                own_ids = {one[2] for one in found}
                assert len(own_ids) == 1, f"{where}: one annotation has one id"
                (one,) = own_ids
                values = (layer, tuple(value[1] for value in found))
                if one is None:
                    assert len(stacks[0]) == 1, f"{where}: what is stacked has an id"
                    alone += 1
                else:
                    assert ids.setdefault(one, (values, []))[0] == values, f"{where}: id {one} is one annotation"
                    ids[one][1].append(number_of)
    assert {int(one) for one in ids} == set(range(1, len(ids) + 1)), f"{path}: ids without gaps"
    for where, target, source, source_id, target_id in references:
        assert source in units and source in ids[source_id][1], f"{where}: the relation comes from {source}"
        assert target in ids[target_id][1], f"{where}: the relation leads to {target}"
    return len(ids) + alone, len(references)


def main():
    _, format_id, *folders = sys.argv
    assert format_id == "webanno-tsv", format_id
    documents, annotations, links = 0, 0, 0
    for folder in folders:
        files = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".tsv")]
        assert files, f"{folder}: there are no files"
        for path in files:
            spans, relations = check(path)
            documents, annotations, links = documents + 1, annotations + spans, links + relations
    print(f"documents={documents} annotations={annotations} links={links}")


main()
