import { requirementId } from './ids.ts';

/** `- [P] T012 …`: `[P]` means parallel, and somebody left the box out. */
export function isUntickedTask(text: string): boolean {
  return text.startsWith('[P]') && /^\[P\]\s+(?:\*\*)?T\d{2,4}/.test(text);
}

/** `- [P] tasks = different files`, as the template has it. */
export function isLegend(text: string): boolean {
  return text.startsWith('[P]') && !isUntickedTask(text);
}

/** IDs of requirements that a task names, in order, each once. */
export function requirementsOfTask(lines: readonly string[]): string[] {
  return [...new Set(lines.flatMap((line) => [...line.matchAll(mention)].map(([id]) => id)))];
}

const mention = new RegExp(`(?<![\\w-])${requirementId}(?![\\w-])`, 'g');
