import { isPlaceholder } from '../../convention/placeholder.ts';
import { isDay } from '../../days.ts';
import { message } from '../../message.ts';
import type { Feasibility, Message, Requirement, RequirementState, Stated, Verification } from '../../model.ts';
import { aDay } from './fields.ts';

export type AttributeName = 'priority' | 'feasible' | 'deadline' | 'release' | 'verifyBy' | 'state' | 'design';

/** As people write them, in lower case. */
const names: Readonly<Record<string, AttributeName>> = {
  priority: 'priority',
  приоритет: 'priority',
  feasible: 'feasible',
  реализуемо: 'feasible',
  реализуемость: 'feasible',
  выполнимо: 'feasible',
  deadline: 'deadline',
  срок: 'deadline',
  release: 'release',
  выпуск: 'release',
  релиз: 'release',
  'verify by': 'verifyBy',
  проверка: 'verifyBy',
  'чем проверяется': 'verifyBy',
  state: 'state',
  состояние: 'state',
  design: 'design',
  дизайн: 'design',
  проектирование: 'design',
};

export const attributeNames: readonly string[] = Object.keys(names);

export function attributeNamed(name: string): AttributeName | undefined {
  const key = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

/** What the attributes of a requirement say; all are optional. */
export type Attributes = Partial<
  Pick<
    Requirement,
    'priority' | 'deadline' | 'release' | 'feasible' | 'withoutDesign' | 'state' | 'retired' | 'verifyBy'
  >
>;

export interface Complaint {
  readonly found: Message;
  readonly wanted: Message;
  /** True where the gate still knows what it needs. */
  readonly minor: boolean;
}

/** Understands one attribute, or as much of it as there is to understand. */
export function understand(
  name: AttributeName,
  stated: Stated,
): { readonly attributes: Attributes; readonly complaint?: Complaint } {
  switch (name) {
    case 'priority':
      return { attributes: { priority: stated } };
    case 'release':
      return { attributes: { release: stated } };
    case 'deadline': {
      const attributes = { deadline: stated };
      return isDay(stated.value) ? { attributes } : { attributes, complaint: noDay(stated.value, true) };
    }
    case 'feasible':
      return feasibility(stated);
    case 'verifyBy':
      return verification(stated);
    case 'state':
      return state(stated);
    case 'design':
      return design(stated);
  }
}

function noDay(value: string, minor: boolean): Complaint {
  return { found: message('{day} is no day', { day: value }), wanted: aDay, minor };
}

const verdicts: Readonly<Record<string, Feasibility['verdict']>> = {
  yes: 'yes',
  да: 'yes',
  no: 'no',
  нет: 'no',
  conditional: 'conditional',
  условно: 'conditional',
};

function feasibility({ value, place }: Stated): ReturnType<typeof understand> {
  const { word, rest, brackets } = parts(value);
  const verdict = lookUp(verdicts, word);
  if (verdict === undefined) {
    const wanted = message(
      '`yes`, `no` or `conditional`, a remark, and in brackets who and when: `yes, two days (I. Petrov, 2026-11-20)`',
    );
    return { attributes: {}, complaint: { found: message('feasible: {value}', { value }), wanted, minor: true } };
  }
  const { by, on } = byAndOn(brackets);
  const feasible: Feasibility = { verdict, remark: isPlaceholder(rest) ? '' : rest, by, on, place };
  if (on === undefined || isDay(on)) return { attributes: { feasible } };
  return { attributes: { feasible }, complaint: noDay(on, true) };
}

const verifications: Readonly<Record<string, Verification>> = {
  test: 'test',
  тест: 'test',
  тестом: 'test',
  demonstration: 'demonstration',
  демонстрация: 'demonstration',
  показ: 'demonstration',
  inspection: 'inspection',
  осмотр: 'inspection',
  инспекция: 'inspection',
  analysis: 'analysis',
  анализ: 'analysis',
};

export const verificationWords: readonly Verification[] = ['test', 'demonstration', 'inspection', 'analysis'];

export function verificationNamed(word: string): Verification | undefined {
  return lookUp(verifications, word);
}

function verification({ value }: Stated): ReturnType<typeof understand> {
  const { word, rest } = parts(value);
  const verifyBy = verificationNamed(word);
  if (verifyBy !== undefined && rest === '') return { attributes: { verifyBy } };
  const wanted = oneOf(...verificationWords);
  return { attributes: {}, complaint: { found: message('verify by: {value}', { value }), wanted, minor: false } };
}

const states: Readonly<Record<string, RequirementState>> = {
  draft: 'draft',
  черновик: 'draft',
  agreed: 'agreed',
  согласовано: 'agreed',
  retired: 'retired',
  снято: 'retired',
  отменено: 'retired',
};

function state({ value }: Stated): ReturnType<typeof understand> {
  const { word, rest, brackets } = parts(value);
  const known = rest === '' ? lookUp(states, word) : undefined;
  if (known === undefined) {
    const wanted = message('`draft`, `agreed` or `retired (day, reason)`');
    return { attributes: {}, complaint: { found: message('state: {value}', { value }), wanted, minor: false } };
  }
  if (known !== 'retired') return { attributes: { state: known } };
  const missing = (found: Message): Complaint => ({ found, wanted: message('`retired (day, reason)`'), minor: true });
  if (brackets === undefined || brackets === '') {
    return { attributes: { state: known }, complaint: missing(message('retired without a day and a reason')) };
  }
  const [, day = '', reason = ''] = /^([^,]*),?(.*)$/s.exec(brackets) ?? [];
  if (isDay(day.trim())) {
    const retired = { on: day.trim(), reason: reason.trim() };
    const complaint = retired.reason === '' ? missing(message('retired without a reason')) : undefined;
    return { attributes: { state: known, retired }, ...(complaint && { complaint }) };
  }
  const retired = { on: undefined, reason: brackets };
  const isLikeDay = /^\s*\d/.test(day);
  const complaint = isLikeDay ? noDay(day.trim(), true) : missing(message('retired without a day'));
  return { attributes: { state: known, retired }, complaint };
}

function design({ value, place }: Stated): ReturnType<typeof understand> {
  const { word, rest, brackets } = parts(value);
  if (/^(?:none|нет)$/i.test(word) && rest === '') {
    return { attributes: { withoutDesign: { value: isPlaceholder(brackets ?? '') ? '' : (brackets ?? ''), place } } };
  }
  const wanted = message('`none (reason)`, or no such attribute: notes name the requirements that they satisfy');
  return { attributes: {}, complaint: { found: message('design: {value}', { value }), wanted, minor: true } };
}

/** `conditional, remark (by, day)`: the first word, what follows it, and the brackets at the end. */
function parts(value: string): { readonly word: string; readonly rest: string; readonly brackets: string | undefined } {
  const text = value.replace(/[.;]$/, '').trimEnd();
  const open = text.endsWith(')') ? matchingBracket(text) : -1;
  const before = (open < 0 ? text : text.slice(0, open)).trim();
  const brackets = open < 0 ? undefined : text.slice(open + 1, -1).trim();
  const [, word = '', rest = ''] = /^([\p{L}-]*)[\s,;:–—]*(.*)$/su.exec(before) ?? [];
  return { word, rest, brackets };
}

function matchingBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}

/** `I. Petrov, 2026-11-20`; a last part without a digit is part of the name. */
export function byAndOn(text: string | undefined): {
  readonly by: string | undefined;
  readonly on: string | undefined;
} {
  const [, name = '', last = ''] = /^(?:(.*),)?([^,]*)$/s.exec(text ?? '') ?? [];
  const dated = /\d/.test(last);
  const by = (dated ? name : (text ?? '')).trim();
  return { by: isPlaceholder(by) ? undefined : by, on: dated ? last.trim() : undefined };
}

function lookUp<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function oneOf(...words: readonly string[]): Message {
  return message('one of: {words}', { words });
}
