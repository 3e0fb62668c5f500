import type { Change, Desk, NewFile, Refusal } from '../edit.ts';
import { message } from '../message.ts';
import { isId } from '../ids.ts';
import type { Place, Requirement, Specification } from '../model.ts';
import { allConventions } from '../reading/read-file.ts';
import { type NewRequirement, requirementSection } from '../templates/requirement.ts';
import { placeAt } from '../templates/draft.ts';
import { documentLanguage } from './document-language.ts';
import { gone, leftAlone } from './broken.ts';
import { slug } from './file-names.ts';
import { doorstopDocuments, doorstopItem } from './forms/doorstop.ts';
import { kiroForm } from './forms/kiro.ts';
import { openfasttraceForm } from './forms/openfasttrace.ts';
import { openspecChange, openspecForm } from './forms/openspec.ts';
import { specKitForm } from './forms/spec-kit.ts';
import { type Written, written } from './forms/written.ts';
import { languageOf } from './language.ts';
import { changeTo } from './lines.ts';
import { nextRequirementId } from './next-id.ts';
import { withRequirement } from './requirement-section.ts';

export interface Added {
  readonly id: string;
  readonly file: string;
  readonly create: readonly NewFile[];
  readonly change: readonly Change[];
  readonly goOn: Place;
}

/** Those that a requirement can be added to: in a form that is known here, and not history. */
export function openSpecifications(desk: Desk): readonly Specification[] {
  const known = ['tollgate', 'kiro', 'openspec', 'spec-kit', 'openfasttrace'];
  return [
    ...desk.model.specifications.filter(
      ({ convention, change }) => known.includes(convention) && change !== 'archived',
    ),
    ...doorstopDocuments(desk),
  ];
}

/**
 * Adds a requirement to a specification, in the form of its convention and in its own style.
 * @param cursor a line of the file, 1-based: it goes below the requirement there
 */
export function addRequirement(desk: Desk, file: string, wanted: NewRequirement, cursor?: number): Added | Refusal {
  const specification = openSpecifications(desk).find(({ place }) => place.file === file);
  const text = desk.text(file);
  if (text === undefined) return gone(file);
  if (specification === undefined) return leftAlone(desk, file);
  if (specification.convention === 'doorstop') return itemIn(desk, specification, wanted);
  if (specification.convention === 'openspec' && specification.change === undefined) {
    return proposed(desk, specification, wanted);
  }
  const isOurs = specification.convention === 'tollgate';
  // As it says itself: the model leaves out of a proposal what is in force already.
  const before = { ...specification, requirements: requirementsIn(desk, specification, text) };
  const form = formed(desk, text, before, wanted, cursor);
  const requirement = form && addedIn(before.requirements, requirementsIn(desk, specification, form.text));
  if (form === undefined || requirement === undefined) {
    if (isOurs && wanted.id !== undefined && !isId(wanted.id)) return notCalled(file, wanted);
    return !isOurs || isAsRead(specification, before) ? leftAlone(desk, file) : changedMeanwhile(file);
  }
  if (!isCalled(requirement.id, wanted)) return notCalled(file, wanted);
  return {
    id: requirement.id,
    file,
    create: [],
    change: [changeTo(file, text, form.text)],
    goOn: placeAt(file, form.text, form.goOn),
  };
}

function formed(
  desk: Desk,
  text: string,
  specification: Specification,
  wanted: NewRequirement,
  cursor: number | undefined,
): Written | undefined {
  switch (specification.convention) {
    case 'tollgate': {
      const language = languageOf(text, documentLanguage(desk, wanted.title));
      const section = requirementSection(
        wanted.id ?? nextRequirementId(desk, specification.place.file),
        wanted,
        language,
      );
      return written(text, section, (marked) => withRequirement(text, marked, language, cursor));
    }
    case 'kiro':
      return kiroForm(text, specification, wanted);
    case 'openspec':
      return openspecForm(text, wanted);
    case 'spec-kit':
      return specKitForm(text, specification, wanted);
    case 'openfasttrace':
      return openfasttraceForm(desk, text, specification, wanted);
  }
  return undefined;
}

function requirementsIn({ config }: Desk, { convention, place }: Specification, text: string): readonly Requirement[] {
  const reader = allConventions.find(({ id }) => id === convention);
  const facts = [...(reader?.read({ path: place.file, text }, config) ?? [])];
  return facts.flatMap((fact) => (fact.kind === 'specification' ? fact.requirements : []));
}

/** The one requirement that is new; undefined where that is not all that changed. */
function addedIn(before: readonly Requirement[], after: readonly Requirement[]): Requirement | undefined {
  const known = new Set(before.map(({ id }) => id));
  const added = after.find(({ id }) => !known.has(id));
  const rest = after.filter((each) => each !== added);
  const isSame = (each: Requirement, index: number): boolean =>
    each.id === before[index]?.id && each.text === before[index].text;
  return rest.length === before.length && rest.every(isSame) ? added : undefined;
}

/** Whether nobody else has added to it, or taken from it, since the folder was read. */
function isAsRead(read: Specification, now: Specification): boolean {
  const known = new Set(read.requirements.map(({ id }) => id));
  return now.requirements.every(({ id }) => known.has(id)) && read.requirements.length <= now.requirements.length;
}

function changedMeanwhile(path: string): Refusal {
  return { refused: message('`{path}` was changed meanwhile; nothing was written', { path }) };
}

function isCalled(id: string, wanted: NewRequirement): boolean {
  return wanted.id === undefined || id === wanted.id || id.endsWith(`/${wanted.id}`);
}

function notCalled(path: string, { id = '' }: NewRequirement): Refusal {
  return { refused: message('no requirement in `{path}` can be called {id}', { path, id }) };
}

/** A file of its own. */
function itemIn(desk: Desk, { place }: Specification, wanted: NewRequirement): Added | Refusal {
  const document = doorstopDocuments(desk).find((each) => each.place.file === place.file);
  const item = document && doorstopItem(desk, document, wanted);
  if (document === undefined || item === undefined)
    return wanted.id === undefined ? leftAlone(desk, place.file) : notCalled(place.file, wanted);
  const { id, path, draft } = item;
  const [read] = requirementsIn(desk, { ...document, place: { ...place, file: path } }, draft.text);
  if (read?.id !== id || desk.exists(path)) return leftAlone(desk, place.file);
  const goOn = placeAt(path, draft.text, draft.goOn);
  return { id, file: path, create: [{ path, text: draft.text }], change: [], goOn };
}

/** What is in force is changed by a proposal there, never directly. */
function proposed(desk: Desk, { place }: Specification, wanted: NewRequirement): Added | Refusal {
  const [, root = '', capability = ''] = /^(.*openspec\/)specs\/(.+)\/spec\.md$/.exec(place.file) ?? [];
  const name = `add-${slug(wanted.title, 'requirement')}`;
  let folder = `${root}changes/${name}`;
  const isTaken = (): boolean => desk.exists(folder) || desk.exists(`${folder}/proposal.md`);
  for (let number = 2; isTaken(); number++) folder = `${root}changes/${name}-${String(number)}`;
  const files = openspecChange(folder, capability, wanted);
  const [first] = files;
  const id = `${capability}/${wanted.title}`;
  if (!isCalled(id, wanted)) return notCalled(place.file, wanted);
  if (capability === '' || first === undefined) return leftAlone(desk, place.file);
  return {
    id,
    file: first.path,
    create: files.map(({ path, draft: { text } }) => ({ path, text })),
    change: [],
    goOn: placeAt(first.path, first.draft.text, first.draft.goOn),
  };
}
