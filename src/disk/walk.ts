import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, type Dirent } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import {
  folderMatcher,
  type Link,
  type Listing,
  type ListingOptions,
  matcher,
  namedFolder,
  type Progress,
  type Unreadable,
} from '../core/index.ts';
import { composed } from './composed.ts';
import { type IgnoreRules, intricateLine } from './ignore-rules.ts';
import { ListedFile, LookedAt } from './listed-file.ts';
import { filesNeverListed, foldersNeverListed } from './never-listed.ts';

export interface Walked extends Listing {
  readonly entries: readonly ListedFile[];
  readonly reports: readonly ListedFile[];
}

/** A folder whose own ignore file is not read yet. */
export interface Start {
  /** '' or with a slash at its end. */
  readonly path: string;
  /** That hold in it; undefined in what is ignored: only reports count there. */
  readonly rules: IgnoreRules | undefined;
}

/** A folder, half visited. */
interface Opened extends Start {
  readonly children: readonly Dirent[];
  /** What is told of already: it would be told of again by whoever reads it. */
  readonly told: string | undefined;
  /** Index of the child that is to be visited next. */
  next: number;
  /** Whether the system let us look at a file in it. */
  letsLook: boolean;
}

/** Between two pauses, so that whoever must not be kept waiting can have a turn. */
const seenAtOnce = 64;

/**
 * Lists a folder with synchronous calls, pausing now and then; asking the system with promises takes five times as long.
 *
 * Symbolic links are skipped, wherever they point: a file inside is listed under its own name, a file outside is not this
 * folder's, and so there is no way out and no cycle; those that lead out or nowhere are told of, and so are links to a report that is not
 * looked for where it lies. Files that are no regular
 * files (pipes, sockets) are skipped too.
 * A file that git tracks although an ignore file names it counts as ignored: git's index is not read.
 *
 * @param now milliseconds since 1970 UTC, when the listing began
 * @param from where it begins: paths stay relative to the root
 */
