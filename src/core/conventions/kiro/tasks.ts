import { ordinalsIn } from '../../convention/ordinals.ts';

/** `_Requirements: 2.1, 2.2_`, `**Validates: Requirements 2.1, 2.2**`; words such as "All" name none. */
const names = /^[_*\s]*(?:Validates|Requirements?)(?=[\s:*_]*(?:Requirements?)?[\s:*_]*\d)/i;

/** The ordinals that a task names, in order, each once. */
export function requirementsOfTask(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of lines) if (names.test(text)) for (const ordinal of ordinalsIn(text)) found.add(ordinal);
  return [...found];
}
