import type { Span } from '../edit.ts';
import { message } from '../message.ts';
import type { Defect, Message, Model } from '../model.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import { digestsAfter, digestsIn } from './digests.ts';
import { mentioned } from './mentioned.ts';
import { baseName, pathsTo } from './moved.ts';
import { folderOf, isNamesake } from './namesakes.ts';
import { planned, type Renaming, withSpans } from './planned.ts';

export function whyNotDefect(to: string, defect: Defect, { defects, requirements }: Model): Message | undefined {
  if (!/^BUG-\d{1,9}$/.test(to)) {
    return message('“{id}” is no ID of a defect: BUG, a dash and a number, as in BUG-012', { id: to });
  }
  if (to === defect.id) return message('That is its ID already');
  const taken = [...defects, ...requirements].find(({ id }) => id === to);
  return (
    taken &&
    message('{name} is taken: {file} line {line}', { name: to, file: taken.place.file, line: taken.place.line })
  );
}

/** A defect is called what its file is called: the file goes with it, and so do the paths that lead there. */
export function* defectRenaming(defect: Defect, to: string, model: Model, lexicon: Lexicon): Generator<void, Renaming> {
  const { id, place } = defect;
  const name = baseName(place.file);
  const move = { from: place.file, to: folderOf(place.file) + to + name.slice(id.length) };
  const isOne = isNamesake(defect, model);
  const idsIn = (path: string, text: string): Span[] =>
    mentioned(lexicon, path, text, to, ({ meaning }) => meaning.kind === 'defect' && meaning.defect.id === id);
  const renamed = (text: string, file: string): string =>
    withSpans(text, [...pathsTo(move, file, text), ...(isOne ? [] : idsIn('text.md', text))]);
  const mark = id.slice('BUG-'.length);
  const digests = yield* digestsAfter(model, mark, renamed);
  return planned({ marks: [mark, ...digests.keys()], move }, (path, text) => [
    ...pathsTo(move, path, text),
    ...(!isOne || path === place.file ? idsIn(path, text) : []),
    ...digestsIn(path, text, digests),
  ]);
}
