import { posix } from 'node:path';
import type { NewlyIgnored } from '../core/index.ts';
import { trackedFiles, whereItBegan } from './at-commit.ts';
import { type IgnoreFiles, ignoreFilesOf, type Repository, repositoryAround, rulesAbove } from './checkout.ts';
import { IgnoreRules, simplified } from './ignore-rules.ts';
import { isNeverListed } from './never-listed.ts';
import { isPresent } from './present.ts';

/**
 * What lies there and git tracks, but is not looked at any more, because of what ignore files say since the work tree left the history of a
 * commit. Undefined where git does not say all of it.
 */
export function newlyIgnored(root: string, commit: string): readonly NewlyIgnored[] | undefined {
  const repository = repositoryAround(root);
  const tracked = trackedFiles(root);
  const before = repository && whereItBegan(repository.top, commit, (path) => /(?:^|\/)\.gitignore$/.test(path));
  if (repository === undefined || tracked === undefined || before === undefined) return undefined;
  const texts = new Map(before.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  const was = ignoredBy(repository, (folder) => texts.get(`${folder}.gitignore`));
  const is = ignoredBy(repository, ignoreFilesOf(repository.top));
  const found = new Map<string, NewlyIgnored & { readonly paths: string[] }>();
  for (const path of tracked) {
    const rule = isNeverListed(path) ? undefined : is(path);
    if (rule === undefined || was(path) !== undefined || !isPresent(root, path)) continue;
    const known = found.get(JSON.stringify(rule));
    if (known === undefined) found.set(JSON.stringify(rule), { ...rule, paths: [path] });
    else known.paths.push(path);
  }
  return [...found.values()];
}

type Rule = Omit<NewlyIgnored, 'paths'>;

/** The rule that takes out a file below the folder in question, for itself or for a folder that it lies in. */
export function ignoredBy(repository: Repository, ignoreFiles: IgnoreFiles): (path: string) => Rule | undefined {
  const top = repository.names.map((name) => `${name}/`).join('');
  const begun = rulesAbove(repository, ignoreFiles) ?? IgnoreRules.none.seenFrom(top);
  const folders = new Map<string, IgnoreRules | Rule>([['', begun.with('', ignoreFiles(top))]]);
  const files = new Map<string, ReadonlyMap<string, number>>();
  /** By pattern, where it stands last in an ignore file. */
  const linesOf = (file: string): ReadonlyMap<string, number> => {
    const lines =
      files.get(file) ??
      new Map(
        ignoreFiles(file.slice(0, -'.gitignore'.length))
          ?.split(/\r?\n/)
          .map((pattern, at) => [simplified(pattern), at + 1]),
      );
    files.set(file, lines);
    return lines;
  };
  const ruleAt = (rules: IgnoreRules, path: string, isFolder: boolean): Rule | undefined => {
    const { file, pattern } = rules.ruleFor(path, isFolder) ?? {};
    if (file === undefined || pattern === undefined) return undefined;
    const line = linesOf(file).get(pattern) ?? 1;
    return { place: { file: posix.relative(`/${top}`, `/${file}`), line, column: 1 }, pattern: pattern.trim() };
  };
  const inside = (folder: string): IgnoreRules | Rule => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const path = folder.slice(0, -1);
    const above = inside(folderOf(path));
    const found =
      above instanceof IgnoreRules
        ? (ruleAt(above, path, true) ?? above.inside(path).with(folder, ignoreFiles(top + folder)))
        : above;
    folders.set(folder, found);
    return found;
  };
  return (path) => {
    const rules = inside(folderOf(path));
    return rules instanceof IgnoreRules ? ruleAt(rules, path, false) : rules;
  };
}

/** With a slash at its end; '' for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
