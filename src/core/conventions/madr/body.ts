import { cells, type Heading, type Item, type MarkdownLine, type Section, sections } from '../../syntax/markdown.ts';
import { isPast, stateIn } from './status.ts';

/** Something that the body says, and where. */
export interface Said {
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

export interface Body {
  /** The document's own heading, or what stands for it: any other that is none of a note's parts. */
  readonly title: (Said & { readonly isOwn: boolean }) | undefined;
  readonly status: Said | undefined;
  readonly date: Said | undefined;
  /** A title such as `ADR: Carts in Redis`, which what belongs to a decision has as well. */
  readonly isCalledDecision: boolean;
  /** A heading of the decision itself, or one sentence that is all of it. */
  readonly decides: boolean;
  /** Headings that notes have beside it: context, options, consequences. */
  readonly weighs: boolean;
}

const decision =
  /^(?:(?:the|our|final|proposed) )?(?:(?:architecture|architectural|design) )?decisions?(?! (?:drivers?|criteria|factors?|matrix|trees?|flow ?charts?|frameworks?|making|process|logs?|records?|makers?|index)(?!\p{L}))(?!\p{L})|^(?:chosen option|outcome|resolution|(?:принятое )?решение|decisión|decisão|décision|entscheidung|beschluss|beslissing|besluit|decisione|karar(?:ımız|lar)?)(?!\p{L})|^(?:意思)?(?:決策|决策|決定|决定|결정)/iu;
const weighing =
  /^(?:(?:what(?:['’]?s| is| are| were)? (?:the )?)?(?:context|problem|options)|motivation|considered|alternatives|decision drivers|consequences|rationale|status|контекст|проблема|варианты|рассмотренные варианты|альтернативы|последствия|статус|contexto|contexte|kontext|contesto|consecuencias|consequências|conséquences|konsequenzen|folgen|gevolgen|conseguenze|estado|statut|stato|bağlam|sonuçlar|seçenekler|alternatifler|gerekçe|durum)(?!\p{L})|^(?:背景|上下文|コンテキスト|배경|맥락|後果|后果|影響|影响|結果|结果|결과|選項|选项|選択肢|대안|狀態|状态|状態|ステータス|상태)/iu;

const metadata = /^(?:meta(?:data)?|document (?:information|control)|метаданные)$/i;

export function readBody(lines: readonly MarkdownLine[]): Body {
  const all = [...sections(lines)];
  const title = all[0] !== undefined && isTitle(all[0].heading) ? all[0].heading : undefined;
  const parts = title === undefined ? all : all.slice(1);
  const names = parts.map(({ heading }) => name(heading));
  const headEnd = parts.find(({ heading }) => !metadata.test(name(heading)))?.heading.number ?? Infinity;
  const fields = [...fieldsIn(lines.filter(({ kind, number }) => number < headEnd && kind !== 'heading'))];
  const reasoning = parts.find(({ heading }) => isPartOfNote(heading))?.heading.number ?? 0;
  const between = fieldsIn(lines.filter(({ kind, number }) => number < reasoning && kind !== 'heading'));
  const inField = statusField([...fields, ...fieldsIn(parts.map(({ heading }) => heading))]);
  const inSection = statusSection(parts);
  return {
    title: title && { ...said(title, title.text), isOwn: title.level === 1 },
    status:
      (inSection && inField ? over(inSection, inField) : (inField ?? inSection)) ??
      // Below an overview of some kind anything may be called a status: only what is one counts.
      statusField(Array.from(between, (each) => ({ ...each, form: 'known' }))) ??
      (title && inTitle(title)),
    date: fields.find(({ key, value }) => dateKey.test(key.replace(/\s*[(（].*/u, '')) && /\d/.test(value)),
    isCalledDecision: isCalledDecision(title),
    decides: names.some((each) => decision.test(each)) || isYStatement(lines),
    weighs: names.some((each) => weighing.test(each)),
  };
}

/** `Accepted: keep carts in Redis`. */
function inTitle(title: Heading): Said | undefined {
  const [words, rest] = title.text.split(': ', 2);
  const state = words === undefined || rest === undefined || words.includes(' ') ? undefined : stateIn(words, 'known');
  return state === undefined ? undefined : said(title, state);
}

/** `In the context of …, facing …, we decided for … to achieve …, accepting …`, in one sentence or a list. */
const yStatement = /(?:^|[.:]\s+)in the context of\s[^.]{1,600}?\b(?:decided|chose|opted)\b/i;

function isYStatement(lines: readonly MarkdownLine[]): boolean {
  const first = lines.findIndex(({ text }) => /in the context of\b/i.test(text));
  const said = first < 0 ? [] : lines.slice(first, first + 12).map(({ text }) => text.replace(/[*_]+/g, ''));
  return yStatement.test(said.join(' ').trim());
}

/** `ADR: Carts in Redis`, `ADR-7 – Carts in Redis`; `ADR index` is none. */
function isCalledDecision(title: Heading | undefined): boolean {
  return title?.level === 1 && /^adr(?:[-_ ]?\d{1,6})?\s*[:：–—-]\s*[^\s\d]/iu.test(name(title));
}

/** Without front matter's title a note may begin with its first section. */
function isTitle(heading: Heading): boolean {
  return heading.level === 1 || !isPartOfNote(heading);
}

function isPartOfNote(heading: Heading): boolean {
  const text = name(heading);
  return decision.test(text) || weighing.test(text);
}

/** Without marks, and without a number or a picture in front. */
function name({ text }: Heading): string {
  return text.replace(/[*_`]+/g, '').replace(/^[^\p{L}]+/u, '');
}

const statusWord =
  "(?:(?:current|adr|decision) )?(?:status|state)|(?:what(?:[’']?s| is) )?(?:the )?status of (?:the|this) (?:adr|decision|proposal|record)\\??|статус(?: решения)?|состояние|estado|statut|état|stato|durum|狀態|状态|状態|ステータス|상태";
const statusKey = new RegExp(`^(?:${statusWord})$`, 'iu');
/** In two languages, perhaps: `状态 (Status)`, `Status / Estado`. */
const statusLabel = new RegExp(`^(?:${statusWord})(?:\\s*[/(（]\\s*(?:${statusWord})\\s*[)）]?)?\\s*[:：]?$`, 'iu');
/** As a heading it opens what is so today, before anything is decided. */
const situation = /^current state/i;
const dateKey = /^(?:date|created|decided|дата|fecha|datum|tarih|日期|日付|날짜)$/i;

function statusField(fields: readonly Field[]): Said | undefined {
  for (const { key, value, form, line, column } of fields) {
    const state = statusLabel.test(key) ? stateIn(value, form) : undefined;
    if (state !== undefined) return { value: state, line, column };
  }
  return undefined;
}

/** The last state that the section names: states are added below each other. Other lines tell of relations, or why. */
function statusSection(parts: readonly Section[]): Said | undefined {
  const at = parts.findIndex(({ heading }) => statusLabel.test(name(heading)) && !situation.test(name(heading)));
  const section = at < 0 ? undefined : parts[at];
  const below = parts[at + 1]?.heading;
  const isEmpty = section !== undefined && section.endLine === section.heading.number;
  if (isEmpty && below !== undefined && below.level > section.heading.level) return headed(below);
  const spoken = (section?.lines ?? []).filter(
    (line) => line.kind === 'text' || line.kind === 'quote' || (line.kind === 'item' && isTaken(line)),
  );
  let found: Said | undefined;
  for (const line of spoken) {
    const text = field.exec(line.text)?.[2] ?? line.text;
    const state = stateIn(text, 'known');
    if (state !== undefined) found = said(line, state);
  }
  found ??= statusColumn(section?.lines ?? []);
  const [only] = spoken;
  if (found !== undefined || only === undefined || only.text.split(/\s+/).length > 3) return found;
  const state = stateIn(only.text, 'any');
  return state === undefined ? undefined : said(only, state);
}

/** The state as a heading of its own, with nothing in front of it. */
function headed(heading: Heading): Said | undefined {
  const state = stateIn(heading.text, 'known');
  return state === undefined ? undefined : said(heading, state);
}

/** A table of what the state was when: the last one, unless one says that it is over. */
function statusColumn(lines: readonly MarkdownLine[]): Said | undefined {
  let column = -1;
  let found: Said | undefined;
  for (const line of lines) {
    if (line.kind !== 'row') continue;
    const row = cells(line.text).map(unmarked);
    const state = column < 0 ? undefined : stateIn(row[column] ?? '', 'known');
    if (column < 0) column = row.findIndex((cell) => statusKey.test(cell));
    else if (state !== undefined) found = over(found, said(line, state));
  }
  return found;
}

/** What one place says to be over is over, whatever another says still; otherwise the second counts. */
function over(first: Said | undefined, second: Said): Said {
  return first !== undefined && isPast(first.value) && !isPast(second.value) ? first : second;
}

/** Of a list of options with boxes, those that are not ticked are none of it. */
function isTaken({ checkbox }: Item): boolean {
  return checkbox === undefined || checkbox.toLowerCase() === 'x';
}

interface Field extends Said {
  readonly key: string;
  /** In tables a cell may be the head of the next column: there only words count that are states. */
  readonly form: 'known' | 'any';
}

/** There may be a picture in front, and another language behind. */
const field =
  /^(?:>\s*)*(?:[^\p{L}\s*_|]+\s+)?[*_]{0,2}([\p{L} ]{1,20}(?:[(（][\p{L} ]{1,20}[)）])?)[*_]{0,2}\s*[:：][*_]{0,2}\s*(.*)$/u;
/** Without a colon, what is behind it may be a sentence. */
const looseField =
  /^(?:[^\p{L}\s*_|]+\s+)?(?:(?:\*\*|__)([\p{L} ]{1,20})(?:\*\*|__)|([\p{L} ]{1,20})(?=\s(?:[-–—]\s|\()))(?:\s+[-–—(]*\s*(.*))?$/u;

/** Between two of them on one line: `**Date:** 2026-07-08 · **Status:** Accepted`. */
const nextLabel =
  /(?:\s+[·•|–—-]|[,;])\s+(?=[*_]{0,2}(?!super|replaced|deprecated|заменен)\p{L}[\p{L} ]{0,19}[*_]{0,2}\s*[:：])/iu;

/** `Status: x`, `* Status: x`, `**Status:** x`, `**Status** x`, `Status – x`, and tables with a column or a row of that name. */
function* fieldsIn(lines: readonly MarkdownLine[]): Generator<Field> {
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'row') {
      const row = cells(line.text).map(unmarked);
      const below = lines[index + 2];
      if (isRule(lines[index + 1]) && below?.kind === 'row') {
        const values = cells(below.text);
        for (const [at, key] of row.entries()) yield { key, form: 'known', ...said(below, values[at] ?? '') };
      }
      const [key = '', value = ''] = row;
      if (row.length === 2) yield { key, form: 'known', ...said(line, value) };
    } else if (line.kind !== 'code' && line.kind !== 'html') {
      for (const text of line.text.split(nextLabel)) {
        const { key, value, form } = labelled(text) ?? {};
        if (key === undefined || value === undefined || form === undefined) continue;
        const below = value === '' ? nextOf(lines, index) : undefined;
        if (below !== undefined) yield { key, form: 'known', ...said(below, below.text) };
        else yield { key, form, ...said(line, value) };
      }
    }
  }
}

function labelled(text: string): Pick<Field, 'key' | 'value' | 'form'> | undefined {
  const [, key, value = ''] = field.exec(text) ?? [];
  if (key !== undefined) return { key: key.trim(), value, form: 'any' };
  const [, bold, plain = bold, behind = ''] = looseField.exec(text) ?? [];
  return plain === undefined ? undefined : { key: plain.trim(), value: behind, form: 'known' };
}

/** What stands below a label that has nothing behind it. */
function nextOf(lines: readonly MarkdownLine[], index: number): MarkdownLine | undefined {
  let above = lines[index]?.number ?? 0;
  for (const line of lines.slice(index + 1, index + 4)) {
    if (line.number !== ++above) return undefined;
    if (line.kind !== 'blank') return line.kind === 'text' || line.kind === 'item' ? line : undefined;
  }
  return undefined;
}

function unmarked(cell: string): string {
  return cell.replace(/[*_:]/g, '').trim();
}

function isRule(line: MarkdownLine | undefined): boolean {
  return line?.kind === 'row' && /^[\s|:-]+$/.test(line.text);
}

function said({ text, number: line, column }: MarkdownLine, value: string): Said {
  return { value, line, column: column + Math.max(0, text.toLowerCase().indexOf(value.toLowerCase())) };
}
