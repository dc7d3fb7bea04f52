"""Reads exports with libraries that people use on such files, and prints what was read as `documents=3 annotations=12`.

Usage: check_tables.py nltk|csv|pandas|networkx|jsonld FORMAT FOLDER...

Beside each folder lies FOLDER.expected.json: the texts by name, the fragments of the first layer, and counts.
"""

import collections
import csv
import glob
import json
import os
import sys

read = collections.Counter()


def expected(folder):
    with open(f"{folder}.expected.json", encoding="utf-8") as file:
        return json.load(file)


def squeezed(words):
    return "".join(one for one in words if one.isprintable() and not one.isspace())


def nltk_conll(folder):
    from nltk.chunk.util import conllstr2tree
    from nltk.corpus.reader import ConllCorpusReader

    names = [os.path.basename(path) for path in glob.glob(os.path.join(folder, "*.conll"))]
    reader = ConllCorpusReader(folder, names, ("words", "ne"), encoding="utf-8", separator=None)
    known = collections.Counter(squeezed(words) for words in expected(folder)["fragments"])
    read["documents"] += len(names)
    read["tokens"] += len(reader.words())
    for grid in reader._grids():
        rows = [row for row in grid if row[0] != "-DOCSTART-"]
        tags = [tag for _, tag in rows]
        if not rows:
            continue
        if all(tag[0] in "IOB" for tag in tags):
            tree = conllstr2tree("\n".join(f"{word} _ {tag}" for word, tag in rows), chunk_types=None)
            chunks = [[word for word, _ in one.leaves()] for one in tree if hasattr(one, "leaves")]
        else:
            chunks = list(single_and_whole(rows))
        read["annotations"] += len(chunks)
        for words in chunks:
            assert known[squeezed("".join(words))] > 0, (words, known)


def single_and_whole(rows):
    """BIOES, which NLTK's chunks do not know: B I* E, or S."""
    words = []
    for word, tag in rows:
        assert tag == "O" or tag[1] == "-", tag
        assert (tag[0] in "BSO") == (not words), (tag, words)
        words = [*words, word] if tag != "O" else words
        if tag[0] in "ES":
            yield words
            words = []
    assert not words


def python_csv(folder):
    said = expected(folder)
    tables = {}
    for path in glob.glob(os.path.join(folder, "*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert len({len(row) for row in rows}) == 1, path
        tables[os.path.basename(path)] = [dict(zip(rows[0], row)) for row in rows[1:]]
    marks = tables["mentions.csv"] + tables["claims.csv"]
    for row in marks:
        text = said["texts"][row["document"]]
        assert text[int(row["start"]) : int(row["end"])] == row["text"], row
        for span in row["spans"].split(";"):
            start, end = map(int, span.split(":"))
            assert int(row["start"]) <= start < end <= int(row["end"])
    ids = {row["annotation_id"] for row in marks}
    assert all(row["from_id"] in ids and row["to_id"] in ids for row in tables["links.csv"])
    check_counts(said, len(tables["documents.csv"]), len(marks), len(tables["links.csv"]))


def check_counts(said, documents, annotations, links):
    assert (documents, annotations, links) == (said["documents"], said["annotations"], said["links"])
    read.update(documents=documents, annotations=annotations, links=links)


def pandas_csv(folder):
    import pandas

    tables = {
        name: pandas.read_csv(os.path.join(folder, f"{name}.csv"), dtype=str, keep_default_na=False)
        for name in ("documents", "mentions", "claims", "links")
    }
    joined = pandas.concat([tables["mentions"], tables["claims"]]).merge(tables["documents"], on="document_id")
    check_counts(expected(folder), len(tables["documents"]), len(joined), len(tables["links"]))


def pandas_jsonl(folder):
    import pandas

    said = expected(folder)
    (path,) = glob.glob(os.path.join(folder, "*.jsonl"))
    table = pandas.read_json(path, lines=True, dtype=False)
    assert list(table["text"]) == list(said["texts"].values())
    marks = table["entities" if "entities" in table else "spans"].map(len).sum() if len(table) else 0
    read.update(documents=len(table), annotations=int(marks))


def networkx_graph(folder):
    import networkx

    graph = networkx.read_graphml(os.path.join(folder, "network.graphml"))
    read.update(nodes=graph.number_of_nodes(), edges=graph.number_of_edges())


def web_annotation(folder):
    """Expanded by JSON-LD with the W3C's own context; with its schemas in W3C_SCHEMAS, also those that must hold."""
    import jsonschema
    from pyld import jsonld

    samples = os.environ.get("ANNOTARY_SAMPLES", os.path.join(os.path.dirname(__file__), "../../../shared/samples"))
    with open(os.path.join(samples, "w3c-webanno/anno.jsonld"), encoding="utf-8") as file:
        context = json.load(file)
    with open(os.path.join(folder, "annotations.jsonld"), encoding="utf-8") as file:
        page = json.load(file)

    def loader(url, _options={}):
        assert url == "http://www.w3.org/ns/anno.jsonld", f"{url} is not known offline"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    (expanded,) = jsonld.expand(page, {"documentLoader": loader, "base": "http://example.org/"})
    (items,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    for item in items["@list"]:
        assert "http://www.w3.org/ns/oa#Annotation" in item["@type"], item
        assert item["http://www.w3.org/ns/oa#hasTarget"] and item["@id"].startswith("urn:"), item
    read["annotations"] += len(items["@list"])
    for path in sorted(glob.glob(os.path.join(os.environ.get("W3C_SCHEMAS", "/nowhere"), "*.json"))):
        with open(path, encoding="utf-8") as file:
            validator = jsonschema.Draft4Validator(json.load(file))
        read["schemas"] += 1
        for item in page["items"]:
            validator.validate({"@context": page["@context"], **item} if "@context" not in item else item)


mode, form, *folders = sys.argv[1:]
check = {
    "nltk": nltk_conll,
    "csv": python_csv,
    "pandas": pandas_csv if form == "csv" else pandas_jsonl,
    "networkx": networkx_graph,
    "jsonld": web_annotation,
}[mode]
for one in folders:
    check(one)
print(" ".join(f"{name}={count}" for name, count in read.items()))
