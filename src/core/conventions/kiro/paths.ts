export interface KiroFile {
  /** Up to the feature's name. */
  readonly folder: string;
  /** What lies below `specs/`. */
  readonly feature: string;
  /** In lower case. */
  readonly name: string;
  /** Whether requirements are expected of it; design and tasks are the answer to them. */
  readonly holds: 'requirements' | 'other';
}

const roots = ['.kiro/specs/', '.spec-workflow/specs/'];
const others = new Set(['design.md', 'tasks.md', 'research.md', 'gap-analysis.md', 'readme.md']);

export function kiroFile(path: string): KiroFile | undefined {
  if (!path.endsWith('.md')) return undefined;
  for (const root of roots) {
    const at = path.startsWith(root) ? 0 : path.indexOf(`/${root}`) + 1;
    if (at === 0 && !path.startsWith(root)) continue;
    const slash = path.lastIndexOf('/');
    const begin = at + root.length;
    if (slash <= begin) return undefined;
    const name = path.slice(slash + 1).toLowerCase();
    return {
      folder: path.slice(0, slash),
      feature: path.slice(begin, slash),
      name,
      holds: others.has(name) ? 'other' : 'requirements',
    };
  }
  return undefined;
}

/** The first part of every ID; a folder of features is part of the name. */
export function featureOf({ feature }: KiroFile): string {
  return feature;
}
