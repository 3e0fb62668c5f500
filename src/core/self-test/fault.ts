import type { Message } from '../model.ts';
import type { Texts } from './memory.ts';

/** Something that is wrong with a delivery, planted on purpose. */
export interface Fault {
  /** The criterion that has to see it; `configuration` where nothing may be judged at all. */
  readonly seenBy: string;
  readonly title: Message;
  plant(sound: Texts): Texts;
  /** True where nobody ran the tests again afterwards. */
  readonly untested?: true;
  /** Exit code of the run afterwards. */
  readonly exit?: number;
}

/** With one piece of a text in place of another. */
export function replaced(texts: Texts, path: string, by: string, from: string | RegExp): Texts {
  const before = texts[path] ?? '';
  const after = before.replace(from, () => by);
  if (after === before) throw new Error(`nothing to replace in ${path}: ${String(from)}`);
  return { ...texts, [path]: after };
}

export function without(texts: Texts, ...gone: readonly string[]): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !gone.includes(path)));
}

export const spec = 'docs/specs/parcels.md';
export const note = 'docs/architecture/0001-one-table.md';
export const release = 'docs/releases/1.0.0.md';
export const report = 'junit.xml';
