import { message } from '../../message.ts';
import type { Fact, Release, ReleasePart, Statement } from '../../model.ts';
import type { Document } from '../../reader.ts';
import type { Complaints } from './complaints.ts';
import { defined, type Fields } from './fields.ts';
import { open } from './front-matter.ts';
import { readTrial } from './trial.ts';

/** A file name that may be a version; `1.2.md` and `v2024.1-rc.1.md` are, `README.md` is not. */
export const releaseName = /(?:^|\/)(v?\d[\w.+-]*)\.(?:md|MD|markdown)$/;

const parts = ['tested', 'rollout', 'handover', 'acceptance', 'operation'] as const satisfies readonly ReleasePart[];

/**
 * `docs/releases/<version>.md`.
 *
 * @param certain true where the repository is known to use Tollgate; elsewhere a file shows by its keys that it is meant
 */
export function* readRelease(document: Document, certain: boolean): Generator<Fact | undefined> {
  const { scanned, fields, problems, complaints } = yield* open(document, 'release');
  const version = releaseName.exec(document.path)?.[1];
  const shows = parts.some((part) => fields?.has(part));
  if (!shows && (!certain || version === undefined)) return;
  yield* problems;
  const start = { line: 1, column: 1 };
  if (version === undefined) {
    complaints.add(start, message('a release whose file name is no version'), message('`1.2.0.md`'));
  } else if (fields !== undefined || problems.length === 0) {
    fields?.allow(['tollgate', ...parts]);
    const heading = scanned.lines.find((line) => line.kind === 'heading');
    yield {
      kind: 'release',
      version,
      place: complaints.place(heading ?? start),
      ...(fields === undefined ? {} : stated(fields, complaints)),
      trial: yield* readTrial(scanned.lines, complaints),
    };
  }
  yield* complaints.problems;
}

/** What the front matter says; a part of which nothing is filled in yet is absent. */
function stated(fields: Fields, complaints: Complaints): Partial<Release> {
  const said = defined({
    tested: filled(fields, 'tested', tested),
    rollout: filled(fields, 'rollout', rollout),
    handover: filled(fields, 'handover', handover),
    acceptance: filled(fields, 'acceptance', (part) => acceptance(part, complaints)),
    operation: filled(fields, 'operation', operation),
  });
  const left = parts.filter((part) => said[part] === undefined && fields.has(part));
  if (left.length === 0) return said;
  return { ...said, unfilled: defined(Object.fromEntries(left.map((part) => [part, fields.placeOf(part)]))) };
}

function filled<T>(fields: Fields, key: ReleasePart, read: (part: Fields) => T): T | undefined {
  const part = fields.fields(key);
  return part?.keys.some((each) => part.node(each) !== undefined) === true ? read(part) : undefined;
}

function tested(part: Fields): Statement {
  part.allow(['by', 'on', 'verdict', 'content']);
  return statement(part);
}

function statement(part: Fields): Statement {
  return {
    by: part.text('by')?.value,
    on: part.day('on'),
    verdict: part.text('verdict')?.value.toLowerCase(),
    ...defined({ content: part.digest('content') }),
    place: part.place,
  };
}

function rollout(part: Fields): Release['rollout'] {
  const keys = ['strategy', 'success', 'abort', 'rollback', 'rehearsed', 'schema'] as const;
  part.allow(keys);
  return { place: part.place, ...Object.fromEntries(keys.flatMap((key) => pair(key, part))) };
}

function handover(part: Fields): Release['handover'] {
  const keys = ['artifact', 'sha256', 'environment', 'by', 'to', 'on'] as const;
  part.allow(keys);
  // Called for what they complain about: the fields stay as they were written.
  part.day('on');
  part.digest('sha256');
  return { place: part.place, fields: Object.fromEntries(part.keys.flatMap((key) => pair(key, part))) };
}

function acceptance(part: Fields, complaints: Complaints): Release['acceptance'] {
  part.allow(['verdict', 'by', 'on', 'content', 'sha256', 'reopens', 'remarks']);
  const reopens = part.text('reopens');
  if (reopens !== undefined && !/^(?:requirements|design|build)$/i.test(reopens.value)) {
    const found = message('{key}: {value}', { key: 'reopens', value: reopens.value });
    complaints.add(reopens.place, found, message('one of: {words}', { words: ['requirements', 'design', 'build'] }));
  }
  return {
    ...statement(part),
    ...defined({
      reopens: reopens && { ...reopens, value: reopens.value.toLowerCase() },
      remarks: part.prose('remarks'),
      sha256: part.digest('sha256'),
    }),
  };
}

function operation(part: Fields): Release['operation'] {
  part.allow(['since', 'by', 'observed']);
  return {
    since: part.day('since'),
    by: part.text('by')?.value,
    ...defined({ observed: part.prose('observed') }),
    place: part.place,
  };
}

function pair(key: string, part: Fields): [string, NonNullable<ReturnType<Fields['prose']>>][] {
  const value = part.prose(key);
  return value === undefined ? [] : [[key, value]];
}
