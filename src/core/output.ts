/** The contract of an output: one file each in `outputs/`. A pure function from what was judged to text; the shell only writes it. */
import type { Say } from './message.ts';
import type { Model, Verdict } from './model.ts';

export interface Output {
  /** Equals the file name; what `--format` takes. */
  readonly id: string;
  /** True for what machines read: always English, never coloured. */
  readonly machine: boolean;
  /** @param model what was judged, for those who show more than the verdict */
  render(verdict: Verdict, look: Look, model: Model): string;
}

/** How a text is shown to a person. */
export interface Look {
  readonly say: Say;
  /** BCP 47, of what is said. */
  readonly language: string;
  /** Wraps text in a colour; returns it unchanged where there are none. */
  readonly paint: (colour: Paint, text: string) => string;
  /** Everything, also what is folded away. */
  readonly all: boolean;
}

export type Paint = 'green' | 'red' | 'yellow' | 'dim' | 'bold';
