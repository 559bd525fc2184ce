// SPDX-License-Identifier: MIT
// CEL (cel-js): expressions parsed once.
import { evaluate, parse } from 'cel-js';
import { expressions } from './cel-rules.mjs';
import { run } from './schools.mjs';

const parsed = expressions.map((expression) => parse(expression));
for (const each of parsed) if (!each.isSuccess) throw new Error(each.errors.join('\n'));
run((school) => parsed.map((each) => evaluate(each.cst, school)));
