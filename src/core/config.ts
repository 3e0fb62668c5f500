import * as v from 'valibot';
import { definition } from './config/definition.ts';
import { mistakesIn } from './config/mistakes.ts';
import type { Day, Level, Place, Problem, Role, Severity } from './model.ts';
import { readYaml } from './yaml.ts';

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

/** What is known of the tests, in numbers. */
export interface TestNumbers {
  /** So many tests must at least be reported. */
  readonly atLeast?: number;
  readonly coverage?: {
    /** Percent of the lines. */
    readonly atLeast?: number;
  };
  /** So many tests may at most be skipped without a reason. */
  readonly skipsAtMost?: number;
}

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
}

const file = 'tollgate.yaml';

/**
 * @param text undefined where there is no `tollgate.yaml`.
 * @param criterionIds what `severities` and `waivers` may name.
 */
export function readConfig(text: string | undefined, criterionIds: readonly string[]): ReadConfig {
  if (text === undefined) return { config: defaults, mistakes: [] };
  const written = readYaml(text, { file, spoils: 'config', typed: true });
  const parsed = v.safeParse(definition(criterionIds), written.value ?? {});
  const mistakes = [...written.problems];
  for (const { path, at, found, wanted } of parsed.success ? [] : mistakesIn(parsed.issues)) {
    const place = at === 'key' ? written.placeOfKey(path) : written.placeOf(path);
    mistakes.push({ kind: 'problem', spoils: 'config', place, found, wanted });
  }
  mistakes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  if (mistakes.length > 0 || !parsed.success) return { config: { ...defaults, present: true }, mistakes };
  return { config: configOf(parsed.output, (index) => written.placeOf(['waivers', index])), mistakes };
}

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

function numbers({
  coverage,
  ...rest
}: NonNullable<v.InferOutput<ReturnType<typeof definition>>['tests']>): TestNumbers {
  return { ...rest, ...(coverage !== undefined && coverage !== null && { coverage }) };
}

function listOf<T>(oneOrMany: T | readonly T[]): readonly T[] {
  return Array.isArray(oneOrMany) ? (oneOrMany as readonly T[]) : [oneOrMany as T];
}
