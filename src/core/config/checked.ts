import * as v from 'valibot';
import type { Place, Problem } from '../model.ts';
import { readYaml, type YamlPath } from '../yaml.ts';
import { mistakesIn } from './mistakes.ts';

export interface Checked<T> {
  /** Undefined where there is any mistake. */
  readonly stated: T | undefined;
  /** All of them at once, each at its line. */
  readonly mistakes: readonly Problem[];
  readonly placeOf: (path: YamlPath) => Place;
}

/** A YAML file held against what it may say; an empty one says nothing, and that is allowed. */
export function checked<Definition extends v.GenericSchema>(
  text: string,
  file: string,
  definition: Definition,
): Checked<v.InferOutput<Definition>> {
  const written = readYaml(text, { file, spoils: 'config', typed: true });
  const parsed = v.safeParse(definition, written.value ?? {});
  const mistakes = [...written.problems];
  for (const { path, at, found, wanted } of parsed.success ? [] : mistakesIn(parsed.issues, file)) {
    const place = at === 'key' ? written.placeOfKey(path) : written.placeOf(path);
    mistakes.push({ kind: 'problem', spoils: 'config', place, found, wanted });
  }
  mistakes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const isRight = parsed.success && mistakes.length === 0;
  return { stated: isRight ? parsed.output : undefined, mistakes, placeOf: written.placeOf };
}
