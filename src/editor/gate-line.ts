/** A part of a text that becomes another; lines and columns are counted from 0. */
export interface LineEdit {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const topLevelGate =
  /^(?<key>(?:gate|"gate"|'gate')\s*:)(?<space>\s*)(?<value>(?!#)[^\s#][^#]*?)?(?<rest>\s*(?:\s#.*)?)$/;

/** What changes in a `tollgate.yaml` so that it says `gate: <level>`; every comment stays. */
export function gateEdit(text: string, level: string): LineEdit {
  const lines = text.split(/\r?\n/);
  const line = lines.findIndex((each) => topLevelGate.test(each));
  if (line < 0) return inserted(lines, level);
  const { key = '', space = '', value = '' } = topLevelGate.exec(lines[line] ?? '')?.groups ?? {};
  const from = key.length;
  return { line, from, to: from + space.length + value.length, text: ` ${level}` };
}

/** Above the first key, so below the comment that opens the file. */
function inserted(lines: readonly string[], level: string): LineEdit {
  const first = lines.findIndex((each) => /^[^\s#%-]/.test(each));
  if (first >= 0) return { line: first, from: 0, to: 0, text: `gate: ${level}\n` };
  const last = lines.length - 1;
  const from = lines[last]?.length ?? 0;
  return { line: last, from, to: from, text: `${from === 0 ? '' : '\n'}gate: ${level}\n` };
}
