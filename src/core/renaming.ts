import type { Refusal } from './edit.ts';
import type { Defect, Message, Model, Note, Requirement } from './model.ts';
import { defectRenaming, whyNotDefect } from './renaming/defect.ts';
import { noteNumbered, noteRenaming, whyNotNote } from './renaming/note.ts';
import type { Renaming } from './renaming/planned.ts';
import { ownRenaming, requirementRenaming, whyNotCalledSo, whyNotRequirement } from './renaming/requirement.ts';
import { isNamesake } from './renaming/namesakes.ts';
import type { Lexicon } from './understanding/lexicon.ts';

export type { RenamedText, Renaming } from './renaming/planned.ts';

/** What has an ID. That of a note is the number in its file name. */
export type Bearer = Requirement | Defect | Note;

/** Why something keeps its ID, whatever the new one would be. */
export function whyNotRenamed(bearer: Bearer, model: Model): Message | undefined {
  return 'kind' in bearer ? undefined : whyNotRequirement(bearer, model);
}

/** Why something cannot be called so. */
export function whyNotCalled(to: string, bearer: Bearer, model: Model): Message | undefined {
  if (!('kind' in bearer)) return whyNotCalledSo(to, bearer, model);
  return bearer.kind === 'defect' ? whyNotDefect(to, bearer, model) : whyNotNote(to, bearer, model);
}

/**
 * Another ID, everywhere at once: what signs, reviews and tries a text that cites it stays valid. Of two that have one ID, the one that is
 * meant is renamed where it stands: what cites the ID goes on to mean the other. In steps: somebody may be typing meanwhile.
 */
export function* renaming(
  bearer: Bearer,
  to: string,
  model: Model,
  lexicon: Lexicon,
): Generator<void, Renaming | Refusal> {
  const isOne = isNamesake(bearer, model);
  const kept = isOne && isOurs(bearer) ? undefined : whyNotRenamed(bearer, model);
  yield;
  const refused = kept ?? whyNotCalled(to, bearer, model);
  if (refused !== undefined) return { refused, place: bearer.place };
  if (!('kind' in bearer)) {
    return isOne ? ownRenaming(bearer, to, lexicon) : yield* requirementRenaming(bearer, to, model, lexicon);
  }
  return bearer.kind === 'defect'
    ? yield* defectRenaming(bearer, to, model, lexicon)
    : yield* noteRenaming(bearer, noteNumbered(to, bearer), model);
}

function isOurs(bearer: Bearer): boolean {
  return 'kind' in bearer || bearer.convention === 'tollgate';
}
