import { readYaml } from '../syntax/yaml.ts';

/** What is written as YAML. A string stays one: `'12'` is quoted, `12` is not. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | YamlRecord;
export interface YamlRecord {
  readonly [key: string]: YamlValue;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isRecord(value: YamlValue): value is YamlRecord {
  return typeof value === 'object' && !isList(value);
}

/** `key: value`, on as many lines as it takes. */
export function entryLines(key: string, value: YamlValue): string[] {
  const [first, ...others] = valueLines(value);
  return [`${scalar(key, 'line')}:${first === '' ? '' : ` ${first}`}`, ...others];
}

/** What stands behind a key, and in the lines below it. */
export function valueLines(value: YamlValue): readonly [string, ...(readonly string[])] {
  const inLine = oneLine(value);
  if (inLine !== undefined) return [inLine];
  if (typeof value === 'string') return [value.endsWith('\n') ? '|' : '|-', ...literal(value)];
  return ['', ...blockLines(value).map((line) => (line === '' ? '' : `  ${line}`))];
}

/** An entry of a list: `- value`. */
export function itemLines(value: YamlValue): string[] {
  const inLine = isRecord(value) && Object.keys(value).length > 0 ? undefined : oneLine(value);
  if (inLine !== undefined) return [`- ${inLine}`];
  if (typeof value === 'string') return [`- |${value.endsWith('\n') ? '' : '-'}`, ...literal(value)];
  return blockLines(value).map((line, index) => (line === '' ? '' : `${index === 0 ? '- ' : '  '}${line}`));
}

/** @param gap what stands inside the brackets of maps: a space, or nothing */
export function flow(value: YamlValue, gap = ' '): string {
  if (isList(value)) return `[${value.map((item) => flow(item, gap)).join(', ')}]`;
  if (!isRecord(value)) return typeof value === 'string' ? scalar(value, 'brackets') : String(value);
  const entries = Object.entries(value).map(([key, item]) => `${scalar(key, 'brackets')}: ${flow(item, gap)}`);
  return entries.length === 0 ? '{}' : `{${gap}${entries.join(', ')}${gap}}`;
}

/** Longer lists have a line for each of their items. */
const longest = 100;

/** Undefined where it takes several lines. */
function oneLine(value: YamlValue): string | undefined {
  if (isList(value)) {
    if (value.some((item) => typeof item === 'object')) return undefined;
    const inBrackets = flow(value);
    return inBrackets.length <= longest || value.length === 0 ? inBrackets : undefined;
  }
  if (isRecord(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (typeof value !== 'string') return String(value);
  return isLiteral(value) ? undefined : scalar(value, 'line');
}

function blockLines(value: YamlValue): string[] {
  if (isList(value)) return value.flatMap(itemLines);
  return isRecord(value) ? Object.entries(value).flatMap(([key, item]) => entryLines(key, item)) : [];
}

/** Several lines of ordinary text, which `|` shows as they are. */
function isLiteral(text: string): boolean {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length < 2 || lines.at(-1) === '' || /^\s/.test(text)) return false;
  return lines.every((line) => !/[\p{Cc}\p{Cs}\ufeff\u2028\u2029]|^\s+$/u.test(line));
}

function literal(text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
}

/** @param style the quotes that stood there, if any */
export function scalar(text: string, where: 'line' | 'brackets', style?: string): string {
  const isPrintable = !/[\p{Cc}\p{Cs}\ufeff\u2028\u2029\u0085]/u.test(text);
  if (style === "'" && isPrintable) return `'${text.replaceAll("'", "''")}'`;
  return style === '"' || !isPrintable || !isPlain(text, where) ? doubleQuoted(text) : text;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Words that one or the other reader of YAML takes for a truth, a number or nothing. */
const otherwise =
  /^(?:~|null|true|false|yes|no|on|off|[-+.]?(?:\d[\d_,.:]*(?:e[-+]?\d+)?|inf|nan)|0[xob][\da-f_]+|=|<<)$/i;

function isPlain(text: string, where: 'line' | 'brackets'): boolean {
  if (text === '' || otherwise.test(text) || /^[\s?:,[\]{}#&*!|>'"%@`-]|^\.\.\.|:$|: | #|\s$/.test(text)) return false;
  if (where === 'brackets' && /[,[\]{}:]/.test(text)) return false;
  if (/^[\p{L}\p{N}][\p{L}\p{N} ./_()-]*$/u.test(text)) return true;
  const read = readYaml(`k: ${text}\n`, { file: '', spoils: 'config', typed: true });
  return read.problems.length === 0 && (read.value as { readonly k?: unknown } | undefined)?.k === text;
}
