import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

export interface Told {
  readonly bytes: Buffer;
  readonly failed: 'to start' | 'to end' | undefined;
  /** Whether it came to its end, and had nothing to complain of. */
  readonly isWell: boolean;
}

/** Bytes of an answer; of a longer one nothing more is read. */
const most = 64 * 1024 * 1024;

/** Nothing that the repository configures is run, and no repository that lies among its files is taken for the one around them. */
export const safely: readonly string[] = [
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath='],
  ...['-c', 'safe.bareRepository=explicit'],
];

/**
 * Without a shell, and not from the folder itself: on Windows a program there would be taken for git. Nothing that the repository
 * configures is run, and nothing is fetched. Never rejects.
 */
export function askGit(root: string, args: readonly string[], signal: AbortSignal, input = ''): Promise<Told> {
  return new Promise((resolve) => {
    const child = spawn('git', [...safely, '-C', root, ...args], {
      cwd: dirname(process.execPath),
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      signal,
    });
    const pieces: Buffer[] = [];
    let size = 0;
    const told = (failed: Told['failed'], isWell = false): void =>
      resolve({ bytes: Buffer.concat(pieces), failed, isWell });
    child.on('error', (error) => told('code' in error && error.code === 'ENOENT' ? 'to start' : 'to end'));
    child.on('close', (code) => told(code === null || size > most ? 'to end' : undefined, code === 0 && size <= most));
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) child.kill();
      else pieces.push(piece);
    });
    child.stdin.end(input);
  });
}

/** The folder decides which repository is meant, also within a hook; nothing is fetched, and nobody is asked. */
export function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|NAMESPACE|COMMON_DIR)$/i.test(name),
  );
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // A git before 2.45 does not know that one; without any protocol it has nothing to fetch by.
    GIT_ALLOW_PROTOCOL: '',
  };
}
