import { isJestLike, readJestResults, vitestHead } from '../report/jest-results.ts';
import type { ReportReader } from '../reader.ts';

/** `jest --json`, and the object that jest hands to `testResultsProcessor` where somebody writes that to a file. */
export const jestJson: ReportReader = {
  id: 'jest-json',
  title: 'Jest JSON',
  recognise: (head) => isJestLike(head) && !vitestHead.test(head),
  start: (file) => readJestResults(file, jestJson.id),
};
