import * as v from 'valibot';
import { lazily } from '../lazily.ts';
import type { Problem } from '../model.ts';
import { readYaml, type Yaml } from '../syntax/yaml.ts';
import { heeded } from './heeded.ts';
import { mistakesIn, type SourceOf } from './mistakes.ts';

export interface Checked<T> extends Pick<Yaml, 'placeOf' | 'placeOfKey' | 'has'> {
  /** Undefined where there is any mistake. */
  readonly stated: T | undefined;
  /** All of them at once, each at its line. */
  readonly mistakes: readonly Problem[];
}

/** A YAML file held against what it may say; an empty one says nothing, and that is allowed. */
export function checked<Definition extends v.GenericSchema>(
  text: string,
  file: string,
  definition: Definition,
): Checked<v.InferOutput<Definition>> {
  const written = readYaml(text, { file, spoils: 'config', typed: true });
  const parsed = v.safeParse(definition, written.value === undefined ? {} : heeded(written.value));
  const mistakes = [...written.problems];
  const lines = lazily(() => text.replace(/^\uFEFF/, '').split('\n'));
  const sourceOf: SourceOf = (path) => {
    const { line, column } = written.placeOf(path);
    return lines()[line - 1]?.slice(column - 1) ?? '';
  };
  for (const { path, at, found, wanted } of parsed.success ? [] : mistakesIn(parsed.issues, file, sourceOf)) {
    const place = at === 'key' ? written.placeOfKey(path) : written.placeOf(path);
    mistakes.push({ kind: 'problem', spoils: 'config', place, found, wanted });
  }
  mistakes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const isRight = parsed.success && mistakes.length === 0;
  const { placeOf, placeOfKey, has } = written;
  return { stated: isRight ? parsed.output : undefined, mistakes, placeOf, placeOfKey, has };
}
