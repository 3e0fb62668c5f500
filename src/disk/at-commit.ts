import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { BranchFile } from '../core/index.ts';
import { environment, safely } from './ask-git.ts';

/** What git says of a folder at a commit, or why it says nothing. */
export type AtCommit =
  | {
      readonly kind: 'found';
      /** Full hash. */
      readonly commit: string;
      /** Of the files below the folder; links are not among them. */
      readonly paths: ReadonlySet<string>;
      /** By path, of those that were asked for and are there; where one is a link, of the file that it leads to. */
      readonly contents: ReadonlyMap<string, Uint8Array>;
    }
  | { readonly kind: 'no-git' | 'no-repository' | 'unknown-ref' | 'ambiguous-ref' }
  /** First line of what git complained of. */
  | { readonly kind: 'failed'; readonly says: string };

/**
 * Looks at a folder as it is in a commit, without touching the work tree, without a network and without running anything of the repository:
 * no shell, no hook, no filter takes part.
 * @param ref whatever names a commit; from outside, so it may be anything
 * @param wanted paths of the files whose bytes are asked for
 */
export function atCommit(root: string, ref: string, wanted: readonly string[]): AtCommit {
  // No name of a commit begins so; what does is meant for git itself.
  if (ref.startsWith('-') || /[\0-\x1f\x7f]/.test(ref) || ref.trim() === '') return { kind: 'unknown-ref' };
  const top = git(root, ['rev-parse', '--is-inside-work-tree']);
  if (top.kind !== 'said') return top.kind === 'failed' && isNoRepository(top.says) ? { kind: 'no-repository' } : top;
  const verified = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
  const named = git(root, ['-c', 'core.warnAmbiguousRefs=true', ...verified]);
  if (named.kind !== 'said') return named.kind === 'failed' ? { kind: 'unknown-ref' } : named;
  // Of a branch and a tag git takes the tag, which anybody may have pushed.
  if (/\bis ambiguous\b/.test(named.warned)) return { kind: 'ambiguous-ref' };
  const commit = named.bytes.toString().trim().split('\n').at(-1) ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return { kind: 'unknown-ref' };
  const listed = git(root, ['ls-tree', '-r', '-z', commit]);
  if (listed.kind !== 'said') return listed;
  const blobs = blobsIn(listed.bytes);
  const contents = new Map<string, Uint8Array>();
  for (const path of wanted) {
    const said = git(root, ['cat-file', '--batch', '--follow-symlinks'], `${commit}:./${path}\n`);
    if (said.kind !== 'said') return said;
    const [content] = contentsIn(said.bytes);
    if (content !== undefined) contents.set(path, content[1]);
    else if (!said.bytes.toString().endsWith(' missing\n'))
      return { kind: 'failed', says: `${path}: ${firstLine(said.bytes.toString())}` };
  }
  return { kind: 'found', commit, paths: new Set(blobs.keys()), contents };
}

/**
 * The files that are wanted, as they were where the work tree left the history of a commit; as they are in the commit where nobody knows
 * when that was. Undefined where git does not say all of it.
 */
export function whereItBegan(
  root: string,
  commit: string,
  isWanted: (path: string) => boolean,
): readonly BranchFile[] | undefined {
  const base = git(root, ['merge-base', 'HEAD', commit]);
  const begun = base.kind === 'said' ? base.bytes.toString().trim() : commit;
  const listed = git(root, ['ls-tree', '-r', '-z', begun]);
  if (listed.kind !== 'said') return undefined;
  const wanted = [...blobsIn(listed.bytes)].filter(([path]) => isWanted(path));
  const hashes = [...new Set(wanted.map(([, blob]) => blob))];
  const all = git(root, ['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  if (all.kind !== 'said') return undefined;
  const contents = new Map(contentsIn(all.bytes));
  const files = wanted.flatMap(([path, blob]) => {
    const bytes = contents.get(blob);
    return bytes === undefined ? [] : [{ path, bytes }];
  });
  return files.length === wanted.length ? files : undefined;
}

/** Paths of the files below a folder that git tracks now; links and submodules are not among them. */
export function trackedFiles(root: string): readonly string[] | undefined {
  const listed = git(root, ['ls-files', '-s', '-z']);
  if (listed.kind !== 'said') return undefined;
  const entries = listed.bytes.toString().split('\0');
  return [...new Set(entries.flatMap((entry) => /^100\d{3} [0-9a-f]+ \d\t([^]*)$/.exec(entry)?.[1] ?? []))];
}

/** By path; links and submodules are not among them. */
function blobsIn(listed: Buffer): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const line of listed.toString().split('\0')) {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  return blobs;
}

/** `HASH blob SIZE LF bytes LF`, one after the other; what is missing has no bytes. */
export function* contentsIn(batch: Buffer): Generator<readonly [hash: string, bytes: Buffer]> {
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    if (end < 0) return;
    const [, hash = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(batch.toString('latin1', at, end)) ?? [];
    const next = end + 1 + Number(size ?? 0);
    if (size !== undefined && next <= batch.length) yield [hash, batch.subarray(end + 1, next)];
    at = size === undefined ? end + 1 : next + 1;
  }
}

type Said =
  | { readonly kind: 'said'; readonly bytes: Buffer; readonly warned: string }
  | { readonly kind: 'no-git' }
  | { readonly kind: 'failed'; readonly says: string };

/** Milliseconds. */
const patience = 30_000;
const longest = 256 * 1024 * 1024;

function git(root: string, args: readonly string[], input = ''): Said {
  const { status, stdout, stderr, error } = spawnSync('git', [...safely, '-C', root, ...args], {
    // Not in the folder: on Windows a `git.exe` that lies there would be taken for git.
    cwd: dirname(process.execPath),
    env: environment(),
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: patience,
    maxBuffer: longest,
    windowsHide: true,
  });
  if (error !== undefined) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { kind: 'no-git' } : { kind: 'failed', says: code ?? error.message };
  }
  if (status === 0) return { kind: 'said', bytes: stdout, warned: stderr.toString() };
  return { kind: 'failed', says: firstLine(stderr.toString()) };
}

function isNoRepository(says: string): boolean {
  return /not a git repository|must be run in a work tree/i.test(says);
}

function firstLine(text: string): string {
  return text
    .trim()
    .replace(/\r?\n[^]*$/, '')
    .slice(0, 200);
}
