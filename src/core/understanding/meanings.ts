import { type Meaning, type Mention, writtenIn, type WrittenId } from './mentions.ts';
import type { Model, Requirement } from '../model.ts';

/** What IDs mean that somebody wrote. */
export interface Meanings {
  /** Undefined where nothing of that kind is used here. */
  readonly of: (written: Pick<WrittenId, 'id' | 'criterion'>, path: string) => Meaning | undefined;
  /** Finds them in a part of a text, in order. */
  readonly scanned: (path: string, text: string, from: number, to: number) => Generator<Mention>;
}

export function meaningsIn({ trace, defects: all }: Pick<Model, 'trace' | 'defects'>): Meanings {
  const defects = new Map(all.map((each) => [each.id, each]));

  const of = ({ id, criterion }: Pick<WrittenId, 'id' | 'criterion'>, path: string): Meaning | undefined => {
    const { resolution, criterion: number } = trace.meaning(id, criterion);
    const defect = defects.get(id);
    switch (resolution.kind) {
      case 'found':
        return { kind: 'requirement', requirement: resolution.requirement, criterion: number };
      case 'ambiguous': {
        const near = nearby(resolution.requirements, id, path);
        return near.length === 1 && near[0] !== undefined
          ? { kind: 'requirement', requirement: near[0], criterion }
          : { kind: 'ambiguous', requirements: near };
      }
      case 'unknown':
        return defect === undefined ? resolution : { kind: 'defect', defect };
      case 'foreign':
        return defect && { kind: 'defect', defect };
    }
  };

  /** The first reading that is known; else the first that could be. */
  const chosen = (readings: readonly WrittenId[], path: string): Mention | undefined => {
    let unknown: Mention | undefined;
    for (const reading of readings) {
      const meaning = of(reading, path);
      if (meaning === undefined) continue;
      const mention = { ...reading, meaning, as: 'text' } as const;
      if (meaning.kind !== 'unknown') return mention;
      unknown ??= mention;
    }
    return unknown;
  };

  function* scanned(path: string, text: string, from: number, to: number): Generator<Mention> {
    for (const { whole, parts } of writtenIn(text.slice(from, to), from)) {
      const asWhole = chosen(whole, path);
      const asParts = isKnown(asWhole) ? [] : parts.flatMap((readings) => chosen(readings, path) ?? []);
      if (asParts.some(isKnown) || asWhole === undefined) yield* asParts;
      else yield asWhole;
    }
  }

  return { of, scanned };
}

function isKnown(mention: Mention | undefined): boolean {
  return mention !== undefined && mention.meaning.kind !== 'unknown';
}

/** `FR-001` in the folder of a feature means its own. Requirements with one ID are never chosen between. */
function nearby(requirements: readonly Requirement[], id: string, path: string): readonly Requirement[] {
  if (requirements.some((each) => each.id === id)) return requirements;
  const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
  const near = requirements.filter(({ place }) => place.file === path || path.startsWith(folderOf(place.file) || '\n'));
  return near.length > 0 ? near : requirements;
}
