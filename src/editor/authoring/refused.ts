import { message, type Message } from '../../core/index.ts';
import { isPresent } from '../../disk/present.ts';
import { isWritable } from '../../disk/writable.ts';

/**
 * Why the editor, which does not say it, wrote nothing: as a rule because a file would come into a folder that may only be read.
 * @param root path of the folder
 * @param created paths in it of files that were to be created
 */
export function refused(root: string, created: readonly string[]): Message {
  for (const path of created) {
    const closed = closedAt(root, parentOf(path));
    if (closed !== undefined) return mayOnlyBeRead(root, closed);
  }
  return message('the editor refused the change; nothing was written');
}

/** Why nothing could be written into any of these files and folders, be they there or not; undefined where it could. */
export function readOnly(root: string, paths: Iterable<string>): Message | undefined {
  let first: string | undefined;
  for (const path of paths) {
    const closed = closedAt(root, path);
    if (closed === undefined) return undefined;
    first ??= closed;
  }
  // Of a folder in which nothing may be written, that is what people want to know.
  return first === undefined ? undefined : mayOnlyBeRead(root, closedAt(root, '') ?? first);
}

/** What may not be written: it itself, or where it is not there the folder that it would come into. */
function closedAt(root: string, path: string): string | undefined {
  const there = nearest(root, path);
  // A folder that is gone is another matter.
  return isWritable(root, there) || !isPresent(root, '') ? undefined : there;
}

function mayOnlyBeRead(root: string, path: string): Message {
  const name = path === '' ? (/[^\\/]+(?=[\\/]*$)/.exec(root)?.[0] ?? root) : path;
  return message('`{path}` may only be read; nothing was written', { path: name });
}

/** What is there already; the empty path is the root. */
function nearest(root: string, path: string): string {
  return path === '' || isPresent(root, path) ? path : nearest(root, parentOf(path));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
