/** That a module is called so. */
export interface GoName {
  readonly module: string;
  readonly path: string;
  /** It is called like its folder, as modules below others mostly are. */
  readonly isUsual: boolean;
}

export function goName(module: string, path: string): GoName {
  return { module, path, isUsual: module !== '' && `/${path.replace(/\/v\d+$/, '')}`.endsWith(`/${module}`) };
}

/** Where a package is of a module that is called so. */
export function folderBy({ module, path }: GoName, packagePath: string): string {
  const inside = packagePath.slice(path === '' ? 0 : path.length + 1);
  return [module, inside].filter((part) => part !== '').join('/');
}

/** Those that it is in. */
export function pathsTo(packagePath: string): string[] {
  const paths = [''];
  for (let end = packagePath.indexOf('/'); end >= 0; end = packagePath.indexOf('/', end + 1))
    paths.push(packagePath.slice(0, end));
  return [...new Set([...paths, packagePath])];
}

/** Without a module in front, as GOPATH has it, all may be in it. */
export function isIn(packagePath: string, path: string): boolean {
  return path === '' || packagePath === path || packagePath.startsWith(`${path}/`);
}
