import { type Baseline, baselineFile, emptyBaseline, sameMatter } from './baseline.ts';
import type { Config, Person, ReadConfig, Waiver } from '../config.ts';
import type { Criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Level, Message, Place, Problem, Severity } from '../model.ts';
import type { Yaml, YamlPath } from '../syntax/yaml.ts';

export interface Loosening {
  readonly before: ReadConfig;
  readonly after: ReadConfig;
  /** `tollgate.yaml` as it is now. */
  readonly written: Pick<Yaml, 'placeOf' | 'placeOfKey' | 'has'>;
  /** Folders that got a `tollgate.yaml` of their own, and are judged by it alone. */
  readonly setApart: readonly string[];
  /** What the policy is called that it is held against. */
  readonly ref: string;
}

/** What would open the gate further than before, thing by thing. Shown, and judged by nobody: the policy of before is in force. */
export function* loosened(
  { before, after, written, setApart, ref }: Loosening,
  registry: readonly Criterion[],
): Generator<Problem> {
  const wanted = message('judged with the policy of `{ref}`; whoever merges this agrees to the looser one', { ref });
  const problem = (place: Place, found: Message): Problem => {
    return { kind: 'problem', spoils: 'config', place, found, wanted, minor: true };
  };
  for (const [path, found] of inConfig(before.config, after.config, registry)) {
    if (written.has(path)) yield problem(written.placeOf(path), found);
    else {
      const key = path.join('.');
      yield problem(written.placeOfKey(path), message('{found}, because `{key}` was taken out', { found, key }));
    }
  }
  for (const waiver of after.config.waivers) {
    const found = newly(waiver, before.config);
    if (found !== undefined) yield problem(waiver.place, found);
  }
  for (const [place, found] of inBaseline(before.baseline ?? emptyBaseline, after.baseline ?? emptyBaseline)) {
    yield problem(place, found);
  }
  for (const folder of setApart) {
    const place = { file: `${folder}/tollgate.yaml`, line: 1, column: 1 };
    yield problem(place, message('nothing below `{folder}` would be judged any more', { folder }));
  }
}

type Said = readonly [path: YamlPath, found: Message];

const levels: readonly Level[] = ['tests', 'requirements', 'delivery'];
const severities: readonly Severity[] = ['off', 'warn', 'block'];

function* inConfig(before: Config, after: Config, registry: readonly Criterion[]): Generator<Said> {
  if (levels.indexOf(after.gate) < levels.indexOf(before.gate)) {
    yield [['gate'], message('`gate` is lowered from {before} to {after}', { before: before.gate, after: after.gate })];
  }
  for (const { id, severity } of registry) {
    const [was, is] = [before.severities[id] ?? severity[before.gate], after.severities[id] ?? severity[after.gate]];
    // What only the level turns down is told with the level.
    const isSaid = before.severities[id] !== undefined || after.severities[id] !== undefined;
    if (isSaid && severities.indexOf(is) < severities.indexOf(was)) {
      yield [
        ['severities', id],
        message('`{criterion}` is turned down from {was} to {is}', { criterion: id, was, is }),
      ];
    }
  }
  yield* inNumbers(before, after);
  yield* inPaths(before, after);
  yield* inPeople(before.people, after.people);
  if (before.test !== after.test && before.test !== undefined) {
    yield [
      ['test'],
      after.test === undefined
        ? message('nothing says any more that `{command}` runs the tests', { command: before.test })
        : message('another command runs the tests: `{command}`', { command: after.test }),
    ];
  }
}

function* inNumbers({ tests: before }: Config, { tests: after }: Config): Generator<Said> {
  const numbers = [
    [['tests', 'atLeast'], before.atLeast, after.atLeast],
    [['tests', 'coverage', 'atLeast'], before.coverage?.atLeast, after.coverage?.atLeast],
    // The other way round: more of these is worse.
    [['tests', 'skipsAtMost'], -(before.skipsAtMost ?? 0), -(after.skipsAtMost ?? 0)],
  ] as const;
  for (const [path, was = 0, is = 0] of numbers) {
    if (is >= was) continue;
    const key = path.join('.');
    yield [path, message('`{key}` goes from {was} to {is}', { key, was: Math.abs(was), is: Math.abs(is) })];
  }
}

