import { criterionId } from '../../ids.ts';
import { ordinalsIn } from '../../convention/ordinals.ts';
import { requirementsWord } from './words.ts';

/** `_Requirements: 2.1, 2.2_`, `_需求：2.1_`, `**Validates: Requirements 2.1, 2.2**`; words such as "All" name none. */
const names = new RegExp(
  `^[_*\\s]*(?:validates|验证|驗證|検証|${requirementsWord})(?=[\\s:：*_]*(?:${requirementsWord})?[\\s:：*_]*(?:[A-Z]{1,4}-?)?\\d)`,
  'iu',
);
/** `R1`, as in `### R1: Sign in`. */
const letter = /(?<![\p{L}\p{N}])R(?=\d)/gu;

/** `A1.2`, `NFR-1`: with the letter of a group or of a kind. */
const lettered = /(?<![\p{L}\p{N}./-])([A-Z]{1,4}-?\d{1,4})(?:\.(\d{1,4}))?(?![\p{L}\p{N}])/gu;

/** The ordinals that a task names, each once. */
export function requirementsOfTask(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const line of lines) {
    if (!names.test(line)) continue;
    const text = line.replace(letter, '');
    for (const ordinal of ordinalsIn(text)) found.add(ordinal);
    for (const [, requirement = '', criterion] of text.matchAll(lettered))
      found.add(criterion === undefined ? requirement : criterionId(requirement, criterion));
  }
  return [...found];
}
