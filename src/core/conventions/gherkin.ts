import type { Convention } from '../reader.ts';
import { readFeature } from './gherkin/feature.ts';

/** Features of Gherkin, in the languages of `keywords.ts`: what their scenarios say must hold, and which requirements their tags name. */
export const gherkin: Convention = {
  id: 'gherkin',
  title: 'Gherkin',
  home: (path) => (isFeature(path) ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.' : undefined),
  opens: isFeature,
  read: (document) => readFeature(document),
};

function isFeature(path: string): boolean {
  return path.endsWith('.feature');
}
