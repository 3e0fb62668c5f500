import { lineCounter } from '../syntax/line-counter.ts';
import { featureIn, validated } from '../convention/ordinals.ts';
import type { Tag } from '../reader.ts';

/**
 * `Validates: Requirements 2.1, 2.2`. The ordinals are those of the feature that is named with them, or last above them:
 * `Feature: login, Property 3: …`. Where nothing names one, they must be unambiguous in the repository.
 */
export const kiro: Tag = {
  id: 'kiro',
  title: 'Kiro',
  marker: 'Validates',
  *references({ text, line, column }, above = []) {
    const place = lineCounter(text, line, column);
    for (const { ordinal, at } of validated(text)) {
      const feature = featureIn(text.slice(0, at)) ?? featureIn(text) ?? firstFeature(above);
      yield { id: feature === undefined ? `Requirement ${ordinal}` : `${feature}/${ordinal}`, ...place(at) };
    }
  },
  typed(before) {
    const found = /\bValidates\b[\s:*_]*Requirements?[\s:*_]*(?:\d[\d., \t–-]*[, \t])?([\d.]*)$/.exec(before);
    if (found === null) return undefined;
    return { from: before.length - (found[1] ?? '').length, write: (id) => /\/(\d+(?:\.\d+)?)$/.exec(id)?.[1] };
  },
};

function firstFeature(above: Iterable<string>): string | undefined {
  for (const text of above) {
    const feature = featureIn(text);
    if (feature !== undefined) return feature;
  }
  return undefined;
}
