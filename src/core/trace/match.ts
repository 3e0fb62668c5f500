import { dotNet } from './families/dot-net.ts';
import { go } from './families/go.ts';
import { jvm } from './families/jvm.ts';
import { python } from './families/python.ts';
import { rust } from './families/rust.ts';
import { scripts } from './families/scripts.ts';
import type { Family } from './family.ts';

export const families: readonly Family[] = [dotNet, go, jvm, python, rust, scripts];

const byExtension: ReadonlyMap<string, Family> = new Map(
  families.flatMap((family) => family.extensions.map((extension) => [extension, family] as const)),
);

/** By the extension of the test file; what has none that is known is taken for a script. */
export function familyOf(file: string): Family {
  return byExtension.get(file.slice(file.lastIndexOf('.'))) ?? scripts;
}

/** For a regular expression: one of the extensions, with its dot. */
export function anyExtensionOf(some: readonly Family[]): string {
  const all = some.flatMap(({ extensions }) => extensions.map((each) => each.slice(1)));
  return `\\.(?:${all.join('|')})`;
}