export function* walk(
  root: string,
  from: Start,
  options: ListingOptions,
  now: number,
  platform: NodeJS.Platform = process.platform,
): Generator<Progress, Walked> {
  const entries: ListedFile[] = [];
  const reports: ListedFile[] = [];
  const nested: string[] = [];
  const unreadable: Unreadable[] = [];
  const links: Link[] = [];
  const targets: string[] = [];
  const linkedReports: { readonly path: string; readonly target: string }[] = [];
  const wanted = wantedBy(options);
  let seen = 0;
  const looked = new LookedAt(root, now);
  // Every system takes this slash, and `join` is slow.
  const base = `${root}/`;

  // No generator within a generator for each folder: a deep one would be too much for the stack.
  const open: Opened[] = [opened(from.path, from.rules)];
  for (let folder = open.at(-1); folder !== undefined; folder = open.at(-1)) {
    const child = folder.children[folder.next++];
    if (child === undefined) open.pop();
    else {
      if (++seen % seenAtOnce === 0) yield { done: seen, of: 0 };
      const inside = visit(child, folder);
      if (inside !== undefined) open.push(inside);
    }
  }
  nested.sort();
  unreadable.push(...unreadReports());
  return { entries, reports, nested, unreadable, links, targets };

  /** @param above the rules for the folder; undefined in what is ignored: only reports count there */
  function opened(path: string, above: IgnoreRules | undefined): Opened {
    const children = childrenOf(path);
    const rules = children.some(isIgnoreFile) ? above?.with(path, ignoreFile(path)) : above;
    return { path, rules, children, told: unreadable.at(-1)?.path, next: 0, letsLook: false };
  }

  /** @returns the folder that is to be visited next, where the child is one */
  function visit(child: Dirent, folder: Opened): Opened | undefined {
    const { rules } = folder;
    const path = folder.path + child.name;
    if (path === folder.told || wanted.excluded(path)) return undefined;
    if (child.isDirectory()) return visitFolder(path, child.name, rules);
    if (child.isFile()) folder.letsLook = visitFile(path, child.name, rules, folder.letsLook) || folder.letsLook;
    else if (child.isSymbolicLink()) visitLink(path, rules);
    return undefined;
  }

  function visitFolder(path: string, name: string, rules: IgnoreRules | undefined): Opened | undefined {
    if (foldersNeverListed.has(name)) return wanted.namedFolder(path) ? opened(`${path}/`, undefined) : undefined;
    if (rules !== undefined && !rules.ignore(path, true)) return opened(`${path}/`, rules.inside(path));
    return wanted.reportFolder(path) ? opened(`${path}/`, undefined) : undefined;
  }

  /** @returns whether the system let us look at it */
  function visitFile(path: string, name: string, rules: IgnoreRules | undefined, letsLook: boolean): boolean {
    const listed = rules !== undefined && !filesNeverListed.has(name) && !rules.ignore(path, false);
    const report = wanted.report(path);
    if (!listed && !report) return false;
    const entry = entryOf(path, letsLook);
    if (entry === undefined) return false;
    if (listed) entries.push(entry);
    if (report) reports.push(entry);
    if (listed && name === 'tollgate.yaml' && path !== name) nested.push(path.slice(0, -name.length - 1));
    return true;
  }

  function visitLink(path: string, rules: IgnoreRules | undefined): void {
    const isListed = rules !== undefined && !rules.ignore(path, false);
    const isReport = wanted.report(path);
    if (!isListed && !isReport && !wanted.linkedFolder(path)) return;
    const missed = (reason: string, mayHoldReports = isReport): void => {
      unreadable.push({ path, reason, isLink: true, ...(mayHoldReports && { isReport: true }) });
    };
    try {
      if (isListed && !isReport)
        links.push({ path, to: readlinkSync(base + path), time: lstatSync(base + path).mtimeMs });
      const [target, top] = [realpathSync.native(base + path), `${realpathSync.native(root)}${sep}`];
      if (!`${target}${sep}`.startsWith(top)) missed('EXDEV', isReport || wanted.linkedFolder(path));
      else {
        const inside = composed(target.slice(top.length).replaceAll(sep, '/'), platform);
        targets.push(inside);
        if (isReport) linkedReports.push({ path, target: inside });
      }
    } catch (error) {
      if (!isListed && !isReport) return;
      missed((error as NodeJS.ErrnoException).code ?? String(error));
      targets.push(...aimOf(path));
    }
  }

  /** Where a link would lead within the root, were there anything. */
  function* aimOf(path: string): Generator<string> {
    try {
      const aim = relative(root, resolve(root, dirname(path), readlinkSync(base + path)));
      if (aim !== '' && !isAbsolute(aim) && aim.split(sep)[0] !== '..')
        yield composed(aim.replaceAll(sep, '/'), platform);
    } catch {
      // Gone meanwhile.
    }
  }

  /** A report inside is read under its own name, where reports are looked for; else nobody would read it. */
  function* unreadReports(): Generator<Unreadable> {
    const read = new Set(reports.map(({ path }) => path));
    for (const { path, target } of linkedReports)
      if (!read.has(target) && !wanted.excluded(target)) yield { path, reason: 'EXDEV', isLink: true, isReport: true };
  }

  /** In the order in which their paths sort; for a folder that is the order of what is below it, hence the slash. */
  function childrenOf(folder: string): Dirent[] {
    try {
      const children = readdirSync(base + folder, { withFileTypes: true });
      for (const child of children) child.name = composed(child.name, platform);
      return children.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    } catch (error) {
      missed(folder.slice(0, -1), error);
      return [];
    }
  }

  /** Whoever may list a folder may still not look at what is in it, which its first file tells. A name that is no text is not found at all. */
  function entryOf(path: string, letsLook: boolean): ListedFile | undefined {
    const file = new ListedFile(looked, path);
    if (letsLook && !path.includes('\uFFFD')) return file;
    try {
      return file.look() ? file : undefined;
    } catch (error) {
      missed(path, error);
      return undefined;
    }
  }

  function missed(path: string, error: unknown): void {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    if (reason !== 'ENOENT') unreadable.push({ path, reason });
    // Node shows the bytes of a name that are no UTF-8 as U+FFFD, and then does not find the file.
    else if (path.includes('\uFFFD')) unreadable.push({ path, reason: 'EILSEQ' });
    else if (path === '') unreadable.push({ path, reason });
  }

  function ignoreFile(folder: string): string | undefined {
    try {
      const text = readFileSync(`${base}${folder}.gitignore`, 'utf8');
      const intricate = intricateLine(text);
      if (intricate !== undefined) unreadable.push({ path: `${folder}.gitignore`, reason: 'intricate', intricate });
      return text;
    } catch (error) {
      missed(`${folder}.gitignore`, error);
      return undefined;
    }
  }
}

function isIgnoreFile(child: Dirent): boolean {
  return child.name === '.gitignore' && child.isFile();
}

function sortKey(child: Dirent): string {
  return child.isDirectory() ? `${child.name}/` : child.name;
}

export interface Wanted {
  /** Left out altogether: a file, or a folder with all that is below. */
  excluded(path: string): boolean;
  report(path: string): boolean;
  /** An ignored folder to look for reports in. */
  reportFolder(path: string): boolean;
  /** A folder that is otherwise never listed. */
  namedFolder(path: string): boolean;
  /** What lies in it is a report, for all that its place tells: where it is a link, reports are missed. */
  linkedFolder(path: string): boolean;
}

export function wantedBy(options: ListingOptions): Wanted {
  const excluded = matcher(options.exclude);
  if (options.reports === undefined) {
    return {
      excluded,
      report: options.usualReportPlace,
      reportFolder: options.usualReportFolder,
      namedFolder: () => false,
      linkedFolder: (path) => options.usualReportPlace(`${path}/a.xml`),
    };
  }
  return {
    excluded,
    report: matcher(options.reports),
    reportFolder: folderMatcher(options.reports),
    namedFolder: namedFolder(options.reports),
    linkedFolder: namedFolder(options.reports),
  };
}
