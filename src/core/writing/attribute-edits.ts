import type { Change, Desk, Refusal } from '../edit.ts';
import type { Requirement } from '../model.ts';
import { type NewAttribute, withAttribute } from './attribute.ts';
import { gone, leftAlone } from './broken.ts';
import { type Language, languageOf } from './language.ts';
import { changeTo } from './lines.ts';

/** An attribute of requirements of ours, in whichever files they are: in all of them or in none. */
export function attributeEdits(
  desk: Desk,
  requirements: readonly Requirement[],
  attribute: (language: Language) => NewAttribute,
): { readonly create: readonly []; readonly change: readonly Change[] } | Refusal {
  const files = new Map<string, Requirement[]>();
  for (const each of requirements) {
    const own = files.get(each.place.file);
    if (own === undefined) files.set(each.place.file, [each]);
    else own.push(each);
  }
  const change: Change[] = [];
  for (const [file, own] of files) {
    const text = desk.text(file);
    if (text === undefined) return gone(file);
    const language = languageOf(text, desk.language);
    const after = withAttribute(text, own, attribute(language), language);
    if (after === undefined) return leftAlone(desk, file);
    change.push(changeTo(file, text, after));
  }
  return { create: [], change };
}
