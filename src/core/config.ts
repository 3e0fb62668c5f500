import type { Day, Level, Place, Problem, Role, Severity } from './model.ts';

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
  readonly tests: { readonly atLeast?: number };
  /** By criterion id. */
  readonly severities: Readonly<Record<string, Severity>>;
  readonly waivers: readonly Waiver[];
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
