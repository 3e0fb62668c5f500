import { type Answers, type Desk, type NewFile, textOf } from '../edit.ts';
import type { Place } from '../model.ts';
import { placeAt } from '../templates/draft.ts';
import { type NewRequirement, requirementSection } from '../templates/requirement.ts';
import { specification } from '../templates/specification.ts';
import { documentLanguage } from './document-language.ts';
import { slug } from './file-names.ts';
import { documentPath } from './folders.ts';
import { nextRequirementId } from './next-id.ts';

/** A specification that says what was answered, with its first requirement if that was named. */
export function beginSpecification(
  desk: Desk,
  answers: Answers,
  first: NewRequirement = {
    title: textOf(answers, 'requirement'),
    statement: '',
    criterion: textOf(answers, 'criterion'),
  },
): { readonly file: NewFile; readonly id: string; readonly goOn: Place } {
  const text = (id: string): string => textOf(answers, id);
  const language = documentLanguage(desk, `${text('title')} ${first.title}`);
  const path = specificationPath(desk, slug(text('title'), 'specification'));
  const id = first.id ?? nextRequirementId(desk, path);
  const section = first.title === '' ? undefined : requirementSection(id, first, language);
  const known = {
    title: text('title'),
    customer: text('customer') || (desk.config.customer ?? ''),
    users: text('users'),
    author: text('author') || (desk.me ?? ''),
    deadline: text('deadline'),
    purpose: text('purpose'),
  };
  const draft = specification(known, section, language);
  return { file: { path, text: draft.text }, id, goOn: placeAt(path, draft.text, draft.goOn) };
}

/** Where a new one goes: beside the others. */
export function specificationPath(desk: Desk, name: string): string {
  return documentPath(desk, name, {
    there: desk.model.specifications.filter((each) => each.convention === 'tollgate').map(({ place }) => place.file),
    globs: desk.config.paths.specs,
    usual: 'docs/specs',
  });
}
