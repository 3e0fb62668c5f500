import { message } from '../message.ts';
import type { Message } from '../model.ts';

/** How node:test says, beside its tests, that something threw after the test that began it had ended: the run fails for it. */
export const lateError =
  /^(?:Error|Warning): .*\bgenerated asynchronous activity after the test ended\b.*\b(?:uncaughtException|unhandledRejection) event\b/s;

const counted = /^(suites|pass|fail|cancelled) (\d{1,9})$/;

export interface Counted {
  readonly passed: number;
  /** Failed cases, and whatever else is known for which the document is not green. */
  readonly failing: number;
  /** Suites with failures inside. */
  readonly failedSuites: number;
}

/**
 * What the reporter of node:test writes in comments below its tests. A test with subtests is a suite there, and that it failed
 * itself stands nowhere else; a suite without tests is a case that passed.
 */
export interface NodeSummary {
  hear(comment: string): void;
  /** At the end of the document: what it says and does not list, and whether that are failures. */
  settle(listed: Counted, name: string): Settled;
}

export interface Settled {
  readonly failure?: Message;
  readonly doubt?: Message;
  /** True where a test with subtests may have failed itself. */
  readonly failsMore: boolean;
}

export function nodeSummary(): NodeSummary {
  const said = new Map<string, number>();
  let late: string | undefined;
  return {
    hear(comment) {
      const text = comment.trim();
      const [, word = '', number] = counted.exec(text) ?? [];
      if (number !== undefined) said.set(word, Number(number));
      else if (late === undefined && lateError.test(text)) late = text;
    },
    settle({ passed, failing, failedSuites }, name) {
      const failures = (said.get('fail') ?? 0) + (said.get('cancelled') ?? 0);
      const hasPassed = said.get('pass') !== 0;
      // Then all that are listed as suites are tests, which fail with one of their subtests.
      const alsoCounted = said.get('suites') === 0 ? failedSuites : 0;
      const text = late;
      said.clear();
      late = undefined;
      const failsMore = failures > failing + alsoCounted;
      if (failing > 0) return { failsMore };
      if (failsMore) {
        return {
          failsMore,
          failure: message('{suite} counts {n} {n|failure|failures} more than it lists', { suite: name, n: failures }),
        };
      }
      if (text !== undefined) {
        return { failsMore, failure: message('outside of every test: {text}', { text: text.slice(0, 200) }) };
      }
      if (hasPassed || passed === 0) return { failsMore };
      return {
        failsMore,
        doubt: message('{suite} says that no test passed, and lists {n}', { suite: name, n: passed }),
      };
    },
  };
}
