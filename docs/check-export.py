#!/usr/bin/env python3
"""Checks an exported audit log by section 5 of audit-chain.md: python3 check-export.py FILE [PUBLIC KEY]

Needs Python 3.8 or later and the openssl program (3.0 or later), and nothing of ml-connector. The public key is one that
was copied earlier, as the window shows it or in hexadecimal. Ends with 0 for a sound file, 6 for a changed one.
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile

HEX_DIGITS = 64
# What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410).
DER = bytes.fromhex("302a300506032b6570032100")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def signed(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("key", "text", "signature")}
        content = {"key": DER + bytes.fromhex(key), "text": text, "signature": bytes.fromhex(signature)}
        for name, path in paths.items():
            with open(path, "wb") as file:
                file.write(content[name])
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths["key"], "-rawin"]
        return subprocess.run(
            command + ["-in", paths["text"], "-sigfile", paths["signature"]], capture_output=True
        ).returncode == 0


def check(lines, known, at):
    """Reads the file once; returns the first thing that is wrong, or None, and what was found."""
    head = json.loads(next(lines))
    if head.get("type") != "head":
        return "the first line is no head: the beginning was cut off", {}
    whole, keys = head["whole"], {each["keyId"]: each["publicKey"] for each in head["keys"]}
    if known is not None and known not in keys.values():
        return "no key of the file is the one that was copied earlier", {}
    wanted = {anchor["seq"]: anchor["hash"] for anchor in head["anchors"]}
    number, previous, count, end = head["pruned"]["seq"], head["pruned"]["hash"], 0, None
    for text in lines:
        at["entry"] = number
        line = json.loads(text)
        if end is not None:
            return "there are lines behind the last one", {}
        if line["type"] == "end":
            end = line["entries"]
            continue
        entry, seq = line["entry"], line["entry"]["seq"]
        if seq <= number:
            return f"entry {seq} stands behind entry {number}", {}
        if whole and seq != number + 1:
            return f"entry {number + 1} is missing: entry {seq} stands in its place", {}
        if seq == number + 1 and line["previous"] != previous:
            return f"entry {seq} does not follow from the one before it", {}
        if sha256(line["previous"].encode() + canonical(entry)) != line["hash"]:
            return f"entry {seq} was changed", {}
        parts = sorted(
            [each["part"], sha256(bytes.fromhex(each["salt"]) + each["text"].encode("utf-8"))]
            for each in line.get("parts", [])
        )
        if parts and sha256(canonical(parts)) != entry["commitment"]:
            return f"the contents of entry {seq} were changed", {}
        if wanted.get(seq, line["hash"]) != line["hash"]:
            return f"the entries up to {seq} are not those that were signed", {}
        number, previous, count = seq, line["hash"], count + 1
    if end is None:
        return f"the file was cut off after entry {number}", {}
    if end != count:
        return f"the file has {count} entries and says that they were {end}", {}
    if whole and (number, previous) != (head["head"]["seq"], head["head"]["hash"]):
        return f"the entries after {number} are missing", {}
    return anchors(head, keys), {"entries": count, "whole": whole, "lost": [
        each["seq"] for each in head["anchors"] if each["keyId"] not in keys
    ], "newer": known is not None and known != keys.get(head["anchors"][-1]["keyId"])}


def anchors(head, keys):
    for anchor in head["anchors"]:
        text = "ml-connector audit head\n{seq}\n{hash}\n{at}".format(**anchor).encode()
        if anchor["keyId"] in keys and not signed(keys[anchor["keyId"]], text, anchor["signature"]):
            return f"the signature of the head at entry {anchor['seq']} does not hold"
    last = head["anchors"][-1] if head["anchors"] else None
    if last is None or last["keyId"] not in keys or (last["seq"], last["hash"]) != (head["head"]["seq"], head["head"]["hash"]):
        return "the last head is not signed"
    return None


def to_hex(key):
    return key.lower() if len(key) == HEX_DIGITS else base64.b64decode(key).hex()


def main(path, key=None):
    at = {"entry": 0}
    with open(path, encoding="utf-8", newline="\n") as file:
        try:
            problem, found = check(iter(file), to_hex(key) if key else None, at)
        except (ValueError, KeyError, IndexError, StopIteration):
            problem, found = f"what comes after entry {at['entry']} is not as it was written", {}
    if problem is not None:
        print(f"Changed: {problem}.")
        return 6
    print(f"Unchanged: {found['entries']} entries, proven by {'the signed head' if found['whole'] else 'their hashes alone: a filter left others out'}.")
    for seq in found["lost"]:
        print(f"The head at entry {seq} was signed with a key that is not in the file; compare it with an earlier export.")
    if found["newer"]:
        print("Its newest head was signed with a later key than that one: compare that key with a copy, too.")
    if key is None:
        print("Compare the public key of its first line with a copy made earlier.")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
