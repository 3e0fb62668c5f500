import { classifier } from './classify.ts';
import { readConfig } from '../config.ts';

const usual = classifier(readConfig(undefined, []).config, []);

/** Whether a path, by its name alone, is something that people write and no test runs on. */
export function isDocument(path: string): boolean {
  return !usual.kindOf(path).isContent;
}
