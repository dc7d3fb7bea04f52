"""Checks an export of UIMA JSON CAS against the specification 0.4, without a line of Annotary's: usage FORMAT FOLDER.

https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc
"""

import json
import re
import sys
from pathlib import Path

BUILT_IN = re.compile(r"^uima\.(cas|tcas)\.\w+$")
PRIMITIVE_ARRAYS = {f"uima.cas.{name}Array" for name in "Boolean Byte Short Integer Long Float Double String".split()}
KINDS = {
    "uima.cas.String": (str,),
    "uima.cas.Boolean": (bool,),
    "uima.cas.Integer": (int,),
    "uima.cas.Long": (int,),
    "uima.cas.Float": (float,),
    "uima.cas.Double": (float,),
}


def ordered(pairs):
    """An object as its members in order; the same key twice is an error, as the specification has unique names."""
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), f"a key is there twice: {keys}"
    return dict(pairs)


def refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


def features_of(types, name):
    found = {}
    while name in types:
        for key, feature in types[name].items():
            if not key.startswith("%"):
                found.setdefault(key, feature["%RANGE"])
        name = types[name]["%SUPER_TYPE"]
    if name in ("uima.tcas.Annotation", "uima.tcas.DocumentAnnotation"):
        found.update({"begin": "uima.cas.Integer", "end": "uima.cas.Integer", "sofa": "uima.cas.Sofa"})
    if name == "uima.tcas.DocumentAnnotation":
        found["language"] = "uima.cas.String"
    return found


def check_types(types):
    for name, described in types.items():
        assert described["%NAME"] == name, f"{name} is called {described['%NAME']}"
        assert not BUILT_IN.match(name), f"{name} is built in"
        above = described["%SUPER_TYPE"]
        assert above in types or BUILT_IN.match(above), f"{above} above {name} is no type"
        for key, feature in described.items():
            if key.startswith("%"):
                continue
            assert re.fullmatch(r"[A-Za-z_]\w*", key), f"{key} is no name of a feature"
            assert feature["%NAME"] == key, f"{name}.{key} is called {feature['%NAME']}"
            of = feature["%RANGE"].removesuffix("[]")
            assert of in types or BUILT_IN.match(of), f"{of} of {name}.{key} is no type"


def is_array(name):
    return name == "uima.cas.FSArray" or name.endswith("[]") or name in PRIMITIVE_ARRAYS


def check_structures(types, structures):
    ids = [one["%ID"] for one in structures]
    assert len(set(ids)) == len(ids), "an id is there twice"
    known = {one["%ID"]: one for one in structures}
    seen = set()
    for one in structures:
        keys = list(one)
        assert keys[:2] == ["%ID", "%TYPE"], f"{keys} do not begin with %ID and %TYPE"
        first_feature = next((at for at, key in enumerate(keys) if not key.startswith("%")), len(keys))
        assert all(not key.startswith("%") for key in keys[first_feature:]), f"keywords come after features: {keys}"
        assert isinstance(one["%ID"], int) and one["%ID"] > 0, f"{one['%ID']} is no id"
        seen.add(one["%ID"])
        name = one["%TYPE"]
        if name == "uima.cas.Sofa":
            assert isinstance(one["sofaString"], str) and one["sofaID"] == "_InitialView" and one["sofaNum"] == 1
            continue
        if is_array(name):
            assert set(one) <= {"%ID", "%TYPE", "%ELEMENTS"}, f"an array has features: {keys}"
            for element in one["%ELEMENTS"] if name not in PRIMITIVE_ARRAYS else []:
                assert element is None or element in known, f"there is no structure {element}"
            continue
        assert name in types or BUILT_IN.match(name), f"{name} is no type"
        ranges = features_of(types, name)
        for key, value in one.items():
            if key.startswith("%"):
                continue
            feature = key.lstrip("@^#")
            assert feature in ranges, f"{name} has no feature {feature}"
            if key.startswith("@"):
                assert value in known, f"there is no structure {value}"
                target, of = known[value]["%TYPE"], ranges[feature]
                assert is_array(target) == is_array(of), f"{target} for {of}"
                if feature == "sofa":
                    assert target == "uima.cas.Sofa" and value in seen, "a text comes after what belongs to it"
            elif ranges[feature] in KINDS:
                right = type(value) in KINDS[ranges[feature]]
                assert right, f"{value!r} for {name}.{feature}, which is {ranges[feature]}"
        check_place(one, known)
    return known


def check_place(one, known):
    if "begin" not in one:
        return
    text = known[one["@sofa"]]["sofaString"].encode("utf-16-le", "surrogatepass")
    assert 0 <= one["begin"] <= one["end"] <= len(text) // 2, f"{one['begin']}–{one['end']} is out of the text"
    # What begins or ends inside a character is none that can be decoded.
    text[2 * one["begin"] : 2 * one["end"]].decode("utf-16-le")


def check(path):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "it begins with a byte order mark"
    cas = json.loads(raw.decode("utf-8"), object_pairs_hook=ordered, parse_constant=refuse)
    parts = ["%HEADER", "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"]
    assert list(cas) == [part for part in parts if part in cas], f"its parts are {list(cas)}"
    if "%HEADER" in cas:
        assert cas["%HEADER"].get("%OFFSET_ENCODING", "UTF-16") == "UTF-16"
    check_types(cas["%TYPES"])
    known = check_structures(cas["%TYPES"], cas["%FEATURE_STRUCTURES"])
    for name, view in cas["%VIEWS"].items():
        sofa = known[view["%SOFA"]]
        assert sofa["%TYPE"] == "uima.cas.Sofa" and sofa["sofaID"] == name, f"{view['%SOFA']} is not the text of {name}"
        members = view["%MEMBERS"]
        assert len(set(members)) == len(members), "a member is there twice"
        for member in members:
            assert known[member]["@sofa"] == view["%SOFA"], f"{member} belongs to another text"
    annotations = {one["%ID"] for one in known.values() if "begin" in one}
    indexed = {member for view in cas["%VIEWS"].values() for member in view["%MEMBERS"]}
    assert annotations == indexed, f"not indexed: {annotations - indexed}"


def main(folder):
    files = sorted(Path(folder).rglob("*.json"))
    assert files, f"{folder} has no file"
    for path in files:
        try:
            check(path)
        except (AssertionError, KeyError, UnicodeDecodeError, json.JSONDecodeError) as error:
            sys.exit(f"{path.name}: {error!r}")


main(sys.argv[2])
