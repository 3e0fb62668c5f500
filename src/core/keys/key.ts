import type { Message } from '../model.ts';

/** What may stand at a place of YAML of ours: a value, keys with values, or a list. */
export interface Shape {
  readonly about?: Message;
  /** What the value is one of. */
  readonly values?: readonly string[];
  /** Of what kind the value is, where its values are those of the repository. */
  readonly kind?: ValueKind;
  /** By name; in the order in which they are written. */
  readonly keys?: Readonly<Record<string, Shape>>;
  /** Each entry of a list. */
  readonly item?: Shape;
}

export type ValueKind = 'path' | 'requirement' | 'person' | 'day' | 'release' | 'test' | 'customer';
