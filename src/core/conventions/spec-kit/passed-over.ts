import { message } from '../../message.ts';
import type { Problem } from '../../model.ts';
import type { Around } from './definitions.ts';
import { isDemand } from './ids.ts';

/** `FR 015`, `fr-001`, `FR–012`, `FR-016/017`: the head of a requirement to everybody who reads it. */
const head = /^(?:[^\p{L}\p{N}<|]|<\/?[a-z][^>]*>|\|)*(N?FR|REQ)\s?[-‐‑–—_ ]?\s?(\d{1,4})(?!\d)/iu;
/** Kept apart from `FR-001`, which is spelled otherwise. */
const ofId = /(N?FR|REQ)-?(\d+)/;

/** What looks like a requirement among those that are read, and is not one of them: nobody would miss it. */
export function* passedOver(lines: readonly Around[], file: string, ids: readonly string[]): Generator<Problem> {
  const known = new Set(ids.map((id) => keyOf(ofId.exec(id.slice(id.lastIndexOf('/') + 1)))));
  let above = 0;
  for (const { line } of lines) {
    const { kind, number, text, column } = line;
    const isSentence = kind === 'text' && number === above + 1;
    if (kind !== 'blank') above = number;
    if (kind === 'heading' || kind === 'code' || isSentence) continue;
    const found = head.exec(text);
    const key = keyOf(found);
    if (found === null || known.has(key) || (kind === 'text' && isProse(text))) continue;
    known.add(key);
    yield {
      kind: 'problem',
      spoils: 'specification',
      place: { file, line: number, column },
      found: message('`{text}` is not read as a requirement: no ID like `FR-001` stands at its head', {
        text: text.slice(0, 40),
      }),
      wanted: message('`- **FR-001**: …` below `## Requirements`'),
    };
  }
}

/** `FR-008 to FR-015 covered the formatting.` */
function isProse(text: string): boolean {
  return /^\p{L}/u.test(text) && !isDemand(text);
}

function keyOf(found: RegExpExecArray | null): string {
  const [, prefix = '', number = ''] = found ?? [];
  return `${prefix.toUpperCase()}-${Number(number)}`;
}
