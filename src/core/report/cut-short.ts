import type { TestCase } from '../model.ts';
import type { Attributes } from '../syntax/xml.ts';
import { count } from './report-draft.ts';

type Listed = Pick<TestCase, 'result' | 'line' | 'column'>;

/** What a suite of JUnit lists although its runner was gone, or stopped, before it ran or ended. */
export class CutShort<Case extends Listed> {
  /** Cases that never ran. */
  neverRan = 0;
  readonly #announced: string | undefined;
  readonly #tookNoTime: boolean;
  readonly #nameless: Case[] = [];
  #listed = 0;

  /** @param run what the reporter calls the run */
  constructor(run: string | undefined, { name = '', time, tests }: Attributes) {
    this.#announced = tests;
    // Vitest, whose worker was gone before it ended. Tests of types are compiled, and take no time either.
    this.#tookNoTime = run === 'vitest tests' && time === '0' && !/-d\.[cm]?[jt]sx?$/.test(name);
  }

  list(attributes: Attributes, testCase: Case): void {
    this.#listed++;
    if (testCase.result !== 'passed') return;
    if (this.#tookNoTime && attributes['time'] === '0') this.neverRan++;
    if (attributes['name'] === undefined && Object.keys(attributes).join() === 'time') this.#nameless.push(testCase);
  }

  /** pytest, stopped in the middle of a test: it leaves the case with a time and nothing else, and does not count it. */
  get neverEnded(): readonly Case[] {
    return this.#announced !== undefined && count(this.#announced) < this.#listed ? this.#nameless : [];
  }
}
