import type { Config } from '../config.ts';
import type { Day, Model } from '../model.ts';
import { criteriaTitles } from '../templates/requirement.ts';
import { attributeLabels } from '../writing/attribute.ts';
import type { Language } from '../writing/language.ts';
import { placeholder, plain } from './snippet.ts';

/** What is known of the repository when something is begun. */
export interface Surroundings {
  readonly model: Pick<Model, 'specifications' | 'notes'>;
  readonly config: Config;
  readonly today: Day;
  /** The release that is worked on; null where nothing names one. */
  readonly release: string | null;
}

const story: Readonly<Record<Language, string>> = {
  en: `As ${placeholder(1, '…')}, I want ${placeholder(2, '…')}, so that ${placeholder(3, '…')}.`,
  ru: `Как ${placeholder(1, '…')}, я хочу ${placeholder(2, '…')}, чтобы ${placeholder(3, '…')}.`,
};
const criterion: Readonly<Record<Language, string>> = {
  en: `WHEN ${placeholder(5, '…')}, THE SYSTEM SHALL ${placeholder(6, '…')}.`,
  ru: `КОГДА ${placeholder(5, '…')}, СИСТЕМА ДОЛЖНА ${placeholder(6, '…')}.`,
};
const priorities: Readonly<Record<Language, string>> = { en: 'must', ru: 'обязательно' };

/** The parts of a requirement in their order, as a snippet. */
export function requirementSkeleton(language: Language, release: string | null): string {
  const labels = attributeLabels[language];
  const attributes = [`- ${labels.priority}: ${placeholder(4, priorities[language])}`];
  if (release !== null) attributes.push(`- ${labels.release}: ${plain(release)}`);
  return `${story[language]}\n\n${attributes.join('\n')}\n\n${criteriaSkeleton(language)}`;
}

/** Who wants it, and why. */
export function storySkeleton(language: Language): string {
  return story[language];
}

export function criteriaSkeleton(language: Language): string {
  return `${criteriaTitles[language]}\n1. ${criterion[language]}`;
}

/** A criterion of its own, behind its number. */
export function criterionSkeleton(language: Language): string {
  return criterion[language].replace('${5:', () => '${1:').replace('${6:', () => '${2:');
}

export type DocumentKind = 'specification' | 'note' | 'defect';

/** The keys that front matter of a kind has, in order, with what is known already. */
export function frontMatterKeys(
  kind: DocumentKind,
  { model, config, today, release }: Surroundings,
): readonly (readonly [key: string, value: string])[] {
  switch (kind) {
    case 'specification':
      return [
        ['tollgate', 'spec'],
        ['customer', config.customer ?? mostSaid(model.specifications.map(({ customer }) => customer?.value))],
        ['users', ''],
        ['author', authorIn(config, model)],
        ['deadline', ''],
      ];
    case 'note':
      return [
        ['status', 'proposed'],
        ['date', today],
        ['decision-makers', config.people.length === 1 ? (config.people[0]?.name ?? '') : ''],
        ['satisfies', '[]'],
      ];
    case 'defect':
      return [
        ['status', 'open'],
        ['severity', ''],
        ['requirement', ''],
        ['found-in', release ?? ''],
      ];
  }
}

/** Whoever wrote most of the others; else the only one who may. */
function authorIn({ people }: Config, { specifications }: Surroundings['model']): string {
  const said = mostSaid(specifications.map(({ author }) => author?.value));
  if (said !== '') return said;
  const analysts = people.filter(({ roles }) => roles.includes('analyst'));
  const [first, ...others] = analysts.length > 0 ? analysts : people;
  return others.length === 0 ? (first?.name ?? '') : '';
}

function mostSaid(all: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const each of all) if (each !== undefined) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
