"""Reads exports with Python's own means and checks that every mark says what stands there.

Usage: check_records.py [card|parquet] FORMAT FOLDER
"""
import json
import os
import sys
import xml.etree.ElementTree as ElementTree


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [json.loads(line) for line in file.read().split("\n") if line]


def check_label_studio(folder):
    with open(os.path.join(folder, "tasks.json"), encoding="utf-8") as file:
        tasks = json.load(file)
    view = ElementTree.parse(os.path.join(folder, "labeling-config.xml")).getroot()
    text = view.find("Text")
    names = {tag.get("name") for tag in view.iter() if tag.get("name")}
    labels = {tag.get("name"): {one.get("value") for one in tag} for tag in view.iter("Labels")}
    for task in tasks:
        said = task["data"][text.get("value")[1:]]
        for group in task["annotations"] + task["predictions"]:
            ids = {result["id"] for result in group["result"] if result["type"] != "relation"}
            for result in group["result"]:
                if result["type"] == "relation":
                    assert result["from_id"] in ids and result["to_id"] in ids
                    continue
                assert result["from_name"] in names and result["to_name"] == text.get("name")
                if result["type"] == "labels":
                    value = result["value"]
                    assert said[value["start"] : value["end"]] == value["text"]
                    assert set(value["labels"]) <= labels[result["from_name"]]


def check_doccano(folder):
    for row in lines(os.path.join(folder, "doccano.jsonl")):
        units = row["text"].encode("utf-16-le")
        assert len(units) == 2 * row["text_length"]
        ids = {entity["id"] for entity in row["entities"]}
        assert len(ids) == len(row["entities"])
        for entity in row["entities"]:
            assert entity["start_offset"] < entity["end_offset"]
            units[2 * entity["start_offset"] : 2 * entity["end_offset"]].decode("utf-16-le")
        assert all(one["from_id"] in ids and one["to_id"] in ids for one in row["relations"])


def check_prodigy(folder):
    for row in lines(os.path.join(folder, "prodigy.jsonl")):
        tokens = row["tokens"]
        assert "".join(token["text"] + (" " if token["ws"] else "") for token in tokens) == row["text"]
        for token in tokens:
            assert row["text"][token["start"] : token["end"]] == token["text"]
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["text"]
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
        for relation in row["relations"]:
            assert tokens[relation["head"]]["end"] == relation["head_span"]["end"]


def check_rows(rows):
    for row in rows:
        assert list(row) == list(rows[0])
        for entity in row["entities"]:
            assert row["text"][entity["start"] : entity["end"]] == entity["text"]
            assert entity["fragments"][0]["start"] == entity["start"]


def check_card(folder):
    import yaml

    with open(os.path.join(folder, "README.md"), encoding="utf-8") as file:
        card = yaml.safe_load(file.read().split("---\n")[1])
    for config in card["configs"]:
        for one in config["data_files"]:
            assert os.path.exists(os.path.join(folder, one["path"]))
    features, tokens = (info["features"] for info in card["dataset_info"])
    rows = lines(os.path.join(folder, "data.jsonl"))
    assert all([one["name"] for one in features] == list(row) for row in rows)
    names = tokens[-1]["sequence"]["class_label"]["names"]
    for row in lines(os.path.join(folder, "tokens/data.jsonl")):
        assert len(row["tokens"]) == len(row["ner_tags"])
        assert all(str(tag) in names for tag in row["ner_tags"])


def check_parquet(folder):
    import pyarrow.parquet

    check_rows(pyarrow.parquet.read_table(os.path.join(folder, "data.parquet")).to_pylist())


*mode, form, folder = sys.argv[1:]
if mode == ["card"]:
    check_card(folder)
elif form == "parquet":
    check_parquet(folder)
elif form == "hf":
    check_rows(lines(os.path.join(folder, "data.jsonl")))
else:
    {"label-studio": check_label_studio, "doccano": check_doccano, "prodigy": check_prodigy}[form](folder)
