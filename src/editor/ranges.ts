import * as vscode from 'vscode';
import { lineStarts } from '../core/index.ts';

/** Ranges of offsets in a text that may not be open. */
export function rangesIn(text: string): (part: { readonly from: number; readonly to: number }) => vscode.Range {
  let starts: readonly number[] | undefined;
  const positionAt = (offset: number): vscode.Position => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return new vscode.Position(low, offset - (starts[low] ?? 0));
  };
  return ({ from, to }) => new vscode.Range(positionAt(from), positionAt(to));
}
