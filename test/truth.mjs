// `npm run truth -- <folder>`: `explain` over every file of a folder that has an `expected.json` beside it, against the truth that stands there:
// a table by kind, every difference, and the one number that must be zero, false greens. Exits with 1 where one is found, with 2 where
// nothing can be compared.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder] = process.argv.slice(2);
if (folder === undefined) giveUp('npm run truth -- <folder with expected.json>');
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const entries = truthIn(join(folder, 'expected.json'));
const files = entries.map(({ path }) => join(folder, path));
const missing = files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() !== true);
if (missing !== undefined) giveUp(`${missing}: no such file, and expected.json names it`);
const explained = [];
for (let at = 0; at < files.length; at += 100) {
  const output = execFileSync(process.execPath, [cli, 'explain', '--json', ...files.slice(at, at + 100)], {
    maxBuffer: 1e9,
  });
  explained.push(...JSON.parse(output));
}

const exact = { is: 'exact' };
const refused = { is: 'refused' };
const table = new Map();
const differences = [];
let falseGreens = 0;
for (const [index, entry] of entries.entries()) {
  const actual = explained[index];
  const { kind, verdict } = entry;
  const row = table.get(kind) ?? { files: 0, exact: 0, refused: 0, wrong: 0 };
  table.set(kind, row);
  row.files++;
  if (actual.verdict === 'pass' && verdict !== 'pass' && entry.ambiguous !== true && verdict !== 'ambiguous') {
    falseGreens++;
    differences.push(`FALSE GREEN ${entry.path}: truth ${verdict ?? kind}`);
  }
  const outcome = compare(entry, actual);
  row[outcome.is]++;
  if (outcome.is === 'wrong') differences.push(`${entry.path}: ${outcome.why}`);
}

console.log(
  ['kind', 'files', 'exact', 'refused', 'wrong']
    .map((word, i) => (i === 0 ? word.padEnd(22) : word.padStart(8)))
    .join(''),
);
for (const [kind, row] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(
    kind.padEnd(22) + [row.files, row.exact, row.refused, row.wrong].map((n) => String(n).padStart(8)).join(''),
  );
}
for (const difference of differences) console.log(`- ${difference}`);
console.log(`false greens: ${falseGreens}`);
process.exitCode = falseGreens === 0 ? 0 : 1;

/** At least one `{ "path": …, "kind": … }`: of nothing, nothing is wrong. */
function truthIn(file) {
  let truth;
  try {
    truth = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    giveUp(`${file} cannot be read as JSON: ${error.message}`);
  }
  const isEntry = (each) => typeof each?.path === 'string' && typeof each.kind === 'string';
  if (!Array.isArray(truth) || truth.length === 0 || !truth.every(isEntry))
    giveUp(
      `${file} must be a list of what is known of each file, at least of one: [{ "path": "junit.xml", "kind": … }]`,
    );
  return truth;
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(2);
}

function compare(entry, actual) {
  const { kind, expected } = entry;
  switch (kind) {
    case 'adr': {
      const { title, status } = actual.note ?? {};
      if (actual.kind !== 'note') return wrong(`read as ${actual.kind}`);
      return title === expected.title && status === expected.status
        ? exact
        : wrong(`${JSON.stringify({ title, status })} instead of ${JSON.stringify(expected)}`);
    }
    case 'spec':
    case 'spec-delta': {
      if (actual.kind !== 'specification') return refused;
      const { requirements: found = [], acceptanceCriteria: criteria = 0 } = actual;
      // Documents in nobody's form: nothing may be claimed to be understood.
      if (expected.freeform === true) return found.length === 0 ? exact : wrong(`${found.length} requirements`);
      const same = sameIds(found, expected) && criteria === expected.acceptanceCriteria;
      return same
        ? exact
        : wrong(
            `${actual.requirements?.length} requirements, ${actual.acceptanceCriteria} criteria instead of ${expected.requirements.length}, ${expected.acceptanceCriteria}`,
          );
    }
    case 'tasks': {
      if (actual.kind !== 'tasks') return refused;
      return JSON.stringify(actual.tasks) === JSON.stringify(expected.checkboxes)
        ? exact
        : wrong(`${JSON.stringify(actual.tasks)} instead of ${JSON.stringify(expected.checkboxes)}`);
    }
    case 'not-adr':
    case 'template':
    case 'context':
    case 'freeform-spec':
    case 'aux':
      return actual.kind === 'none' || actual.kind === 'source' ? exact : wrong(`read as ${actual.kind}`);
    case 'unreadable':
    case 'unsupported':
    case 'invalid-encoding':
    case 'xxe':
      return actual.verdict === 'pass' ? wrong('read as passing') : exact;
    default: {
      if (actual.kind !== 'report') return wrong(`read as ${actual.kind}`);
      if (actual.verdict === 'unsupported') return refused;
      const { tests } = actual;
      if (tests === undefined) return wrong(`no counts, ${actual.verdict}`);
      const candidates = [expected, ...(entry.alt ?? [])];
      const counts = candidates.some(
        (truth) =>
          tests.total === truth.tests &&
          tests.passed === truth.passed &&
          tests.skipped === truth.skipped &&
          tests.failed + tests.errors === truth.failed + truth.errors,
      );
      if (!counts) return wrong(`${JSON.stringify(tests)} instead of ${JSON.stringify(expected)}`);
      const greenish =
        entry.ambiguous === true || entry.verdict === 'fail-or-warn'
          ? actual.verdict !== 'pass' || entry.ambiguous
          : actual.verdict === entry.verdict;
      return greenish ? exact : wrong(`verdict ${actual.verdict} instead of ${entry.verdict}`);
    }
  }
}

/**
 * IDs are explained in full, `001-login/FR-001`, and the truth lists them as the file writes them. IDs that the truth sets apart
 * (`otherIds`: those of qualities and constraints) may be among them.
 */
function sameIds(found, { requirements, otherIds = [] }) {
  const isNamed = (id, short) => id === short || id.endsWith(`/${short}`);
  const own = found.filter((id) => !otherIds.some((other) => isNamed(id, other)));
  return own.length === requirements.length && own.every((id, index) => isNamed(id, requirements[index]));
}

function wrong(why) {
  return { is: 'wrong', why };
}
