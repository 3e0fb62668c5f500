import { plain } from '../completing/snippet.ts';
import type { QuickFix } from '../fix.ts';
import type { Message } from '../model.ts';
import { inFrontMatter } from '../writing/front-matter.ts';
import { setYaml } from '../writing/yaml-text.ts';
import { spansTo } from './spans.ts';

/** A key to be written, and what most probably belongs there; empty where only its author knows. */
export interface NewKey {
  readonly key: string;
  readonly value: string;
}

/** Writes keys into the front matter of a document, below others where they belong there, each with a place to write. */
export function* keysAdded(
  text: string,
  title: Message,
  keys: readonly NewKey[],
  below: readonly string[] = [],
): Generator<QuickFix> {
  const marks = keys.map((_, index) => `VALUE${String(index)}OF${String(text.length)}END`);
  const after = inFrontMatter(text, (yaml) =>
    keys.reduce<string | undefined>(
      (done, { key }, index) => (done === undefined ? undefined : setYaml(done, [...below, key], marks[index] ?? '')),
      yaml,
    ),
  );
  const [span, ...others] = after === undefined ? [] : spansTo(text, after);
  if (span === undefined || others.length > 0) return;
  const snippet = keys.reduce((done, { value }, index) => {
    const hole = value === '' ? `$${String(index + 1)}` : `\${${String(index + 1)}:${plain(value)}}`;
    return done.replace(marks[index] ?? '', () => hole);
  }, plain(span.text));
  yield { title, spans: [{ ...span, text: snippet }], isSnippet: true, isLikeliest: true };
}
