import type { Unreadable } from './files.ts';
import { message } from './message.ts';
import type { FactKind, Problem } from './model.ts';

/** A path that is there, and whose content nobody may know. The reason is not always told. */
export function unreadable(
  { path, reason, isLink, isReport }: Pick<Unreadable, 'path'> & Partial<Unreadable>,
  spoils: FactKind = isReport === true ? 'report' : isLink === true ? 'specification' : 'source',
): Problem {
  const place = { file: path, line: 1, column: 1 };
  if (isReport === true) {
    const found = message('`{path}` is a link, and what it leads to is not read as a report', { path });
    return {
      kind: 'problem',
      spoils,
      place,
      found,
      wanted: message('the report itself, where reports are looked for'),
    };
  }
  if (isLink === true) {
    const found = message('`{path}` is a link that leads out of the folder, or nowhere', { path });
    return {
      kind: 'problem',
      spoils,
      place,
      found,
      wanted: message('the file itself, or a link to one in the folder'),
    };
  }
  return {
    kind: 'problem',
    spoils,
    place,
    found:
      reason === undefined
        ? message('`{path}` cannot be read', { path })
        : message('`{path}` cannot be read ({reason})', { path, reason }),
    wanted:
      spoils === 'config' || spoils === 'evidence'
        ? message('permission to read it')
        : message('permission to read it, or `paths.exclude` in `tollgate.yaml`'),
  };
}
