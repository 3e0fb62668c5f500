import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languages } from './languages.mjs';
import { randomFrom } from './random.mjs';

const requirementsPerSpecification = 20;
const sourcesPerFolder = 40;
const testsPerFile = 8;
const casesPerReport = 500;

/**
 * Writes a repository of the given size; the same one for the same seed. A quarter of the sources are tests; with these, a third
 * of the sources refer to requirements. Every test is reported, and every requirement is referred to where there are enough tests.
 *
 * @param {string} folder an empty one, or none yet
 * @param {{ requirements: number, sources: number, seed: number, level?: string }} size
 * @returns what was written, in numbers
 */
export function writeCorpus(folder, { requirements, sources, seed, level = 'requirements' }) {
  const random = randomFrom(seed);
  const corpus = {
    folder,
    random,
    ids: Array.from({ length: requirements }, (_, n) => `REQ-${String(n + 1).padStart(5, '0')}`),
  };
  const made = new Set();
  const write = (path, text) => {
    const target = join(folder, path);
    if (!made.has(dirname(target))) {
      mkdirSync(dirname(target), { recursive: true });
      made.add(dirname(target));
    }
    writeFileSync(target, text);
  };

  write('tollgate.yaml', `gate: ${level}\ncustomer: Northwind Logistics\ntest: make test\n`);
  write('.gitignore', 'node_modules/\ndist/\ntest-results/\n*.log\n.env*\n!.env.example\n/coverage\n*.py[cod]\n');
  write('README.md', '# Northwind\n\nMade up, to measure with.\n');
  for (const [path, text] of specifications(corpus)) write(path, text);
  for (const [path, text] of notes(corpus)) write(path, text);
  const cases = [];
  for (const [path, text] of sourceFiles(corpus, sources, cases)) write(path, text);
  // What nobody should look into.
  for (let n = 0; n < sources / 10; n++)
    write(`node_modules/package-${n >> 3}/file-${n}.js`, 'module.exports = "REQ-00001";\n');
  for (let n = 0; n < sources / 50; n++) write(`dist/chunk-${n}.js`, 'console.log("REQ-00001");\n');

  // Later than every source, beyond doubt: else the results count as stale.
  const after = Date.now() / 1000 + 5;
  let reports = 0;
  for (; reports * casesPerReport < cases.length; reports++) {
    const path = `test-results/junit-${String(reports).padStart(4, '0')}.xml`;
    write(path, report(cases.slice(reports * casesPerReport, (reports + 1) * casesPerReport)));
    utimesSync(join(folder, path), after, after);
  }
  return { requirements, sources, reports, cases: cases.length };
}

const actors = ['an accountant', 'a dispatcher', 'a warehouse clerk', 'a customer', 'an auditor', 'a driver'];
const objects = [
  'a paid invoice',
  'a parcel label',
  'the stock list',
  'a delivery route',
  'the monthly ledger',
  'a tariff table',
];
const actions = ['exports', 'cancels', 'searches', 'prints', 'merges', 'archives', 'imports', 'approves'];
const outcomes = [
  'produce a PDF',
  'write an entry to the audit log',
  'show the total with tax',
  'send a confirmation',
  'lock the record',
];

function* specifications({ ids, random: r }) {
  for (let from = 0; from < ids.length; from += requirementsPerSpecification) {
    const number = from / requirementsPerSpecification + 1;
    const head = `---
tollgate: spec
customer: Northwind Logistics
users: accountants and dispatchers, about forty, daily, from the office and by phone
author: I. Petrov
deadline: 2031-01-31
---
# Part ${number}

## Purpose
Part ${number} lets ${r.pick(actors)} work with ${r.pick(objects)} without calling the office, also on a slow line.

## Requirements
`;
    const body = ids.slice(from, from + requirementsPerSpecification).map((id) => requirement(id, r));
    yield [`docs/specs/part-${String(number).padStart(4, '0')}.md`, head + body.join('')];
  }
}

