import * as vscode from 'vscode';
import { lineStarts, partitionPoint } from '../core/index.ts';

/** Ranges of offsets in a text that may not be open. */
export function rangesIn(text: string): (part: { readonly from: number; readonly to: number }) => vscode.Range {
  let starts: readonly number[] | undefined;
  const positionAt = (offset: number): vscode.Position => {
    starts ??= lineStarts(text);
    const line = partitionPoint(1, starts.length, (at) => (starts?.[at] ?? 0) <= offset) - 1;
    return new vscode.Position(line, offset - (starts[line] ?? 0));
  };
  return ({ from, to }) => new vscode.Range(positionAt(from), positionAt(to));
}
