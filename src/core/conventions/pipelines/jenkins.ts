import { commandsIn } from '../../syntax/shell.ts';
import type { Command } from './parts.ts';

export const jenkinsfile = /^(?:Jenkinsfile(?:\.[\w.-]+)?|[^/]*\.[Jj]enkinsfile|\.?jenkins\/[^/]*[Jj]enkinsfile[^/]*)$/;

/** The steps of a Jenkinsfile that run a shell, outside of comments and of stages that never run. */
export function* jenkinsCommands(text: string): Generator<Command> {
  const { code, strings } = parted(text);
  const dead = deadBlocks(code);
  for (const step of code.matchAll(
    /\b(?:sh|bat|powershell|pwsh)\b\s*(?:\(\s*)?(?:\[\s*)?(?:\w+\s*:\s*\0\d+\0\s*,\s*)*(?:script\s*:\s*)?\0(\d+)\0/g,
  )) {
    const string = strings[Number(step[1])];
    if (string === undefined || dead.some(([from, to]) => step.index > from && step.index < to)) continue;
    for (const { words, line } of commandsIn(string.text)) yield { words, line: string.line + line };
  }
}

interface Parted {
  /** Without comments; a string is its number between NULs. */
  readonly code: string;
  readonly strings: readonly { readonly text: string; readonly line: number }[];
}

const token = /\/\/.*|\/\*[^]*?(?:\*\/|$)|'''([^]*?)'''|"""([^]*?)"""|'((?:[^'\\\n]|\\.)*)'?|"((?:[^"\\\n]|\\.)*)"?/g;

function parted(text: string): Parted {
  const strings: { text: string; line: number }[] = [];
  let [line, from] = [1, 0];
  const code = text.replaceAll('\0', ' ').replace(token, (whole, ...groups: unknown[]) => {
    const inside = groups.slice(0, 4).find((each): each is string => typeof each === 'string');
    const at = groups.find((each): each is number => typeof each === 'number') ?? 0;
    for (; from < at; from++) if (text[from] === '\n') line++;
    if (inside === undefined) return ' ';
    strings.push({ text: whole.startsWith(whole[0]?.repeat(3) ?? ' ') ? inside : unescaped(inside), line });
    return `\0${strings.length - 1}\0`;
  });
  return { code, strings };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** Of the block around each `when { expression { false } }`. */
function deadBlocks(code: string): (readonly [from: number, to: number])[] {
  return Array.from(code.matchAll(/\bwhen\s*\{\s*expression\s*\{\s*(?:return\s+)?false\s*;?\s*\}/g), ({ index }) => {
    let [depth, from] = [0, index];
    while (from > 0 && depth <= 0) {
      from--;
      if (code[from] === '}') depth--;
      else if (code[from] === '{') depth++;
    }
    let [open, to] = [1, from + 1];
    for (; to < code.length && open > 0; to++) {
      if (code[to] === '{') open++;
      else if (code[to] === '}') open--;
    }
    return [from, to] as const;
  });
}
