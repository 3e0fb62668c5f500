import type { Model, Requirement } from '../model.ts';
import { lazily } from '../lazily.ts';

/** Finds requirements as somebody types, those first that the file at hand is most likely to be about. */
export interface RequirementOrder {
  /** @param words an ID or its beginning, or words of the title; empty: all */
  likely(path: string, words: string, most: number): readonly Requirement[];
}

/** What is retired is never offered. */
export function requirementOrder({ requirements, references, notes, trace }: Model): RequirementOrder {
  const offered = requirements.filter(({ state }) => state !== 'retired');
  const searchable = lazily(() =>
    offered.map(({ id, title }) => `${id} ${id.replace(/[-_.]/g, '')} ${title}`.toLowerCase()),
  );
  const served = lazily(() => {
    const byFile = new Map<string, Set<Requirement>>();
    const byFolder = new Map<string, Set<Requirement>>();
    const add = (to: Map<string, Set<Requirement>>, key: string, requirement: Requirement): void => {
      const own = to.get(key);
      if (own === undefined) to.set(key, new Set([requirement]));
      else own.add(requirement);
    };
    for (const { id, criterion, place } of references) {
      const { resolution } = trace.meaning(id, criterion);
      if (resolution.kind !== 'found') continue;
      add(byFile, place.file, resolution.requirement);
      add(byFolder, folderOf(place.file), resolution.requirement);
    }
    return { byFile, byFolder };
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

  const rankAt = (path: string): ((requirement: Requirement) => number) => {
    const { byFile, byFolder } = served();
    const own = byFile.get(path) ?? new Set();
    const around = byFolder.get(folderOf(path)) ?? new Set();
    const meant = new Set(
      designed()
        .filter(({ paths }) => paths.some((each) => path === each || path.startsWith(`${each}/`)))
        .flatMap((each) => each.requirements),
    );
    const files = new Set([...own, ...around, ...meant].map(({ place }) => place.file));
    return (requirement) => {
      if (own.has(requirement)) return 0;
      if (meant.has(requirement)) return 1;
      if (around.has(requirement)) return 2;
      if (requirement.place.file === path || files.has(requirement.place.file)) return 3;
      return requirement.state === 'draft' ? 5 : 4;
    };
  };

  return {
    likely(path, words, most) {
      const wanted = words
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const texts = searchable();
      const found =
        wanted.length === 0
          ? offered
          : offered.filter((_, index) => wanted.every((word) => texts[index]?.includes(word) === true));
      const rank = rankAt(path);
      const groups: Requirement[][] = [[], [], [], [], [], []];
      for (const requirement of found) groups[rank(requirement)]?.push(requirement);
      return groups.flat().slice(0, most);
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
