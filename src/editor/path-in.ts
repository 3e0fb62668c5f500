import type * as vscode from 'vscode';

type Where = Pick<vscode.Uri, 'scheme' | 'authority' | 'path'>;

/** The path in the folder, as a place has it; undefined outside. */
export function pathIn(folder: Where, uri: Where): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const top = pathOf(folder);
  const [base, path] = [top.endsWith('/') ? top : `${top}/`, pathOf(uri)];
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}

/** Who made a URI decides in which case it has the drive. */
function pathOf({ path }: Where): string {
  return path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
}
