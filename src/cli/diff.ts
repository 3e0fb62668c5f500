import { changed, type Edits } from '../core/index.ts';

const context = 3;

/** What edits would write, in the unified format that `git apply` reads. */
export function diffOf({ create, change, move = [] }: Pick<Edits, 'create' | 'change' | 'move'>): string {
  const now = (path: string): string => move.find(({ from }) => from === path)?.to ?? path;
  const news = create.map(({ path, text }) => {
    const hunk = text === '' ? '' : hunkOf([], linesOf(text));
    return `diff --git a/${path} b/${path}\nnew file mode 100644\n${hunk === '' ? '' : `--- /dev/null\n+++ b/${path}\n${hunk}`}`;
  });
  const changes = change.map((each) => {
    const { path } = each;
    const to = now(path);
    const hunk = hunkOf(linesOf(each.before), linesOf(changed(each)));
    return `${headOf(path, to)}--- a/${path}\n+++ b/${to}\n${hunk}`;
  });
  const moves = move
    .filter(({ from }) => change.every(({ path }) => path !== from))
    .map(({ from, to }) => headOf(from, to));
  return [...news, ...changes, ...moves].join('');
}

function headOf(path: string, to: string): string {
  const head = `diff --git a/${path} b/${to}\n`;
  return path === to ? head : `${head}rename from ${path}\nrename to ${to}\n`;
}

/** With their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** One hunk from the first line that differs to the last: edits touch one place of a file. */
function hunkOf(before: readonly string[], after: readonly string[]): string {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const from = Math.max(0, head - context);
  const kept = Math.min(context, tail);
  const lines = [
    ...before.slice(from, head).map((line) => ` ${line}`),
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`),
    ...before.slice(before.length - tail, before.length - tail + kept).map((line) => ` ${line}`),
  ];
  const [old, now] = [before, after].map((all) => all.length - tail + kept - from);
  const at = (count = 0): string => `${String(count === 0 ? from : from + 1)},${String(count)}`;
  const ended = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
  return `@@ -${at(old)} +${at(now)} @@\n${ended.join('')}`;
}
