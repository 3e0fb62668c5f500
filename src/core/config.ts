import type * as v from 'valibot';
import type { Baseline } from './policy/baseline.ts';
import { checked } from './config/checked.ts';
import { numbers, type TestNumbers } from './config/numbers.ts';
import { definition } from './config/definition.ts';
import { message } from './message.ts';
import type { Day, Level, Place, Problem, Role, Severity } from './model.ts';

export { neverLoosened } from './config/definition.ts';

/** `tollgate.yaml`, understood; every key is optional in the file and has its default here. */
export interface Config {
  /** False where there is no `tollgate.yaml`. */
  readonly present: boolean;
  readonly gate: Level;
  readonly customer?: string;
  readonly people: readonly Person[];
  readonly paths: Paths;
  /** The command that runs the tests. */
  readonly test?: string;
  readonly tests: TestNumbers;
  /** By criterion id. */
  readonly severities: Readonly<Record<string, Severity>>;
  readonly waivers: readonly Waiver[];
}

/** What of it decides what a file is found to state. */
export type ReadingConfig = Pick<Config, 'present' | 'paths'>;

export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly email?: string;
}

/** Globs relative to the folder. Undefined means: the usual places. */
export interface Paths {
  readonly specs?: readonly string[];
  readonly architecture?: readonly string[];
  readonly sources?: readonly string[];
  readonly tests?: readonly string[];
  readonly reports?: readonly string[];
  readonly exclude: readonly string[];
  readonly generated: readonly string[];
}

export interface Waiver {
  readonly criterion: string;
  readonly subject?: string;
  readonly until: Day;
  readonly by: string;
  readonly on: Day;
  readonly reason: string;
  readonly place: Place;
}

export interface ReadConfig {
  readonly config: Config;
  /** All of them at once, each at its line. A configuration with mistakes judges nothing: the verdict is `error`. */
  readonly mistakes: readonly Problem[];
  /** Absent where there is none. */
  readonly baseline?: Baseline;
  /** Where `paths.exclude` stands; absent where it leaves nothing out. */
  readonly excludedAt?: Place;
  /** What else is to be said of it: shown, and blocks nothing. */
  readonly remarks?: readonly Problem[];
}

const file = 'tollgate.yaml';

/**
 * @param text undefined where there is no `tollgate.yaml`.
 * @param criterionIds what `severities` and `waivers` may name.
 */
export function readConfig(text: string | undefined, criterionIds: readonly string[]): ReadConfig {
  if (text === undefined) return { config: defaults, mistakes: [] };
  const { stated, mistakes, placeOf } = checked(text, file, definition(criterionIds));
  if (stated === undefined) return { config: { ...defaults, present: true }, mistakes };
  const config = configOf(stated, (index) => placeOf(['waivers', index]));
  return {
    config,
    mistakes,
    ...(config.paths.exclude.length > 0 && { excludedAt: placeOf(['paths', 'exclude']) }),
    ...(Object.keys(stated).length === 0 && { remarks: [saysNothing] }),
  };
}

/** Whoever saved it before it was written, or behind comments alone, may believe that more is asked. */
const saysNothing: Problem = {
  kind: 'problem',
  spoils: 'config',
  place: { file, line: 1, column: 1 },
  found: message(
    '`tollgate.yaml` says nothing: the gate asks for `requirements`, and all is looked for at the usual places',
  ),
  wanted: message('`gate:` with `tests`, `requirements` or `delivery`'),
  minor: true,
};

const defaults: Config = {
  present: false,
  gate: 'requirements',
  people: [],
  paths: { exclude: [], generated: [] },
  tests: {},
  severities: {},
  waivers: [],
};

function configOf(
  stated: v.InferOutput<ReturnType<typeof definition>>,
  placeOfWaiver: (index: number) => Place,
): Config {
  const { gate, customer, people, paths, test, tests, severities, waivers } = stated;
  return {
    present: true,
    gate: gate ?? defaults.gate,
    ...(customer !== undefined && { customer: customer.trim() }),
    people: (people ?? []).map(({ roles, ...person }) => ({ ...person, roles: listOf(roles ?? []) })),
    paths: {
      exclude: [],
      generated: [],
      ...Object.fromEntries(Object.entries(paths ?? {}).map(([key, globs]) => [key, listOf(globs)])),
    },
    ...(test !== undefined && { test }),
    tests: numbers(tests ?? {}),
    severities: severities ?? {},
    waivers: (waivers ?? []).map((waiver, index) => ({ ...waiver, place: placeOfWaiver(index) })),
  };
}

function listOf<T>(oneOrMany: T | readonly T[]): readonly T[] {
  return Array.isArray(oneOrMany) ? (oneOrMany as readonly T[]) : [oneOrMany as T];
}
