import type { Unreadable } from './files.ts';
import { message } from './message.ts';
import type { FactKind, Problem } from './model.ts';

type Told = Pick<Unreadable, 'path'> & Partial<Unreadable>;

/** A path that is there, and whose content nobody may know. The reason is not always told. */
export function unreadable(
  each: Told,
  spoils: FactKind = each.isReport === true ? 'report' : each.isLink === true ? 'specification' : 'source',
): Problem {
  const place = { file: each.path, line: each.intricate ?? 1, column: 1 };
  return { kind: 'problem', spoils, place, ...saidOf(each, spoils) };
}

function saidOf(
  { path, reason, intricate, isLink, isReport }: Told,
  spoils: FactKind,
): Pick<Problem, 'found' | 'wanted'> {
  if (intricate !== undefined) {
    return {
      found: message('a rule with so many `**` would take too long to match, so that nobody knows what it ignores'),
      wanted: message('a rule with at most four `**`'),
    };
  }
  if (isReport === true) {
    return {
      found: message('`{path}` is a link, and what it leads to is not read as a report', { path }),
      wanted: message('the report itself, where reports are looked for'),
    };
  }
  if (isLink === true) {
    return {
      found: message('`{path}` is a link that leads out of the folder, or nowhere', { path }),
      wanted: message('the file itself, or a link to one in the folder'),
    };
  }
  return {
    found:
      reason === undefined
        ? message('`{path}` cannot be read', { path })
        : message('`{path}` cannot be read ({reason})', { path, reason }),
    wanted:
      reason === 'EILSEQ'
        ? message('a name in UTF-8, or `paths.exclude` in `tollgate.yaml`')
        : spoils === 'config' || spoils === 'evidence'
          ? message('a file, and permission to read it')
          : message('permission to read it, or `paths.exclude` in `tollgate.yaml`'),
  };
}
