import type { Branch } from '../core/index.ts';
import { askGit } from './ask-git.ts';
import { contentsIn } from './at-commit.ts';
import { checkoutOf } from './checkout.ts';

export interface Branches {
  readonly branches: readonly Branch[];
  /** False where there are too many branches, was not enough time, or something of the history is missing. */
  readonly isComplete: boolean;
}

/** Milliseconds. */
const patience = 2000;
/** Of branches, those that were worked on last. */
const most = 50;
/** At a time. */
const together = 8;

interface Line {
  readonly path: string;
  /** Hashes; undefined where the file is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What local branches that are not merged changed, in files that are wanted. Never rejects; nothing is written and no network used. */
export async function unmergedBranches(root: string, isWanted: (path: string) => boolean): Promise<Branches> {
  const { state } = checkoutOf(root).history;
  if (state === 'none') return { branches: [], isComplete: true };
  const signal = AbortSignal.timeout(patience);
  let isComplete = true;
  const ask = async (args: readonly string[], input?: string): Promise<Buffer> => {
    const { bytes, failed, isWell } = await askGit(root, args, signal, input);
    if (failed === 'to end' || (failed === undefined && !isWell)) isComplete = false;
    return bytes;
  };
  const head = await askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  // No commit yet, or no git.
  if (!head.isWell) return { branches: [], isComplete: head.failed !== 'to end' };
  const format = '--format=%(objectname) %(refname:lstrip=2)';
  const sorted = ['--sort=-committerdate', `--count=${String(most + 1)}`];
  const listed = (await ask(['for-each-ref', format, ...sorted, '--no-merged=HEAD', 'refs/heads'])).toString('utf8');
  const refs = Array.from(listed.matchAll(/^([0-9a-f]{40,64}) (.+)$/gm), ([, commit = '', name = '']) => ({
    commit,
    name,
  }));
  if (refs.length > most) isComplete = false;
  const changes: { readonly name: string; readonly lines: readonly Line[] }[] = [];
  for (let at = 0; at < Math.min(refs.length, most); at += together)
    changes.push(...(await Promise.all(refs.slice(at, Math.min(at + together, most)).map(changeOf))));
  const hashes = changes.flatMap(({ lines }) =>
    lines.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  );
  const blobs = await contentsOf([...new Set(hashes)]);
  const filesOf = (lines: readonly Line[], side: 'before' | 'after'): Branch['before'] =>
    lines.flatMap(({ path, [side]: hash }) => {
      const bytes = hash === undefined ? undefined : blobs.get(hash);
      return bytes === undefined ? [] : [{ path, bytes }];
    });
  const isThere = (hash: string | undefined): boolean => hash === undefined || blobs.has(hash);
  const branches = changes
    .filter(({ lines }) => lines.length > 0)
    // What is half known would look like requirements that were taken away.
    .filter(({ lines }) => lines.every(({ before, after }) => isThere(before) && isThere(after)))
    .map(({ name, lines }) => ({ name, before: filesOf(lines, 'before'), after: filesOf(lines, 'after') }));
  return { branches, isComplete };

  async function changeOf({ commit, name }: (typeof refs)[number]): Promise<(typeof changes)[number]> {
    const { bytes, failed } = await askGit(root, ['merge-base', 'HEAD', commit], signal);
    const [base] = /^[0-9a-f]{40,64}$/m.exec(bytes.toString('latin1')) ?? [];
    if (base === undefined) {
      // A branch of its own, such as that of a web site, has nothing in common with this one.
      if (failed !== undefined || state === 'shallow') isComplete = false;
      return { name, lines: [] };
    }
    const compared = await ask(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--relative', base, commit]);
    return { name, lines: [...linesIn(compared.toString('utf8'))].filter(({ path }) => isWanted(path)) };
  }

  async function contentsOf(hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const contents = new Map<string, Uint8Array>();
    if (hashes.length === 0) return contents;
    const all = await ask(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
    for (const [hash, bytes] of contentsIn(all)) contents.set(hash, bytes);
    if (hashes.some((hash) => !contents.has(hash))) isComplete = false;
    return contents;
  }
}

/** `:100644 100644 HASH HASH M NUL path NUL`: only files, neither links nor submodules. */
function* linesIn(raw: string): Generator<Line> {
  for (const match of raw.matchAll(/:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*\0([^\0]+)\0/g)) {
    const [, from = '', to = '', before = '', after = '', path = ''] = match;
    const isFile = (mode: string): boolean => mode.startsWith('100');
    yield { path, before: isFile(from) ? before : undefined, after: isFile(to) ? after : undefined };
  }
}
