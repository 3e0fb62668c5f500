import { message } from '../message.ts';
import type { Problem } from '../model.ts';

export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];

export interface JsonObject {
  readonly fields: ReadonlyMap<string, JsonValue>;
  /** Of its `{`, 1-based, in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export interface JsonWanted {
  /** Objects that are told as soon as they are complete, and not kept: `testResults.*` are the elements of that list. */
  readonly items: readonly string[];
  /** Names of fields that are passed over, at every depth: what is large and says nothing of tests. */
  readonly passOver: readonly string[];
  item(item: JsonObject, path: string): void;
}

/** Of a string, what is more is left out. */
const longestString = 4096;
const longestWord = 64;
const deepest = 500;
/** Values kept at a time: of one item, or of what is around the items. */
const mostKept = 1_000_000;

const special = /["\\\x00-\x1f]/g;
const wordEnd = /[^-+.\w]/g;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

interface Frame {
  readonly list: JsonValue[] | undefined;
  readonly fields: Map<string, JsonValue> | undefined;
  readonly isList: boolean;
  /** False for what is passed over. */
  readonly kept: boolean;
  /** Path from the root where no item is around it. */
  readonly path: string | undefined;
  /** True where it is told when it is complete. */
  readonly isItem: boolean;
  /** Names so far, of which there must be no second. */
  readonly names: Set<string> | undefined;
  readonly line: number;
  readonly column: number;
  name: string;
  /** What may come next. */
  next: 'first' | 'name' | 'colon' | 'value' | 'more';
}

/** Thrown to leave the scanner from any depth; never leaves this file. */
const stopped = new Error('stopped');

/**
 * A large JSON file on its way through. Strict: everything that `JSON.parse` refuses ends the reading and is a problem with its
 * place; so is a name that comes twice in one object, because one of the two would be lost.
 */
export class JsonReading {
  readonly #file: string;
  readonly #wanted: JsonWanted;
  readonly #items: ReadonlySet<string>;
  readonly #passOver: ReadonlySet<string>;
  readonly #frames: Frame[] = [];
  #problem: Problem | undefined;
  #root: JsonValue | undefined;
  #kept = 0;

  #mode: 'between' | 'string' | 'escape' | 'word' = 'between';
  #text = '';
  #escape = '';
  #line = 1;
  /** Offset of the beginning of the line, and of the piece. */
  #lineStart = 0;
  #pieceStart = 0;
  #at = 0;

  constructor(file: string, wanted: JsonWanted) {
    this.#file = file;
    this.#wanted = wanted;
    this.#items = new Set(wanted.items);
    this.#passOver = new Set(wanted.passOver);
  }

  /** Decoded text, cut anywhere. */
  write(text: string): void {
    if (this.#problem !== undefined) return;
    this.#guarded(() => this.#scan(text));
    this.#pieceStart += text.length;
  }

  /** What is around the items, where the file is a complete object; and what is wrong with it as JSON. */
  end(): { readonly root?: JsonObject; readonly problems: readonly Problem[] } {
    this.#at = 0;
    if (this.#problem === undefined) {
      this.#guarded(() => {
        if (this.#mode === 'word') this.#word();
        if (this.#mode !== 'between' || this.#frames.length > 0 || this.#root === undefined) this.#endsEarly();
      });
    }
    if (this.#problem !== undefined) return { problems: [this.#problem] };
    return isObject(this.#root) ? { root: this.#root, problems: [] } : { problems: [] };
  }

  #guarded(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      if (thrown !== stopped) throw thrown;
    }
  }

  #scan(text: string): void {
    this.#at = 0;
    while (this.#at < text.length) {
      switch (this.#mode) {
        case 'string':
          this.#inString(text);
          break;
        case 'escape':
          this.#inEscape(text);
          break;
        case 'word':
          this.#inWord(text);
          break;
        case 'between':
          this.#between(text);
      }
    }
  }

  #between(text: string): void {
    const character = text.charAt(this.#at);
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
        break;
      case '\n':
        this.#line++;
        this.#lineStart = this.#pieceStart + this.#at + 1;
        break;
      case '"':
        this.#mode = 'string';
        this.#text = '';
        break;
      case '{':
      case '[':
        this.#open(character === '[');
        break;
      case '}':
      case ']':
        this.#close(character === ']');
        break;
      case ':':
        this.#expect('colon', character).next = 'value';
        break;
      case ',': {
        const frame = this.#expect('more', character);
        frame.next = frame.isList ? 'value' : 'name';
        break;
      }
      default:
        this.#mode = 'word';
        this.#text = '';
        return;
    }
    this.#at++;
  }

  #inString(text: string): void {
    special.lastIndex = this.#at;
    const found = special.exec(text);
    const end = found?.index ?? text.length;
    this.#append(text.slice(this.#at, Math.min(end, this.#at + longestString)));
    this.#at = end;
    if (found === null) return;
    if (found[0] === '\\') {
      this.#mode = 'escape';
      this.#escape = '';
    } else if (found[0] === '"') {
      this.#mode = 'between';
      this.#string(this.#text);
    } else this.#refuse(found[0]);
    this.#at++;
  }

  #inEscape(text: string): void {
    this.#escape += text.charAt(this.#at);
    const [kind = ''] = this.#escape;
    const meaning = escapes[kind];
    if (meaning !== undefined) this.#append(meaning);
    else if (!/^u[\da-fA-F]{0,4}$/.test(this.#escape)) this.#refuse(`\\${this.#escape}`);
    else if (this.#escape.length === 5) this.#append(String.fromCharCode(parseInt(this.#escape.slice(1), 16)));
    if (meaning !== undefined || this.#escape.length === 5) this.#mode = 'string';
    this.#at++;
  }

  #append(text: string): void {
    if (this.#text.length < longestString) this.#text += text;
  }

  #inWord(text: string): void {
    wordEnd.lastIndex = this.#at;
    const end = wordEnd.exec(text)?.index ?? text.length;
    this.#text += text.slice(this.#at, end);
    if (this.#text.length > longestWord || (this.#text === '' && end < text.length)) {
      this.#refuse(this.#text.slice(0, 20) || text.charAt(end));
    }
    this.#at = end;
    if (end < text.length) this.#word();
  }

  #word(): void {
    this.#mode = 'between';
    const word = this.#text;
    if (word === 'true' || word === 'false') this.#value(word === 'true');
    else if (word === 'null') this.#value(null);
    else if (number.test(word)) this.#value(Number(word));
    else this.#refuse(word.slice(0, 20));
  }

  #string(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined || frame.isList || frame.next === 'value') return this.#value(copied(text));
    if (frame.next !== 'first' && frame.next !== 'name') this.#refuse('"');
    if (frame.names?.has(text) === true) {
      this.#stop(message('the name "{name}" comes twice in one object', { name: text.slice(0, 100) }));
    }
    frame.name = copied(text);
    frame.names?.add(frame.name);
    frame.next = 'colon';
  }

  #value(value: JsonValue): void {
    const frame = this.#place();
    if (frame === undefined) this.#root = value;
    else if (frame.kept && !this.#isPassedOver(frame)) this.#keep(frame, value);
  }

  /** Where a value may stand now. */
  #place(): Frame | undefined {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      if (this.#root !== undefined) this.#stop(message('there is text outside of the document'));
      return undefined;
    }
    if (frame.next !== 'value' && !(frame.isList && frame.next === 'first')) this.#refuse('');
    frame.next = 'more';
    return frame;
  }

  #isPassedOver(frame: Frame): boolean {
    return !frame.isList && this.#passOver.has(frame.name);
  }

  #keep(frame: Frame, value: JsonValue): void {
    if (frame.list !== undefined) frame.list.push(value);
    else frame.fields?.set(frame.name, value);
    if (++this.#kept > mostKept) {
      this.#stop(message('more than {n} {n|value|values} in one part of the report', { n: mostKept }));
    }
  }

  #open(isList: boolean): void {
    const frame = this.#place();
    if (this.#frames.length >= deepest) {
      this.#stop(message('values are nested more than {n} {n|level|levels} deep', { n: deepest }));
    }
    const path =
      frame === undefined
        ? ''
        : frame.path === undefined
          ? undefined
          : `${frame.path === '' ? '' : `${frame.path}.`}${frame.isList ? '*' : frame.name}`;
    const isItem = path !== undefined && !isList && this.#items.has(path);
    const kept = frame === undefined || (frame.kept && !this.#isPassedOver(frame));
    if (isItem) this.#kept = 0;
    this.#frames.push({
      list: kept && isList ? [] : undefined,
      fields: kept && !isList ? new Map() : undefined,
      names: kept && !isList ? new Set() : undefined,
      isList,
      kept,
      path: isItem ? undefined : path,
      isItem: isItem && kept,
      line: this.#line,
      column: this.#column(),
      name: '',
      next: 'first',
    });
    if (this.#root === undefined && frame === undefined) this.#root = null;
  }

  #close(isList: boolean): void {
    const frame = this.#frames.pop();
    if (frame === undefined || frame.isList !== isList || (frame.next !== 'more' && frame.next !== 'first')) {
      this.#refuse(isList ? ']' : '}');
    }
    const { list, fields, line, column } = frame;
    const value: JsonValue | undefined = fields === undefined ? list : { fields, line, column };
    const around = this.#frames.at(-1);
    if (value === undefined) return;
    if (around === undefined) this.#root = value;
    else if (frame.isItem && isObject(value)) {
      this.#wanted.item(value, `${around.path === '' ? '' : `${around.path}.`}${around.isList ? '*' : around.name}`);
    } else this.#keep(around, value);
  }

  #expect(next: Frame['next'], found: string): Frame {
    const frame = this.#frames.at(-1);
    if (frame === undefined && this.#root !== undefined) this.#stop(message('there is text outside of the document'));
    if (frame?.next !== next) this.#refuse(found);
    return frame;
  }

  #column(): number {
    return this.#pieceStart + this.#at - this.#lineStart + 1;
  }

  #endsEarly(): never {
    this.#stop(message('the file ends too early'));
  }

  #refuse(found: string): never {
    this.#stop(
      found.trim() === ''
        ? message('this is not well-formed JSON')
        : message('this is not well-formed JSON: {found} is out of place', { found }),
    );
  }

  #stop(found: Problem['found']): never {
    this.#problem = {
      kind: 'problem',
      spoils: 'report',
      place: { file: this.#file, line: this.#line, column: Math.max(1, this.#column()) },
      found,
      wanted: message('a complete report'),
    };
    throw stopped;
  }
}

/** A string of its own: a slice would keep the whole piece in memory that it was cut from. */
function copied(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

export function textAt(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.fields.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A number, also one that somebody wrote as a string; else 0. */
export function numberAt(object: JsonObject | undefined, name: string): number {
  const value = object?.fields.get(name);
  if (typeof value === 'string' && number.test(value.trim())) return Number(value);
  return typeof value === 'number' ? value : 0;
}

export function objectAt(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.fields.get(name);
  return isObject(value) ? value : undefined;
}

function listAt(object: JsonObject | undefined, name: string): readonly JsonValue[] {
  const value = object?.fields.get(name);
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

export function objectsAt(object: JsonObject | undefined, name: string): readonly JsonObject[] {
  return listAt(object, name).filter(isObject);
}

export function textsAt(object: JsonObject | undefined, name: string): readonly string[] {
  return listAt(object, name).filter((value) => typeof value === 'string');
}
