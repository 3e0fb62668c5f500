import type { Look, Say } from '../core/index.ts';
import type { EarlierListing } from '../disk/open-files.ts';

/** All that the command line knows of the world around it; tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** This program, to be run once more in a thread that reads along; absent: everything is read in one thread. */
  readonly program?: string;
  /** What was found on the way here. */
  readonly earlier?: EarlierListing;
  /** A line that somebody types after a prompt; undefined where they give up. Absent where nobody is there to answer. */
  readonly ask?: (prompt: string) => Promise<string | undefined>;
  /** Until the returned function is called, whatever asks us to end (the keyboard, a CI service, a terminal that closes) calls the listener instead. */
  onInterrupt(listener: () => void): () => void;
}

const codes = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** Colours only on a terminal; NO_COLOR (no-color.org) and FORCE_COLOR are honoured. */
export function painter({ outIsTerminal, env }: Terminal): Look['paint'] {
  const forced = env['FORCE_COLOR'];
  const wanted = forced !== undefined && forced !== '0' && forced !== '';
  const refused = forced === '0' || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  if (!wanted && (refused || !outIsTerminal)) return (_, text) => text;
  return (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
}

/** Milliseconds: nobody wants to know of what is done at once, and a line that changes more often is read by nobody. */
const [shownAfter, shownEvery] = [400, 100];

/** A line on standard error that says how far long work is, on a terminal only, and leaves no trace. */
export function progressLine(
  terminal: Terminal,
  say: Say,
  what: (done: number, of: number) => Parameters<Say>[0],
): { show(done: number, of: number): void; clear(): void } {
  const started = terminal.now().getTime();
  let last = 0;
  return {
    show(done, of) {
      if (!terminal.errIsTerminal || of === 0) return;
      const now = terminal.now().getTime();
      if (now - started < shownAfter || now - last < shownEvery) return;
      last = now;
      terminal.err(`\r\u001b[K${say(what(done, of))}`);
    },
    clear() {
      if (last > 0) terminal.err('\r\u001b[K');
    },
  };
}
