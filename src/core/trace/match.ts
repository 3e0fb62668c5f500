import { dotNet } from './families/dot-net.ts';
import { go } from './families/go.ts';
import { jvm } from './families/jvm.ts';
import { python } from './families/python.ts';
import { rust } from './families/rust.ts';
import { scripts } from './families/scripts.ts';
import type { Family } from './family.ts';

const byExtension: ReadonlyMap<string, Family> = new Map(
  [dotNet, go, jvm, python, rust, scripts].flatMap((family) =>
    family.extensions.map((extension) => [extension, family] as const),
  ),
);

/** By the extension of the test file; what has none that is known is taken for a script. */
export function familyOf(file: string): Family {
  return byExtension.get(file.slice(file.lastIndexOf('.'))) ?? scripts;
}