function requirement(id, r) {
  const [actor, action, object] = [r.pick(actors), r.pick(actions), r.pick(objects)];
  return `
### ${id} ${actor} ${action} ${object}
As ${actor}, I want that whoever ${action} ${object} gets an answer at once, so that nobody has to ask twice.
The answer is kept for ${2 + r.below(9)} years, in the form in which it was given, together with who asked and when.

- Priority: ${r.pick(['must', 'should', 'could'])}
- Feasible: yes, ${1 + r.below(9)} days (I. Petrov, 2026-01-${10 + r.below(18)})
- Verify by: test

Acceptance criteria:
1. WHEN ${actor} ${action} ${object}, THE SYSTEM SHALL ${r.pick(outcomes)} within ${1 + r.below(9)} s.
2. IF ${object} has no lines, THEN THE SYSTEM SHALL refuse and name the missing line.
3. WHILE the line is down, THE SYSTEM SHALL keep up to ${10 * (1 + r.below(9))} requests.
`;
}

function* notes({ ids, random: r }) {
  for (let from = 0; from < ids.length; from += requirementsPerSpecification) {
    const number = String(from / requirementsPerSpecification + 1).padStart(4, '0');
    const served = ids.slice(from, from + requirementsPerSpecification);
    yield [
      `docs/architecture/${number}-part.md`,
      `---
status: accepted
date: 2026-02-${10 + r.below(18)}
decision-makers: I. Petrov, M. Chen
satisfies:
${served.map((id) => `  - ${id}\n`).join('')}components:
  part-${number}: src/
---
# Keep part ${number} in a service of its own

## Context and Problem Statement
Part ${number} is used by ${r.pick(actors)} all day and must not wait for the others.

## Considered Options
* A service of its own
* A module of the monolith

## Decision Outcome
Chosen option: "A service of its own", because it can be delivered alone.

### Confirmation
A contract test with ${r.pick(objects)}.
`,
    ];
  }
}

/** @param cases is given what the runner reports of every test */
function* sourceFiles({ ids, random: r }, sources, cases) {
  const blocks = languages.map((language) => Array.from({ length: 48 }, () => block(language, r)));
  const toVerify = inTurn(ids);
  const toImplement = inTurn(ids);
  // Enough for each to be implemented somewhere.
  const idsPerSource = Math.ceil((ids.length * 12) / sources);
  for (let n = 0; n < sources; n++) {
    const language = languages[(n >> 2) % languages.length];
    const filler = blocks[(n >> 2) % languages.length];
    const folder = `src/area${Math.floor(n / sourcesPerFolder / 25)}/module${Math.floor(n / sourcesPerFolder)}`;
    const name = `Unit${n}`;
    const lines = Array.from({ length: 4 + r.below(12) }, () => r.pick(filler));
    const { comment } = language;
    if (n % 4 !== 0) {
      const refers = n % 12 === 1 && ids.length > 0;
      const reference = refers
        ? `${comment} @req ${Array.from({ length: idsPerSource }, toImplement).join(', ')}\n`
        : '';
      yield [`${folder}/${name}.${language.extension}`, `${comment} ${name}\n${reference}${lines.join('\n')}`];
      continue;
    }
    const path = language.testPath(folder, name);
    const tests = [];
    for (let test = 0; test < testsPerFile; test++) {
      const plain = language.title(r, test, name);
      const title = test === 1 && ids.length > 0 ? language.withId(toVerify(), plain) : plain;
      const note = test % 4 === 2 && ids.length > 0 ? `${comment} @req ${toVerify()}\n` : '';
      tests.push({ note, title, body: `${r.pick(filler).split('\n').slice(3, 9).join('\n')}\n` });
      cases.push(language.reported(path, name, title));
    }
    yield [path, `${language.test(name, tests)}\n${lines.slice(4).join('\n')}`];
  }
}

function inTurn(list) {
  let at = 0;
  return () => list[at++ % list.length];
}

/** About a kilobyte of code. */
function block(language, r) {
  const lines = Array.from({ length: 14 }, () => language.line(r));
  return [language.open(`part${r.below(1e6)}`), ...lines, language.close].join('\n');
}

function report(cases) {
  const lines = cases.map(
    ({ className, name }, n) =>
      `    <testcase classname="${className}" name="${name}" time="0.${String(n % 1000).padStart(3, '0')}"${n % 97 === 96 ? '><skipped message="later"/></testcase>' : '/>'}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="all" tests="${cases.length}" failures="0" errors="0" skipped="${Math.floor(cases.length / 97)}" timestamp="2026-11-23T10:00:00">
${lines.join('\n')}
  </testsuite>
</testsuites>
`;
}
