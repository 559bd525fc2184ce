#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the workload's circular: rules.py [COPIES] > quy-tac.luat

5 standards of 10, 4, 6, 2 and 6 criteria; 3 levels each; indicators a, b, c of two attestations each, c with a rate of
at least 80 + 5 times the level, five less in a difficult region. A criterion's levels build on each other, the school's
level is the least of its criteria. With COPIES the same standards come so many times, about the same facts: a larger
law for the same schools."""

import sys

STANDARDS = [10, 4, 6, 2, 6]


def indicators():
    """(standard, criterion, level, letter) in the order of the law."""
    for standard, count in enumerate(STANDARDS, 1):
        for criterion in range(1, count + 1):
            for level in (1, 2, 3):
                for letter in "abc":
                    yield standard, criterion, level, letter


def main():
    print('# Do tests/bench/workload/rules.py viết: bộ quy tắc để đo tốc độ, không phải luật.')
    print('thông tư 1/2024/TT-ĐOTOCDO "Bộ quy tắc để đo tốc độ"')
    print('  ban hành 01/01/2024\n  hiệu lực 01/01/2024\n  cấp học THCS "Trung học cơ sở"')
    print('  loại trường THCS "Trường trung học cơ sở": THCS\n  áp dụng cho THCS\n')
    print('dữ liệu\n  region: một trong normal, difficult "Vùng"')
    for s, c, level, letter in indicators():
        name = f's{s}_{c}_{level}{letter}'
        print(f'  {name}_x: có hay không "Việc thứ nhất"\n  {name}_y: có hay không "Việc thứ hai"')
        if letter == 'c':
            print(f'  {name}_n: số lượng "Kết quả" (điểm)')
    seen = set()
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    for copy, (s, c, level, letter) in ((copy, each) for copy in range(copies) for each in indicators()):
        name = f's{s}_{c}_{level}{letter}'
        s += copy * len(STANDARDS)
        if s not in seen:
            seen.add(s)
            print(f'\ntiêu chuẩn {s} "Tiêu chuẩn {s}"')
        if (s, c) not in seen:
            seen.add((s, c))
            print(f'\n  tiêu chí {s}.{c} "Tiêu chí {s}.{c}"')
        if letter == 'a':
            print(f'    mức {level}')
        least = 80 + 5 * level
        rate = '' if letter != 'c' else \
            f' và ({name}_n ít nhất {least}, riêng khi region = difficult: ít nhất {least - 5})'
        print(f'      {letter}) - "Chỉ báo {letter}": {name}_x và {name}_y{rate}')
    print('\nxếp mức trường')
    for level in (1, 2, 3):
        print(f'  mức {level}: mọi tiêu chí đạt mức {level}')


main()
