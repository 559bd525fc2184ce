// SPDX-License-Identifier: MIT
// CEL (bufbuild): expressions planned once.
import { celEnv, parse, plan } from '@bufbuild/cel';
import { expressions } from './cel-rules.mjs';
import { run } from './schools.mjs';

const planned = expressions.map((expression) => plan(celEnv(), parse(expression)));
run((school) => planned.map((levelOf) => Number(levelOf(school))));
