import type { Model, Requirement } from '../model.ts';
import { lazily } from '../lazily.ts';
import { grouped } from '../grouped.ts';

/** Finds requirements as somebody types, those first that the file at hand is most likely to be about. */
export interface RequirementOrder {
  /** @param words an ID or its beginning, or words of the title; empty: all */
  likely(path: string, words: string, most: number): readonly Requirement[];
}

/**
 * What is retired is never offered.
 * @param definedIn the requirements of a file
 */
export function requirementOrder(
  { requirements, references, notes, trace }: Model,
  definedIn: (path: string) => readonly Requirement[],
): RequirementOrder {
  const byFile = lazily(() => grouped(references, ({ place }) => place.file));
  const servedBy = (path: string): Requirement[] =>
    (byFile().get(path) ?? []).flatMap(({ id, criterion }) => {
      const { resolution } = trace.meaning(id, criterion);
      return resolution.kind === 'found' ? [resolution.requirement] : [];
    });
  /** Notes lead from a component to what it is for. */
  const designed = lazily(() =>
    notes.flatMap(({ components, satisfies }) => {
      const paths = components.map(({ path }) => path.replace(/\/?\*.*$|\/$/g, '')).filter((path) => path !== '');
      if (paths.length === 0) return [];
      const found = satisfies.map(({ value }) => trace.resolve(value));
      return [{ paths, requirements: found.flatMap((each) => (each.kind === 'found' ? [each.requirement] : [])) }];
    }),
  );

  /** What the file serves, what its component is for, what its neighbours serve; then the specifications of those, then the others. */
  function* inOrder(path: string, matches: (requirement: Requirement) => boolean): Generator<Requirement> {
    const folder = folderOf(path);
    const meant = designed().filter(({ paths }) => paths.some((each) => path === each || path.startsWith(`${each}/`)));
    const neighbours = [...byFile().keys()].filter((file) => file.startsWith(folder) && folderOf(file) === folder);
    const near = [...servedBy(path), ...meant.flatMap((each) => each.requirements), ...neighbours.flatMap(servedBy)];
    const files = new Set([path, ...near.map(({ place }) => place.file)]);
    yield* near.filter(matches);
    for (const file of files) yield* definedIn(file).filter(matches);
    for (const each of requirements) if (each.state !== 'draft' && matches(each)) yield each;
    for (const each of requirements) if (each.state === 'draft' && matches(each)) yield each;
  }

  return {
    likely(path, words, most) {
      const wanted = words
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const found = new Set<Requirement>();
      const matches = (requirement: Requirement): boolean =>
        requirement.state !== 'retired' && wanted.every((word) => searchable(requirement).includes(word));
      for (const each of inOrder(path, matches)) {
        found.add(each);
        if (found.size >= most) break;
      }
      return [...found];
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Requirements are never changed, only read anew, and most outlive a verdict. */
const texts = new WeakMap<Requirement, string>();

function searchable(requirement: Requirement): string {
  let text = texts.get(requirement);
  if (text === undefined) {
    const { id, title } = requirement;
    texts.set(requirement, (text = `${id} ${id.replace(/[-_.]/g, '')} ${title}`.toLowerCase()));
  }
  return text;
}
