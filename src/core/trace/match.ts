import type { Declaration } from '../model.ts';
import { classes } from './families/classes.ts';
import { go } from './families/go.ts';
import { python } from './families/python.ts';
import { rust } from './families/rust.ts';
import { scripts } from './families/scripts.ts';
import type { Family } from './family.ts';

export function familyOf(test: Declaration, file: string): Family {
  if (test.scope !== undefined) return classes;
  if (file.endsWith('.py')) return python;
  if (file.endsWith('.go')) return go;
  if (file.endsWith('.rs')) return rust;
  return scripts;
}
