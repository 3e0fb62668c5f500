import { commandsIn } from '../../syntax/shell.ts';
import type { Command } from './parts.ts';

export const jenkinsfile = /^(?:Jenkinsfile(?:\.[\w.-]+)?|[^/]*\.[Jj]enkinsfile|\.?jenkins\/[^/]*[Jj]enkinsfile[^/]*)$/;

/** The steps of a Jenkinsfile that run a shell, outside of comments and of stages that never run. */
export function* jenkinsCommands(text: string): Generator<Command> {
  const { code, strings } = parted(text);
  const isDead = insideAny(deadBlocks(code));
  for (const step of code.matchAll(
    /\b(?:sh|bat|powershell|pwsh)\b\s*(?:\(\s*)?(?:\[\s*)?(?:\w+\s*:\s*\0\d+\0\s*,\s*)*(?:script\s*:\s*)?\0(\d+)\0/g,
  )) {
    const string = strings[Number(step[1])];
    if (string === undefined || isDead(step.index)) continue;
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

/** The blocks around each `when { expression { false } }`, in order. */
function deadBlocks(code: string): readonly Block[] {
  const all = { from: 0, isDead: false };
  const open = [all];
  const dead: Block[] = [];
  const close = ({ from, isDead }: typeof all, to: number): void => {
    if (isDead) dead.push({ from, to });
  };
  for (const { 0: found, index } of code.matchAll(blockOrDeath)) {
    const inner = open.at(-1) ?? all;
    if (found === '{') open.push({ from: index, isDead: false });
    else if (found === 'when') inner.isDead = true;
    else if (open.length > 1) close(open.pop() ?? all, index);
  }
  for (const each of open) close(each, code.length);
  return dead.sort((a, b) => a.from - b.from);
}
const blockOrDeath = /[{}]|\bwhen(?=\s*\{\s*expression\s*\{\s*(?:return\s+)?false\s*;?\s*\})/g;

interface Block {
  readonly from: number;
  readonly to: number;
}

/** To be asked in order. */
function insideAny(blocks: readonly Block[]): (at: number) => boolean {
  let [next, end] = [0, 0];
  return (at) => {
    for (let block = blocks[next]; block !== undefined && block.from < at; block = blocks[++next])
      end = Math.max(end, block.to);
    return at < end;
  };
}
