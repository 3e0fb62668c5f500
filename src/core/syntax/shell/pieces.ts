/** What stands between two separators of a script. */
export interface Piece {
  readonly words: readonly string[];
  /** Counted from 0. */
  readonly line: number;
  /** The separator before it. */
  readonly before: string;
}

/** Cuts a script into words and separators as a shell does, without expanding anything. */
export function* piecesIn(text: string): Generator<Piece> {
  let words: string[] = [];
  let word: string | undefined;
  let [line, startedAt] = [0, 0];
  let before = '';
  let isTarget = false;
  const hereDocuments: string[] = [];
  const isHereDocument = { next: false };

  const endWord = (): void => {
    if (word === undefined) return;
    if (isHereDocument.next) hereDocuments.push(word);
    else if (!isTarget) words.push(word);
    word = undefined;
    isTarget = isHereDocument.next = false;
  };

  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (word === undefined && words.length === 0) startedAt = line;
    if (sign === '\\') {
      const next = text[++at];
      if (next === '\r' && text[at + 1] === '\n') at++;
      if (next === '\n' || next === '\r') line++;
      else word = (word ?? '') + (next ?? '');
    } else if (sign === "'" || sign === '"' || sign === '`') {
      const end = closing(text, at, sign);
      const inside = text.slice(at + 1, end);
      word = (word ?? '') + (sign === '"' ? inside.replace(/\\(["\\$`])/g, '$1') : inside);
      line += linesIn(inside);
      at = end;
    } else if (sign === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      const end = balanced(text, at + 1);
      const inside = text.slice(at, end + 1);
      word = (word ?? '') + inside;
      line += linesIn(inside);
      at = end;
    } else if (sign === '#' && word === undefined) {
      const end = text.indexOf('\n', at);
      at = (end < 0 ? text.length : end) - 1;
    } else if (sign === '&' && text[at + 1] === '>') {
      endWord();
    } else if (sign === '>' || sign === '<') {
      if (word !== undefined && /^\d+$/.test(word)) word = undefined;
      endWord();
      const operator = /^(?:<<<|<<-?|>>|>&|<&|<>|>\||>|<)/.exec(text.slice(at, at + 3))?.[0] ?? sign;
      isHereDocument.next = operator === '<<' || operator === '<<-';
      isTarget = true;
      at += operator.length - 1;
    } else if (sign === ' ' || sign === '\t' || sign === '\r') {
      endWord();
    } else if (/[\n;&|()]/.test(sign)) {
      endWord();
      isTarget = false;
      if (words.length > 0) yield { words, line: startedAt, before };
      const separator = text.startsWith(sign + sign, at) && (sign === '&' || sign === '|') ? sign + sign : sign;
      before = words.length > 0 || sign !== '\n' ? separator : before;
      words = [];
      at += separator.length - 1;
      if (sign === '\n') {
        line++;
        for (const end of hereDocuments.splice(0)) {
          const rest = afterHereDocument(text, at + 1, end);
          line += linesIn(text.slice(at + 1, rest));
          at = rest - 1;
        }
      }
    } else {
      word = (word ?? '') + sign;
    }
  }
  endWord();
  if (words.length > 0) yield { words, line: startedAt, before };
}

/** Index of the quote that closes the one at `from`; of the last character where none does. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (quote !== "'" && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function balanced(text: string, from: number): number {
  const [open, close] = text[from] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length;
}

/** Index at which the line after the one that ends the document begins. */
function afterHereDocument(text: string, from: number, end: string): number {
  for (let at = from; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next < 0 ? text.length : next);
    if (next < 0) return text.length;
    at = next + 1;
    if (line.trim() === end) return at;
  }
  return text.length;
}

function linesIn(text: string): number {
  let n = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) n++;
  return n;
}
