import type { Span } from '../core/index.ts';

/** A part of a text that becomes another; and the line, counted from 1, on which the level stands afterwards. */
export interface GateEdit extends Span {
  readonly line: number;
}

const topLevelGate =
  /^(?<key>(?:gate|"gate"|'gate')\s*:)(?<space>\s*)(?<value>(?!#)[^\s#][^#]*?)?(?<rest>\s*(?:\s#.*)?)$/;

/** What changes in a `tollgate.yaml` so that it says `gate: <level>`; every comment stays. */
export function gateEdit(text: string, level: string): GateEdit {
  const lines = text.split(/(?<=\n)/);
  const index = lines.findIndex((each) => topLevelGate.test(withoutEnd(each)));
  if (index < 0) return inserted(text, lines, level);
  const { key = '', space = '', value = '' } = topLevelGate.exec(withoutEnd(lines[index] ?? ''))?.groups ?? {};
  const from = startOf(lines, index) + key.length;
  return { line: index + 1, from, to: from + space.length + value.length, text: ` ${level}` };
}

/** Above the first key, so below the comment that opens the file. */
function inserted(text: string, lines: readonly string[], level: string): GateEdit {
  const first = lines.findIndex((each) => /^[^\s#%-]/.test(each));
  if (first >= 0) {
    const from = startOf(lines, first);
    return { line: first + 1, from, to: from, text: `gate: ${level}\n` };
  }
  const end = text.length;
  if (text === '') return { line: 1, from: end, to: end, text: `gate: ${level}\n` };
  const isEnded = text.endsWith('\n');
  return { line: lines.length + 1, from: end, to: end, text: `${isEnded ? '' : '\n'}gate: ${level}\n` };
}

function startOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).join('').length;
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}
