import type { FactKind, Message, Place, Problem } from '../../model.ts';

/** A place in the document: of something read as YAML, or a line of Markdown. */
export type Position = { readonly column: number } & ({ readonly line: number } | { readonly number: number });

/** What is wrong with one document, collected while it is read. */
export class Complaints {
  readonly problems: Problem[] = [];
  readonly #spoils: FactKind;
  readonly #file: string;

  constructor(spoils: FactKind, file: string) {
    this.#spoils = spoils;
    this.#file = file;
  }

  place(at: Position): Place {
    return { file: this.#file, line: 'line' in at ? at.line : at.number, column: at.column };
  }

  add(at: Position, found: Message, wanted: Message): void {
    this.problems.push({ kind: 'problem', spoils: this.#spoils, place: this.place(at), found, wanted });
  }

  /** Where everything that the gate needs was understood nevertheless. */
  addMinor(at: Position, found: Message, wanted: Message): void {
    this.problems.push({ kind: 'problem', spoils: this.#spoils, place: this.place(at), found, wanted, minor: true });
  }
}
