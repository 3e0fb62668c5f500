import type { Convention } from '../reader.ts';
import { readItems } from './openfasttrace/items.ts';
import { documentOf } from './openfasttrace/lines.ts';

/** Whether a line begins with an ID, at the price of one look. */
const begins = /^[ \t]*(?:<a [^>\n]*>[ \t]*(?:<\/a>)?[ \t]*)?[`*]*(?:\p{L}+~\p{L}|\p{L}+[ \t]*-->)/mu;

/** The same of the whole ID. */
const item = /^[ \t]*[`*]*\p{L}+~\p{L}[\p{L}\p{N}_.-]*~\d+/mu;

/** Items of OpenFastTrace in Markdown and reStructuredText, wherever they stand: `req~login.lock~2` on a line of its own. */
export const openfasttrace: Convention = {
  id: 'openfasttrace',
  title: 'OpenFastTrace',
  // Its items stand in documents of any name.
  home: () => undefined,
  opens: (path) => path.endsWith('.md') || path.endsWith('.rst') || path.endsWith('.markdown'),
  *read({ path, text }) {
    if (!text.includes('~') || !begins.test(text)) return;
    const { lines, problems } = documentOf(path, text);
    const requirements = [...readItems(lines, path)];
    // What hides the items of a document may hide all of them.
    if (requirements.length > 0 || item.test(text)) yield* problems;
    if (requirements.length === 0) return;
    const title = lines.find((line) => line.kind === 'title');
    yield {
      kind: 'specification',
      convention: 'openfasttrace',
      place: { file: path, line: title?.number ?? 1, column: title?.column ?? 1 },
      title: title?.text,
      requirements,
    };
  },
};
