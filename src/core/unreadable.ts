import type { Unreadable } from './files.ts';
import { message } from './message.ts';
import type { FactKind, Problem } from './model.ts';

/** A path that is there, and whose content nobody may know. The reason is not always told. */
export function unreadable(
  { path, reason }: Pick<Unreadable, 'path'> & Partial<Unreadable>,
  spoils: FactKind = 'source',
): Problem {
  return {
    kind: 'problem',
    spoils,
    place: { file: path, line: 1, column: 1 },
    found:
      reason === undefined
        ? message('`{path}` cannot be read', { path })
        : message('`{path}` cannot be read ({reason})', { path, reason }),
    wanted:
      spoils === 'config'
        ? message('permission to read it')
        : message('permission to read it, or `paths.exclude` in `tollgate.yaml`'),
  };
}
