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
    const around = nearest(root, parentOf(path));
    const name = around === '' ? (/[^\\/]+(?=[\\/]*$)/.exec(root)?.[0] ?? root) : around;
    if (!isWritable(root, around)) return message('`{path}` may only be read; nothing was written', { path: name });
  }
  return message('the editor refused the change; nothing was written');
}

/** The folder that is there already; the empty path is the root. */
function nearest(root: string, path: string): string {
  return path === '' || isPresent(root, path) ? path : nearest(root, parentOf(path));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
