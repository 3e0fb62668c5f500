import * as vscode from 'vscode';
import type { Icon } from './rows/row.ts';

export function themeIcon({ name, colour }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}
