import { grouped } from '../grouped.ts';

/** Of so few each is sooner looked for. */
const few = 64;

/** Finds those of which a part occurs in a text, in order: by how long the parts are, where there are many. */
export function byPart<T>(all: readonly T[], partOf: (each: T) => string): (text: string) => readonly T[] {
  const parts = all.map((each, at) => ({ each, at, part: partOf(each) }));
  if (parts.length <= few) return (text) => parts.filter(({ part }) => text.includes(part)).map(({ each }) => each);
  const lengths = Array.from(
    grouped(parts, ({ part }) => part.length),
    ([length, same]) => [length, grouped(same, ({ part }) => part)] as const,
  );
  return (text) => {
    const found = new Set<readonly (typeof parts)[number][]>();
    for (const [length, same] of lengths)
      for (let at = 0; at + length <= text.length; at++) {
        const own = same.get(text.slice(at, at + length));
        if (own !== undefined) found.add(own);
      }
    return [...found]
      .flat()
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
  };
}

/** The longest run without a star. */
export function longestPart(pattern: string): string {
  return pattern.split(/[*?/]+/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
