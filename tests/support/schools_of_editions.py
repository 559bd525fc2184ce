#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes schools of TT 17, 18 and 19/2018 with facility figures, for comparing two editions of the rules:

    schools_of_editions.py CHUAN OLD_RULES COUNT > schools.jsonl
    chuan diff --rules OLD_RULES --rules-after rules --population schools.jsonl

Each school is assessed on a day between 01/01/2020 and 06/07/2026; figures lie around the thresholds of the text in force
that day, mostly above. The same COUNT gives the same schools. The shares are invented: they say which clauses move
schools, not how many real ones.
"""
import datetime
import json
import random
import subprocess
import sys

CIRCULARS = {"mầm_non": "19/2018/TT-BGDĐT", "tiểu_học": "17/2018/TT-BGDĐT", "THCS": "18/2018/TT-BGDĐT", "THPT": "18/2018/TT-BGDĐT"}
FIRST, LAST = datetime.date(2020, 1, 1), datetime.date(2026, 7, 6)
TEXTS = [FIRST, datetime.date(2025, 1, 25), datetime.date(2025, 1, 31)]


def ask(chuan, rules, command, circular, kind, day, *more):
    words = [chuan, command, circular, "--as-of", str(day), "--kind", kind, "--rules", rules, *more]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def text_in_force(chuan, rules, circular, kind, day):
    """What a dossier may say: attested requirements with their level, and figures with how they are drawn."""
    book = ask(chuan, rules, "show", circular, kind, day, "--format", "json")
    known = ask(chuan, rules, "schema", circular, kind, day)["$defs"]["facts"]["properties"]
    requirements, thresholds = [], {}
    for part in book["standards"] + book["groups"]:
        for criterion in part["criteria"]:
            for level in criterion["levels"]:
                for indicator in level["indicators"]:
                    before = None
                    for requirement in indicator["requirements"]:
                        threshold = requirement.get("threshold") or {}
                        is_computed = requirement["kind"] == "computed"
                        if part["id"] == "CSVC" and is_computed:
                            if threshold.get("fact"):
                                values, is_least = thresholds.setdefault(threshold["fact"], [[], [True]])
                                if threshold["value"].replace(".", "", 1).isdigit():
                                    values.append(float(threshold["value"]))
                                if threshold["op"] in ("<=", "<"):
                                    is_least[0] = False
                        elif "/+" not in requirement["id"] and not (is_computed and requirement["text"] == before):
                            requirements.append((requirement["id"], level["level"]))
                        before = requirement["text"]
    figures = []
    for name, shape in known.items():
        if "mỗi năm học" in shape.get("description", ""):
            continue
        value = shape.get("anyOf", [{}])[0]
        unit = value.get("$ref", "").split("/")[-1]
        if True in value.get("enum", []):
            figures.append((name, "truth", None))
        elif unit in ("count", "number", "percent"):
            if thresholds.get(name, [[]])[0]:
                figures.append((name, unit, thresholds[name]))
            elif name.startswith("số_phòng"):
                figures.append((name, "rooms", None))
    return requirements, figures


def figure(random_, unit, threshold):
    if unit == "truth":
        return random_.random() < 0.3
    if unit == "rooms":
        return random_.choice([0] + [1] * 8 + [2, 2, 3, 3])
    values, (is_least,) = threshold
    share = random_.randint(70, 99) if random_.randrange(60) == 0 else random_.randint(100, 135)
    value = random_.choice(values) * (share if is_least else 200 - share) / 100
    if unit == "count":
        return int(value + 0.5)
    return min(100, round(value, 2)) if unit == "percent" else round(value, 2)


def school(random_, number, texts):
    kind = random_.choice(list(CIRCULARS))
    day = FIRST + datetime.timedelta(days=random_.randint(0, (LAST - FIRST).days))
    requirements, figures = texts[kind, max(text for text in TEXTS if text <= day)]
    year = day.year - 1 if day.month >= 6 else day.year - 2
    aim = random_.randint(0, 3)
    verdicts = {
        address: "met" if random_.randrange(2000 if level <= aim + 1 else 40) else "not_met" for address, level in requirements
    }
    facts = {name: figure(random_, unit, threshold) for name, unit, threshold in figures}
    facts.pop("có_lớp_tiểu_học", None)
    if "số_nhóm_lớp" in facts and "số_phòng_nhóm_lớp" in facts:
        facts["số_phòng_nhóm_lớp"] = facts["số_nhóm_lớp"] - (random_.randrange(40) == 0)
    if kind == "mầm_non":  # what the editions of 2025 judge differently: land in towns, places for exercise
        if "đô_thị_loại_3_trở_lên" in facts and facts.get("diện_tích_đất_trẻ", 99) < 12 and random_.random() < 0.8:
            facts["đô_thị_loại_3_trở_lên"] = random_.random() < 0.6
        if day >= TEXTS[-1]:
            facts["số_phòng_thể_chất"] = int(random_.random() < 0.7)
    return {
        "school": {"name": f"Trường {number:05}", "kind": kind, "school_year": f"{year}-{year + 1}"},
        "date": str(day),
        "requirements": verdicts,
        "facts": facts,
    }


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    chuan, rules, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    texts = {(kind, day): text_in_force(chuan, rules, circular, kind, day) for kind, circular in CIRCULARS.items() for day in TEXTS}
    random_ = random.Random(17)
    for number in range(1, count + 1):
        print(json.dumps(school(random_, number, texts), ensure_ascii=False))


if __name__ == "__main__":
    main()
