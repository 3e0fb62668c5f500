import { main } from '../../src/cli/main.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as somebody types it, on 2026-11-23, in a folder. */
export async function ran(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  return ranWith({}, cwd, ...argv);
}

export async function ranWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...argv: readonly string[]
): Promise<Ran> {
  const texts = { out: '', err: '' };
  const exit = await main(argv, {
    out: (text) => void (texts.out += text),
    err: (text) => void (texts.err += text),
    outIsTerminal: env['TERMINAL'] === '1',
    errIsTerminal: false,
    cwd,
    env: { LANG: 'en_GB.UTF-8', ...env },
    now: () => new Date('2026-11-23T12:00:00Z'),
    onInterrupt: () => () => undefined,
  });
  return { exit, ...texts };
}
