export interface SpecKitFile {
  readonly folder: string;
  /** Name of the folder. */
  readonly feature: string;
  readonly name: 'spec.md' | 'tasks.md';
}

/** A file directly inside a folder of `specs/`, wherever that is; other conventions have a folder of that name too. */
export function specKitFile(path: string): SpecKitFile | undefined {
  const name = path.endsWith('/spec.md') ? 'spec.md' : path.endsWith('/tasks.md') ? 'tasks.md' : undefined;
  if (name === undefined) return undefined;
  const folder = path.slice(0, -name.length - 1);
  const slash = folder.lastIndexOf('/');
  const above = folder.slice(0, Math.max(0, slash));
  const holder = above.slice(above.lastIndexOf('/') + 1);
  const feature = folder.slice(slash + 1);
  // `specs/payments/001-refund`: folders in between only above a number.
  if (
    holder !== 'specs' &&
    holder !== 'kitty-specs' &&
    !(isNumbered(feature) && /(?:^|\/)(?:kitty-)?specs\//.test(above))
  ) {
    return undefined;
  }
  return isForeign(above) ? undefined : { folder, feature, name };
}

function isNumbered(feature: string): boolean {
  return /^\d{3,}-/.test(feature);
}

function isForeign(above: string): boolean {
  return ['openspec', '.kiro', '.spec-workflow'].some(
    (name) => above.startsWith(`${name}/`) || above.includes(`/${name}/`),
  );
}
