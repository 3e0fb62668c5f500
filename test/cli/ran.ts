import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** When tests are run: what they write is dated so, because a report from days to come proves nothing by its time. */
export const now = new Date('2026-11-23T12:00:00Z');

/** The command line as somebody types it, on 2026-11-23, in a folder. */
export async function ran(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  return ranWith({}, cwd, ...argv);
}

/** The same with somebody at the keyboard, who gives these answers, or does something before; undefined is where they give up. */
export async function ranAnswering(
  answers: readonly (string | undefined | (() => string | Promise<string>))[],
  cwd: string,
  ...argv: readonly string[]
): Promise<Ran & { readonly asked: readonly string[] }> {
  const left = [...answers];
  const asked: string[] = [];
  const ask = (prompt: string): Promise<string | undefined> => {
    asked.push(prompt);
    const answer = left.shift();
    return typeof answer === 'function' ? Promise.resolve(answer()) : Promise.resolve(answer);
  };
  return { ...(await runIn({}, cwd, argv, { ask })), asked };
}

/** The same with somebody who interrupts it as soon as the tests have printed something. */
export async function ranInterrupted(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  let interrupt = (): void => undefined;
  const onInterrupt: Terminal['onInterrupt'] = (listener) => {
    interrupt = listener;
    return () => undefined;
  };
  return await runIn({}, cwd, argv, { onInterrupt }, () => interrupt());
}

export async function ranWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...argv: readonly string[]
): Promise<Ran> {
  return await runIn(env, cwd, argv, {});
}

async function runIn(
  env: Readonly<Record<string, string>>,
  cwd: string,
  argv: readonly string[],
  keyboard: Partial<Pick<Terminal, 'ask' | 'onInterrupt'>>,
  onOut: () => void = () => undefined,
): Promise<Ran> {
  const texts = { out: '', err: '' };
  const exit = await main(argv, {
    out(text) {
      texts.out += text;
      onOut();
    },
    err: (text) => void (texts.err += text),
    outIsTerminal: env['TERMINAL'] === '1',
    errIsTerminal: false,
    cwd,
    env: { LANG: 'en_GB.UTF-8', ...env },
    now: () => now,
    onInterrupt: () => () => undefined,
    ...keyboard,
  });
  return { exit, ...texts };
}
