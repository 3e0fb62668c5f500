import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { citedIn } from '../core/index.ts';
import { checkoutOf } from './checkout.ts';

/** What git knows that the work tree does not. */
export interface Elsewhere {
  /** What git calls the person. */
  readonly me: string | undefined;
  /** IDs in local and remote-tracking branches that are not in this one. */
  readonly ids: readonly string[];
  /** False where there was not enough time to look everywhere. */
  readonly isComplete: boolean;
}

const nothing: Elsewhere = { me: undefined, ids: [], isComplete: true };
/** Milliseconds. */
const patience = 2000;
/** Bytes of documents on other branches. */
const most = 64 * 1024 * 1024;
const documents = /\.(?:md|markdown|ya?ml|feature|adoc|rst)$/i;

/** Asks git, where there is one and the folder is in a repository of its own. Never rejects; nothing is written and no network used. */
export async function elsewhere(root: string): Promise<Elsewhere> {
  if (checkoutOf(root).history.state === 'none') return nothing;
  const signal = AbortSignal.timeout(patience);
  const ask = (args: readonly string[], input?: string): Promise<Told> => git(root, args, signal, input);
  const [name, head] = await Promise.all([
    ask(['config', 'user.name']),
    ask(['rev-parse', '--verify', '--quiet', 'HEAD']),
  ]);
  if (name.failed === 'to start') return nothing;
  const without = head.text.trim() === '' ? [] : ['--not', 'HEAD'];
  const listed = await ask(['rev-list', '--objects', '--branches', '--remotes', ...without]);
  const objects = listed.text
    .split('\n')
    .map((line) => /^([0-9a-f]{40,64}) (.+)$/.exec(line))
    .filter((match) => match !== null && documents.test(match[2] ?? ''));
  const paths = objects.map((match) => match?.[2] ?? '').join('\n');
  const hashes = [...new Set(objects.map((match) => match?.[1] ?? ''))];
  const contents = hashes.length === 0 ? undefined : await ask(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  const ids = new Set<string>();
  for (const { readings } of citedIn(`${paths}\n${contents?.text ?? ''}`)) for (const { id } of readings) ids.add(id);
  return {
    me: name.text.trim() === '' ? undefined : name.text.trim(),
    ids: [...ids],
    isComplete: listed.failed === undefined && contents?.failed === undefined,
  };
}

interface Told {
  readonly text: string;
  readonly failed?: 'to start' | 'to end';
}

/**
 * Without a shell, and not from the folder itself: on Windows a program there would be taken for git. Nothing that the repository
 * configures is run, and nothing is fetched.
 */
function git(root: string, args: readonly string[], signal: AbortSignal, input = ''): Promise<Told> {
  const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-C', root];
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
  return new Promise((resolve) => {
    const child = spawn('git', [...safely, ...args], {
      cwd: dirname(process.execPath),
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      signal,
    });
    const pieces: Buffer[] = [];
    let size = 0;
    const told = (): string => Buffer.concat(pieces).toString('utf8');
    child.on('error', (error) =>
      resolve({ text: told(), failed: 'code' in error && error.code === 'ENOENT' ? 'to start' : 'to end' }),
    );
    child.on('close', (code) =>
      resolve(code === null || size > most ? { text: told(), failed: 'to end' } : { text: told() }),
    );
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) child.kill();
      else pieces.push(piece);
    });
    child.stdin.end(input);
  });
}
