/** What a line of TAP says; undefined where it says nothing to us. */
export type TapLine =
  | { readonly kind: 'point'; readonly point: TapPoint; readonly opens: boolean }
  | { readonly kind: 'plan'; readonly first: number; readonly last: number; readonly reason: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'bail-out'; readonly reason: string }
  | { readonly kind: 'pragma'; readonly strict: boolean }
  | { readonly kind: 'comment'; readonly text: string };

export interface TapPoint {
  readonly ok: boolean;
  readonly id: number | undefined;
  readonly name: string;
  readonly directive: 'todo' | 'skip' | undefined;
  readonly reason: string;
  /** Whether it says how long it took. */
  readonly isTimed: boolean;
}

const pointLine = /^(not )?ok(?=\s|$)(?:\s+(\d+)(?=\s|$))?\s*(?:- ?)?(.*)$/;
/** As Testem writes what did not run, with the browser in front. */
const testem = /^(skip|todo) (\d+) (.+ - \[(?:\d+|undefined) ms\] - .*)$/;
const directive = /(?:^|\s)#\s*(todo\b|skip\w*)[\s:-]*(.*)$/i;
/** Of node:test: it failed, as its source says it should, which shows nothing. */
const expected = /(?:^|\s)#\s*(EXPECTED FAILURE)\b\s*(.*)$/;
const time = /(?:^|\s)#\s*time=[\d.]+\w*$/;

/** @param text without the white space around it */
export function tapLine(text: string): TapLine | undefined {
  const point = pointLine.exec(text);
  if (point !== null) return pointIn(point);
  const [, word, id, name = ''] = testem.exec(text) ?? [];
  if (word !== undefined) {
    const directive = word === 'todo' ? 'todo' : 'skip';
    return {
      kind: 'point',
      opens: false,
      point: { ok: true, id: Number(id), name, directive, reason: '', isTimed: false },
    };
  }
  const plan = /^(\d+)\.\.(\d+)\s*(?:#\s*(.*))?$/.exec(text);
  if (plan !== null) {
    const [first, last] = [Number(plan[1]), Number(plan[2])];
    return last < first - 1 ? undefined : { kind: 'plan', first, last, reason: plan[3] ?? '' };
  }
  if (/^TAP version \d+$/i.test(text)) return { kind: 'version' };
  const bail = /^Bail out!\s*(.*)$/i.exec(text);
  if (bail !== null) return { kind: 'bail-out', reason: bail[1] ?? '' };
  const pragma = /^pragma\s+([-+])strict$/.exec(text);
  if (pragma !== null) return { kind: 'pragma', strict: pragma[1] === '+' };
  return text.startsWith('#') ? { kind: 'comment', text: text.slice(1).trim() } : undefined;
}

function pointIn([, not, id, rest = '']: RegExpExecArray): TapLine {
  const opens = /(?:^|\s)\{$/.test(rest);
  const said = opens ? rest.slice(0, -1).trim() : rest.trim();
  const found = directive.exec(said) ?? (not === undefined ? expected.exec(said) : null);
  const whole = found === null ? said : said.slice(0, found.index);
  const name = whole.replace(time, '').trim();
  return {
    kind: 'point',
    opens,
    point: {
      ok: not === undefined,
      id: id === undefined ? undefined : Number(id),
      name: name.replace(/\\([\\#])/g, '$1'),
      directive: found === null ? undefined : found[1]?.toLowerCase() === 'todo' ? 'todo' : 'skip',
      reason: found?.[2] ?? '',
      isTimed: time.test(whole),
    },
  };
}
