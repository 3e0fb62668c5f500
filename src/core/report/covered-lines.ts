import { message } from '../message.ts';
import type { Coverage, Message, Problem } from '../model.ts';

/** No source is longer; what says so is broken. */
const lastLine = 4_000_000;

/** Lines and files that a coverage report tells of, while it is read. A line that is told of twice counts once, a byte for each. */
export class CoveredLines {
  readonly #file: string;
  readonly #format: string;
  readonly #files = new Map<string, Uint8Array>();
  readonly #problems: Problem[] = [];
  #current = '';
  #lines: Uint8Array = new Uint8Array();

  constructor(file: string, format: string) {
    this.#file = file;
    this.#format = format;
  }

  /** What follows is told of this source. */
  source(name: string): void {
    this.#keep();
    this.#current = name;
    this.#lines = this.#files.get(name) ?? new Uint8Array(64);
  }

  line(number: number, isCovered: boolean, at: number): void {
    if (!Number.isSafeInteger(number) || number < 0 || number > lastLine) {
      this.doubt(message('a line that no source has: {number}', { number: String(number) }), complete, at);
      return;
    }
    if (number >= this.#lines.length) {
      const longer = new Uint8Array(2 ** Math.ceil(Math.log2(number + 1)));
      longer.set(this.#lines);
      this.#lines = longer;
    }
    if (isCovered) this.#lines[number] = 2;
    else if (this.#lines[number] === 0) this.#lines[number] = 1;
  }

  doubt(found: Message, wanted: Message, line: number, column = 1): void {
    if (this.#problems.length < mostProblems)
      this.add([{ kind: 'problem', spoils: 'coverage', place: { file: this.#file, line, column }, found, wanted }]);
  }

  add(problems: readonly Problem[]): void {
    for (const problem of problems) this.#problems.push({ ...problem, spoils: 'coverage' });
  }

  end(): Coverage {
    this.#keep();
    const count = { total: 0, covered: 0 };
    for (const lines of this.#files.values()) {
      for (const state of lines) {
        if (state === 0) continue;
        count.total++;
        if (state === 2) count.covered++;
      }
    }
    return { kind: 'coverage', file: this.#file, format: this.#format, lines: count, problems: this.#problems };
  }

  #keep(): void {
    if (this.#lines.length > 0) this.#files.set(this.#current, this.#lines);
  }
}

const mostProblems = 100;
export const complete = message('a complete coverage report');
