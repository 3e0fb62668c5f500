import { ordinalsIn } from '../../convention/ordinals.ts';
import { requirementsWord } from './words.ts';

/** `_Requirements: 2.1, 2.2_`, `_需求：2.1_`, `**Validates: Requirements 2.1, 2.2**`; words such as "All" name none. */
const names = new RegExp(
  `^[_*\\s]*(?:validates|验证|驗證|検証|${requirementsWord})(?=[\\s:：*_]*(?:${requirementsWord})?[\\s:：*_]*R?\\d)`,
  'iu',
);
/** `R1`, as in `### R1: Sign in`. */
const letter = /(?<![\p{L}\p{N}])R(?=\d)/gu;

/** The ordinals that a task names, in order, each once. */
export function requirementsOfTask(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of lines)
    if (names.test(text)) for (const ordinal of ordinalsIn(text.replace(letter, ''))) found.add(ordinal);
  return [...found];
}
