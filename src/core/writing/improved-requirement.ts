import { factsOf } from '../reading/facts-of.ts';
import { attributeNamed } from '../conventions/tollgate/attributes.ts';
import { keyAndValue } from '../conventions/tollgate/requirement.ts';
import { readSpecification } from '../conventions/tollgate/specification.ts';
import { scan } from '../syntax/markdown.ts';
import type { Requirement } from '../model.ts';
import type { Language } from './language.ts';
import { withAttribute } from './attribute.ts';
import { linesOf } from './lines.ts';
import { withRequirement } from './requirement-section.ts';

/**
 * The text of a specification of ours with a copy of a requirement below it: a draft under an ID of its own, for a later release, to be
 * changed there while the one in force stays as it was signed. Undefined where the document is broken.
 */
export function withImproved(
  text: string,
  requirement: Requirement,
  id: string,
  release: string,
  language: Language,
): string | undefined {
  const section = copied(text, requirement, id);
  const added = section && withRequirement(text, section, language, requirement.place.line);
  return (
    [
      ['release', release],
      ['state', 'draft'],
    ] as const
  ).reduce<string | undefined>((done, [name, value]) => {
    const own = done === undefined || value === '' ? undefined : requirementIn(done, id);
    return own === undefined || done === undefined ? done : withAttribute(done, [own], { name, value }, language);
  }, added);
}

/** As it is written, without what was said of the other one: whether it can be built, and since when it is in force. */
function copied(text: string, { id: old, place, endLine }: Requirement, id: string): string | undefined {
  const left = new Set(
    scan(text).lines.flatMap((line) => {
      if (line.kind !== 'item' || line.depth > 0 || line.number <= place.line || line.number > endLine) return [];
      const name = attributeNamed(keyAndValue(line.text).label);
      return name === 'feasible' || name === 'release' || name === 'state' ? [line.number] : [];
    }),
  );
  const lines = linesOf(text)
    .slice(place.line - 1, endLine)
    .map(({ from, to }) => text.slice(from, to))
    .filter((_, index) => !left.has(place.line + index));
  const [heading, ...rest] = lines;
  return heading?.includes(old) === true ? [heading.replace(old, () => id), ...rest].join('\n') : undefined;
}

export function requirementIn(text: string, id: string): Requirement | undefined {
  for (const fact of factsOf(readSpecification({ path: '', text }))) {
    if (fact.kind === 'specification') return fact.requirements.find((each) => each.id === id);
  }
  return undefined;
}
