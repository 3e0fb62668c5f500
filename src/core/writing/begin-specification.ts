import { type Answers, type Desk, type NewFile, textOf } from '../edit.ts';
import type { Place } from '../model.ts';
import { placeAt } from '../templates/draft.ts';
import { requirementSection } from '../templates/requirement.ts';
import { specification } from '../templates/specification.ts';
import { documentLanguage } from './document-language.ts';
import { slug } from './file-names.ts';
import { documentPath } from './folders.ts';
import { nextRequirementId } from './next-id.ts';

/** A specification that says what was answered, with its first requirement if that was named. */
export function beginSpecification(desk: Desk, answers: Answers): { readonly file: NewFile; readonly goOn: Place } {
  const text = (id: string): string => textOf(answers, id);
  const language = documentLanguage(desk, `${text('title')} ${text('requirement')}`);
  const path = documentPath(desk, slug(text('title'), 'specification'), {
    there: desk.model.specifications.filter((each) => each.convention === 'tollgate').map(({ place }) => place.file),
    globs: desk.config.paths.specs,
    usual: 'docs/specs',
  });
  const wanted = { title: text('requirement'), statement: '', criterion: text('criterion') };
  const first = wanted.title === '' ? undefined : requirementSection(nextRequirementId(desk, path), wanted, language);
  const known = {
    title: text('title'),
    customer: text('customer') || (desk.config.customer ?? ''),
    users: text('users'),
    author: text('author') || (desk.me ?? ''),
    deadline: text('deadline'),
    purpose: text('purpose'),
  };
  const draft = specification(known, first, language);
  return { file: { path, text: draft.text }, goOn: placeAt(path, draft.text, draft.goOn) };
}
