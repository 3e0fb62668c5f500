import type * as vscode from 'vscode';

type Named = Pick<vscode.WorkspaceFolder, 'name' | 'uri'>;

/** What tells a folder from the others of the workspace: its name, and where others are called so its path from where they part. */
export function called({ name, uri }: Named, all: readonly Named[]): string {
  const namesakes = all.filter((each) => each.name === name && each.uri.toString() !== uri.toString());
  if (namesakes.length === 0) return name;
  const parts = foldersOf(uri);
  const others = namesakes.map((each) => foldersOf(each.uri));
  for (let n = 2; n <= parts.length; n++) {
    const end = parts.slice(-n).join('/');
    if (others.every((each) => each.slice(-n).join('/') !== end)) return `${name} (${end})`;
  }
  return `${name} (${uri.path})`;
}

function foldersOf({ path }: vscode.Uri): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
