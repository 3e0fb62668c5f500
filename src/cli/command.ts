import type { Message, Say } from '../core/index.ts';
import type { Terminal } from './terminal.ts';

/** The contract of a command: one file each in `commands/`. */
export interface Command {
  /** Equals the file name; what is typed. */
  readonly id: string;
  readonly summary: Message;
  /** What follows the command in its usage line: `[folder]`. */
  readonly takes: string;
  /** Arguments without a dash, at most. */
  readonly atMost: number;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples: readonly string[];
  /** Commands below this one; the id of each is both words: `new requirement`. */
  readonly family?: readonly Command[];
  /** Returns the exit code. Throws `UsageError` for what the user can mend. */
  run(call: Call): number | Promise<number>;
}

export interface CommandOption {
  readonly summary: Message;
  /** Name of the value in the help; absent for a switch. */
  readonly value?: string;
  /** What is accepted, where that is a closed list. */
  readonly oneOf?: readonly string[];
}

export interface Call {
  readonly arguments: readonly string[];
  /** What stands after `--`. */
  readonly rest: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** All words, as they were typed. */
  readonly typed: readonly string[];
  readonly terminal: Terminal;
  readonly say: Say;
  /** BCP 47, of what `say` says. */
  readonly language: string;
}

/** Something the person at the terminal can mend. */
export class UsageError extends Error {
  readonly sentence: Message;
  constructor(sentence: Message) {
    super(sentence.text);
    this.sentence = sentence;
  }
}

/** A textual option; undefined where it is absent. */
export function valueOf(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}
