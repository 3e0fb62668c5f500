import { message } from './message.ts';
import type { Evidence, Message, Problem } from './model.ts';
import { nameTwice } from './syntax/json-names.ts';
import { lineCounter } from './syntax/line-counter.ts';
import { readYaml, type YamlPath } from './syntax/yaml.ts';

const schema = 'tollgate/evidence/1';

/** `.tollgate/evidence.json`. Anything that is not exactly what `writeEvidence` writes binds nothing and is a problem. */
export function readEvidence(
  text: string,
  file: string,
): { readonly evidence?: Evidence; readonly problems: readonly Problem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const found = message('no JSON, or not all of it');
    const start = { file, line: 1, column: 1 };
    return { problems: [{ kind: 'problem', spoils: 'evidence', place: start, found, wanted: anotherRun }] };
  }
  const twice = nameTwice(text);
  if (twice !== undefined) {
    const place = { file, ...lineCounter(text)(twice.offset) };
    const found = message('the name "{name}" comes twice in one object', { name: twice.name });
    return { problems: [{ kind: 'problem', spoils: 'evidence', place, found, wanted: anotherRun }] };
  }
  const mistakes = [...mistakesIn(value)];
  if (mistakes.length === 0) return { evidence: evidenceOf(value as Written), problems: [] };
  // JSON is YAML: only now is it worth knowing where things stand.
  const { placeOf } = readYaml(text, { file, spoils: 'evidence', typed: true });
  return {
    problems: mistakes.map(({ path, found }) => {
      return { kind: 'problem', spoils: 'evidence', place: placeOf(path), found, wanted: anotherRun };
    }),
  };
}

export function writeEvidence(evidence: Evidence): string {
  const written: Written = { schema, ...evidenceOf(evidence) };
  return `${JSON.stringify(written, null, 2)}\n`;
}

type Written = Evidence & { readonly schema: typeof schema };

const anotherRun = message('a file that `tollgate test` wrote; run the tests through it again');

/** Nothing but what evidence is, in the order in which it is written. */
function evidenceOf({ command, exit, started, ended, content, reports }: Evidence): Evidence {
  return {
    command,
    exit,
    started,
    ended,
    content,
    reports: reports.map((report) => ({ file: report.file, sha256: report.sha256 })),
  };
}

interface Mistake {
  readonly path: YamlPath;
  readonly found: Message;
}

function* mistakesIn(value: unknown): Generator<Mistake> {
  if (!isRecord(value)) {
    yield { path: [], found: message('something else than an object') };
    return;
  }
  if (value.schema !== schema) {
    yield { path: ['schema'], found: message('a schema other than {schema}', { schema }) };
    return;
  }
  for (const [key, holds] of Object.entries(fields)) {
    if (!holds(value[key])) yield { path: [key], found: unusable(key, value[key]) };
  }
  if (Array.isArray(value.reports)) yield* mistakesInReports(value.reports);
}

const fields: Readonly<Record<keyof Evidence, (value: unknown) => boolean>> = {
  command: (value) => typeof value === 'string',
  exit: (value) => Number.isSafeInteger(value),
  started: isInstant,
  ended: isInstant,
  content: (value) => value === null || isSha256(value),
  reports: (value) => Array.isArray(value),
};

function* mistakesInReports(reports: readonly unknown[]): Generator<Mistake> {
  const seen = new Set<unknown>();
  for (const [at, report] of reports.entries()) {
    const path = ['reports', at];
    if (!isRecord(report)) yield { path, found: unusable('reports', report) };
    else if (!isInside(report.file)) yield { path: [...path, 'file'], found: unusable('file', report.file) };
    else if (!isSha256(report.sha256)) yield { path: [...path, 'sha256'], found: unusable('sha256', report.sha256) };
    else if (seen.has(report.file)) {
      yield { path: [...path, 'file'], found: message('{file} a second time', { file: String(report.file) }) };
    } else seen.add(report.file);
  }
}

function unusable(key: string, value: unknown): Message {
  if (value === undefined) return message('no {key}', { key });
  const written = JSON.stringify(value);
  return message('{key}: {value}', { key, value: written.length > 80 ? `${written.slice(0, 79)}…` : written });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** ISO 8601 in UTC, and a time that exists. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value.slice(0, 19));
}

/** A path below the folder, written with `/`. */
function isInside(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || /^[A-Za-z]:|[\\\0]/.test(value)) return false;
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
