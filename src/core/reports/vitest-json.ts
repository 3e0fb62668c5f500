import { isJestLike, readJestResults, vitestHead } from '../report/jest-results.ts';
import type { ReportReader } from '../reader.ts';

/** `vitest --reporter=json`: jest's, with another order. */
export const vitestJson: ReportReader = {
  id: 'vitest-json',
  title: 'Vitest JSON',
  recognise: (head) => isJestLike(head) && vitestHead.test(head),
  start: (file) => readJestResults(file, vitestJson.id),
};