function* inPaths({ paths: before }: Config, { paths: after }: Config): Generator<Said> {
  for (const key of ['exclude', 'generated'] as const) {
    const globs = after[key].filter((glob) => !before[key].includes(glob));
    if (globs.length > 0) yield [['paths', key], message('`paths.{key}` takes out: {globs}', { key, globs })];
  }
  for (const key of ['specs', 'architecture', 'sources', 'tests', 'reports'] as const) {
    if (JSON.stringify(before[key] ?? []) === JSON.stringify(after[key] ?? [])) continue;
    yield [['paths', key], message('`paths.{key}` names other files', { key })];
  }
}

function* inPeople(before: readonly Person[], after: readonly Person[]): Generator<Said> {
  if (before.length > 0 && after.length === 0) {
    yield [['people'], message('nobody is listed any more, so that anybody may speak for anyone')];
  } else if (before.length > 1 && after.length === 1) {
    yield [['people'], message('only one person is listed, who may sign everything')];
  }
  if (before.length === 0) return;
  if (after.length > 1) {
    for (const { name, roles } of before) {
      const isKnown = after.some((person) => person.name === name && person.roles.length > 0);
      if (isKnown || roles.length === 0 || roles.includes('customer')) continue;
      yield [
        ['people'],
        message('no role of {name} is listed any more, so that they may sign as the customer', { name }),
      ];
    }
  }
  for (const [index, { name, roles }] of after.entries()) {
    const known = before.find((person) => person.name === name)?.roles ?? [];
    const added = roles.filter((role) => !known.includes(role));
    if (added.length > 0) {
      yield [['people', index], message('{name} may now speak as: {roles}', { name, roles: added })];
    }
  }
}

/** What a waiver excuses that none did before. One of a whole criterion speaks for each of its subjects. */
function newly({ criterion, subject, on, until }: Waiver, before: Config): Message | undefined {
  const broader = before.waivers.filter(
    (each) => each.criterion === criterion && (each.subject === undefined || each.subject === subject),
  );
  if (broader.some((each) => each.on <= on && until <= each.until)) return undefined;
  const known = broader.filter((each) => each.subject === subject);
  const last = known
    .map((each) => each.until)
    .sort()
    .at(-1);
  const what = subject === undefined ? criterion : `${criterion} ${subject}`;
  if (last !== undefined && until > last)
    return message('a longer waiver: `{what}`, until {until} instead of {last}', { what, until, last });
  return known.length > 0 && known.every((each) => on < each.on)
    ? message('a waiver that begins earlier: `{what}`, on {on}', { what, on })
    : message('a new waiver: `{what}`, until {until}', { what, until });
}

function* inBaseline(before: Baseline, after: Baseline): Generator<readonly [place: Place, found: Message]> {
  const known = new Map<string, number>();
  const key = (finding: Baseline['findings'][number]): string => `${sameMatter(finding)} ${finding.result}`;
  for (const finding of before.findings) known.set(key(finding), (known.get(key(finding)) ?? 0) + finding.times);
  const added = after.findings.flatMap((finding) => {
    const left = known.get(key(finding)) ?? 0;
    known.set(key(finding), Math.max(0, left - finding.times));
    return finding.times > left ? [{ finding, times: finding.times - left }] : [];
  });
  const [first] = added;
  if (first === undefined) return;
  const n = added.reduce((sum, { times }) => sum + times, 0);
  yield [
    first.finding.place ?? { file: baselineFile, line: 1, column: 1 },
    message('the baseline grows by {n} {n|finding|findings}', { n }),
  ];
}
