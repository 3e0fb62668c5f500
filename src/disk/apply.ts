import {
  chmodSync,
  linkSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import {
  type Change,
  changed,
  decodeText,
  type Edits,
  encodedAs,
  message,
  type Message,
  unfinishedMerge,
} from '../core/index.ts';
import { makeFolders } from './make-folder.ts';
import { isMarked } from './mark.ts';
import { isPresent } from './present.ts';
import { puttingInPlace } from './put-in-place.ts';
import { isWritable } from './writable.ts';
import { writeNew } from './write-new.ts';

// @req AUTH-001
/**
 * Writes everything, or nothing: then it says why. No file is written over that an edit did not see: what is created must not be there,
 * and what is changed must say what it said. A file keeps its mode, its encoding with its byte order mark, and its line ends.
 */
export function applyEdits(
  root: string,
  { create, change, move = [] }: Pick<Edits, 'create' | 'change' | 'move'>,
): Message | undefined {
  const undo: (() => void)[] = [];
  try {
    const home = realpathSync.native(root);
    for (const { path } of create) refuseToCreate(home, path);
    for (const { from, to } of move) refuseToMove(home, from, to);
    const rewritten = change.map((each) => rewriting(home, each));
    for (const { path, text } of create) createFile(join(home, path), text, undo);
    // All of it is on the disk before the first file is replaced: one that is full has no room for taking anything back.
    const ready = new Set<Rewriting>();
    for (const each of rewritten) prepare(each, ready, undo);
    for (const each of rewritten) rewrite(each, ready, undo);
    for (const { from, to } of move) moveFile(join(home, from), join(home, to), undo);
    return undefined;
  } catch (error) {
    for (const each of undo.reverse()) each();
    return whyOf(error);
  }
}

/** @throws what is nobody's refusal */
function whyOf(error: unknown): Message {
  if (error instanceof Refused) return error.why;
  if (error instanceof Error && 'syscall' in error) {
    return message('nothing was written; the system says: {error}', { error: error.message });
  }
  throw error;
}

/** Thrown and caught in this file only. */
class Refused extends Error {
  readonly why: Message;
  constructor(why: Message) {
    super(why.text);
    this.why = why;
  }
}

interface Rewriting {
  readonly path: string;
  /** The file itself, where the path is a link to it. */
  readonly target: string;
  readonly before: Buffer;
  readonly after: Buffer;
  readonly mode: number;
}

function refuseToCreate(home: string, path: string): void {
  const target = inside(home, path);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw new Refused(message('a folder is in the way at `{path}`', { path }));
  if (there !== undefined) throw new Refused(message('`{path}` is there already', { path }));
}

function refuseToMove(home: string, path: string, to: string): void {
  refuseToCreate(home, to);
  inside(home, path);
  const why = whyNotMoved(home, path);
  if (why !== undefined) throw new Refused(why);
}

/** Why nothing can be made at a path. */
export function whyNotCreated(root: string, path: string): Message | undefined {
  try {
    refuseToCreate(realpathSync.native(root), path);
    return undefined;
  } catch (error) {
    return whyOf(error);
  }
}

/** Why a file keeps its name: nobody moves what is being merged, or is not theirs. */
export function whyNotMoved(root: string, path: string): Message | undefined {
  const file = join(root, path);
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    return message('`{path}` is not there any more; nothing was written', { path });
  if (!isWritable(root, path)) return message('`{path}` may only be read; nothing was written', { path });
  return unfinishedMerge({ path, before: decodeText(readFileSync(file)).text });
}

function rewriting(home: string, each: Change): Rewriting {
  const { path } = each;
  const link = inside(home, path);
  if (statSync(link, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Refused(message('`{path}` is not there any more; nothing was written', { path }));
  }
  const target = realpathSync.native(link);
  if (!isBelow(home, target)) throw new Refused(message('`{path}` leads out of the folder', { path }));
  if (!isWritable(home, path)) throw new Refused(message('`{path}` may only be read; nothing was written', { path }));
  const before = readFileSync(target);
  const { text, fault } = decodeText(before);
  if (fault !== undefined || !before.equals(encodedAs(before, text))) {
    throw new Refused(message('`{path}` is not UTF-8; nothing was written', { path }));
  }
  if (text !== each.before) {
    throw new Refused(message('`{path}` was changed meanwhile; nothing was written', { path }));
  }
  const merge = unfinishedMerge(each);
  if (merge !== undefined) throw new Refused(merge);
  const after = Buffer.from(encodedAs(before, changed(each)));
  // Without a byte order mark UTF-16 is known by its beginning, which may be no ASCII any more.
  if (decodeText(after).text !== changed(each)) {
    throw new Refused(message('`{path}` is not UTF-8; nothing was written', { path }));
  }
  return { path, target, before, after, mode: statSync(target).mode };
}

function createFile(target: string, text: string, undo: (() => void)[]): void {
  const folder = dirname(target);
  const first = makeFolders(folder);
  if (first !== undefined) undo.push(() => removeEmpty(folder, first));
  writeNew(target, text);
  undo.push(() => rmSync(target, { force: true }));
}

/** @param ready those of which what is to come stands beside them */
function prepare(rewriting: Rewriting, ready: Set<Rewriting>, undo: (() => void)[]): void {
  const { target, after } = rewriting;
  if (!isMarked(unfinishedOf(target), after)) throw changedMeanwhile(rewriting);
  ready.add(rewriting);
  undo.push(() => {
    if (ready.delete(rewriting)) rmSync(unfinishedOf(target), { force: true });
  });
}

function rewrite(rewriting: Rewriting, ready: Set<Rewriting>, undo: (() => void)[]): void {
  const { target, before, after } = rewriting;
  ready.delete(rewriting);
  if (!replaced(rewriting)) throw changedMeanwhile(rewriting);
  undo.push(() => {
    if (isMarked(unfinishedOf(target), before)) replaced({ ...rewriting, before: after, after: before });
  });
}

function changedMeanwhile({ path }: Rewriting): Refused {
  return new Refused(message('`{path}` was changed meanwhile; nothing was written', { path }));
}

/** The same name for all who write at once: of them one is first, and whoever finds it there has replaced nothing. */
function unfinishedOf(target: string): string {
  return `${target}.unfinished`;
}

/** By what is unfinished, unless the file has changed: whoever reads it meanwhile sees the old one. */
function replaced({ target, before, mode }: Rewriting): boolean {
  const unfinished = unfinishedOf(target);
  const work = puttingInPlace(target, unfinished);
  try {
    while (readFileSync(target).equals(before)) {
      chmodSync(unfinished, mode);
      if (work.next().done === true) return true;
    }
    rmSync(unfinished, { force: true });
    return false;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A link first, where the system has them: it fails where something is there meanwhile, which renaming would write over. */
function moveFile(from: string, to: string, undo: (() => void)[]): void {
  let isLinked = false;
  try {
    linkSync(from, to);
    isLinked = true;
    rmSync(from);
  } catch (error) {
    if (isLinked && lstatSync(from, { throwIfNoEntry: false }) !== undefined) rmSync(to);
    if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw error;
    renameSync(from, to);
  }
  undo.push(() => renameSync(to, from));
}

/** From a folder up to the first that was made. */
function removeEmpty(folder: string, first: string): void {
  for (let each = folder; each.length >= first.length; each = dirname(each)) {
    try {
      rmdirSync(each);
    } catch {
      return;
    }
  }
}

/** The path, where nothing on the way to it leads out of the folder. */
function inside(home: string, path: string): string {
  const target = join(home, path);
  if (path === '' || !isBelow(home, target)) throw new Refused(message('`{path}` leads out of the folder', { path }));
  let there = dirname(target);
  // Below a file nothing is, and looking there is an error of its own.
  while (!isPresent(dirname(there), basename(there))) there = dirname(there);
  const real = realpathSync.native(there);
  if (real !== home && !isBelow(home, real)) {
    throw new Refused(message('`{path}` leads out of the folder', { path }));
  }
  if (!statSync(real).isDirectory()) throw new Refused(message('a file is in the way of `{path}`', { path }));
  return target;
}

function isBelow(home: string, path: string): boolean {
  return path.startsWith(home.endsWith(sep) ? home : home + sep);
}
