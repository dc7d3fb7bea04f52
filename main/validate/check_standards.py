"""Reads one export of a standard with nothing of ours, and ends with an error at the first thing that is not right.

Python's own strings count code points, which is what all of these formats say that their offsets are.
"""

import glob
import io
import json
import os
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

SAMPLES = os.environ.get("ANNOTARY_SAMPLES", os.path.join(os.path.dirname(__file__), "../../../shared/samples"))
QDE = "{urn:QDA-XML:project:1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def xmllint(option, schema, path):
    path_of_schema = os.path.join(SAMPLES, schema)
    if not os.path.exists(path_of_schema):
        sys.exit(f"{path_of_schema} is not there")
    subprocess.run(["xmllint", "--noout", option, path_of_schema, path], check=True, stderr=subprocess.PIPE)


def check_qdpx(folder):
    (path,) = glob.glob(os.path.join(folder, "*.qdpx"))
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    qde = os.path.join(folder, "project.qde")
    with open(qde, "wb") as file:
        file.write(archive.read("project.qde"))
    xmllint("--schema", "refi-qda/Project.xsd", qde)
    for source in ElementTree.parse(qde).iter(f"{QDE}TextSource"):
        name = source.get("plainTextPath").removeprefix("internal://")
        text = archive.read(f"sources/{name}").decode("utf-8")
        assert "\r" not in text, "a source has a carriage return"
        for selection in source.iter(f"{QDE}PlainTextSelection"):
            words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            called = selection.get("name")
            assert words == called or words.startswith(called.removesuffix("…")), (words, called)


def check_bioc_xml(folder):
    path = os.path.join(folder, "corpus.xml")
    xmllint("--schema", "bioc-pubtator/bioc_v1.xsd", path)
    for document in ElementTree.parse(path).iter("document"):
        text = document.findtext("passage/text") or ""
        for annotation in document.iter("annotation"):
            places = [(int(at.get("offset")), int(at.get("length"))) for at in annotation.iter("location")]
            check_words(text, places, annotation.findtext("text"))


def check_bioc_json(folder):
    with io.open(os.path.join(folder, "corpus.json"), encoding="utf-8") as file:
        collection = json.load(file)
    for document in collection["documents"]:
        for passage in document["passages"]:
            for annotation in passage["annotations"]:
                places = [(at["offset"], at["length"]) for at in annotation["locations"]]
                check_words(passage["text"], places, annotation["text"])


def check_words(text, places, words):
    found = " ".join(text[offset : offset + length] for offset, length in places)
    assert found == words, (found, words)


def check_tei(folder):
    for path in glob.glob(os.path.join(folder, "*.xml")):
        root = ElementTree.parse(path).getroot()
        ids = [one.get(XML_ID) for one in root.iter() if one.get(XML_ID)]
        assert len(ids) == len(set(ids)), "an xml:id stands twice"
        pointers = [value for one in root.iter() for name in ("from", "to", "ana", "corresp", "resp", "next", "prev", "active", "passive") if (value := one.get(name))]
        missing = {one for pointer in pointers for one in pointer.split()} - {f"#{one}" for one in ids}
        assert not missing, missing
        schema = os.environ.get("TEI_SCHEMA")
        if schema:
            subprocess.run(["jing", schema, path], check=True)


def check_web_annotation(folder):
    with io.open(os.path.join(folder, "annotations.jsonld"), encoding="utf-8") as file:
        page = json.load(file)
    assert page["type"] == "AnnotationPage" and "http://www.w3.org/ns/anno.jsonld" in page["@context"]
    known = {item["id"] for item in page["items"]}
    assert len(known) == len(page["items"]), "an id stands twice"
    for item in page["items"]:
        assert item["type"] == "Annotation" and ":" in item["id"] and item["body"]
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            if isinstance(target, str):
                assert target in known or os.path.exists(os.path.join(folder, urllib.parse.unquote(target))), target
                continue
            with io.open(os.path.join(folder, urllib.parse.unquote(target["source"])), encoding="utf-8", newline="") as file:
                text = file.read()
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"], (text[start:end], quote["exact"])
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


def check_pubtator(folder):
    texts = {}
    with io.open(os.path.join(folder, "corpus.pubtator"), encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n"):
            if "|t|" in line and line.split("|t|")[0] not in texts:
                texts[line.split("|t|")[0]] = line.split("|t|", 1)[1]
            elif "|a|" in line and "\t" not in line.split("|a|")[0]:
                texts[line.split("|a|")[0]] += "\n" + line.split("|a|", 1)[1]
            elif line:
                name, start, end, words, *_rest = line.split("\t")
                found = texts[name][int(start) : int(end)]
                assert "".join(found.split()) == "".join(words.split()), (found, words)


checks = {
    "qdpx": check_qdpx,
    "bioc-xml": check_bioc_xml,
    "bioc-json": check_bioc_json,
    "tei": check_tei,
    "web-annotation": check_web_annotation,
    "pubtator": check_pubtator,
}
checks[sys.argv[1]](sys.argv[2])
