import { message } from '../message.ts';
import type { Message } from '../model.ts';

/** Bytes that are not what the file says they are. What could be decoded was; some characters may be wrong ones. */
export interface EncodingFault {
  /** 1-based line of the first of them; 1 where the file as a whole is meant. */
  readonly line: number;
  readonly found: Message;
  readonly wanted: Message;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
type Decoder = InstanceType<typeof TextDecoder>;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A document: UTF-8, or UTF-16 with a byte order mark, which is left out, or as VS Code knows it without one. Everything else is taken
 * for windows-1252, in which any bytes mean something, and says so.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly fault?: EncodingFault } {
  const mark = markOf(bytes);
  const content = mark === undefined ? bytes : bytes.subarray(mark.length);
  if (mark === undefined || mark.encoding === 'utf-8') {
    try {
      return { text: strictUtf8.decode(content) };
    } catch {
      const line = 1 + lineEnds(content, firstInvalid(content));
      return { text: windows1252(content), fault: notUtf8(line) };
    }
  }
  try {
    return { text: new TextDecoder(mark.encoding, { fatal: true, ignoreBOM: true }).decode(content) };
  } catch {
    return { text: new TextDecoder(mark.encoding).decode(content), fault: notIn(mark.encoding) };
  }
}

/** True for UTF-16, marked or not: no ASCII text stands in its bytes as such. */
export function isUtf16(bytes: Uint8Array): boolean {
  return markOf(bytes)?.encoding.startsWith('utf-16') === true;
}

/** A text in the encoding of the bytes of another, and with their byte order mark. */
export function encodedAs(before: Uint8Array, text: string): Uint8Array {
  const { encoding, length } = markOf(before) ?? { encoding: 'utf-8', length: 0 };
  const content = encoding === 'utf-8' ? new TextEncoder().encode(text) : inUtf16(text, encoding === 'utf-16le');
  return joined(before.subarray(0, length), content);
}

function inUtf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) bytes.setUint16(2 * at, text.charCodeAt(at), isLittleEndian);
  return new Uint8Array(bytes.buffer);
}

export interface ReportDecoder {
  /** The characters that are complete so far; the bytes may be cut anywhere. */
  write(bytes: Uint8Array): string;
  end(): string;
  /** The first thing that was wrong; final after `end`. */
  readonly fault: EncodingFault | undefined;
}

/** Enough for every XML declaration; nothing is decoded before it is known to be complete or absent. */
const longestDeclaration = 1024;

/**
 * A report, which may be XML. A byte order mark decides, whatever the declaration says; then the pattern of `<` in UTF-16;
 * then the encoding that the XML declaration names; else UTF-8. From the first byte that is not UTF-8 it goes on as windows-1252.
 */
export function reportDecoder(): ReportDecoder {
  let head = new Uint8Array(0);
  let decoder: ReportDecoder | undefined;

  const begin = (): string => {
    const mark = byteOrderMark(head);
    const label = mark?.encoding ?? utf16Pattern(head) ?? declaredEncoding(head);
    decoder = label === 'utf-8' ? utf8Stream() : labelledStream(label);
    return decoder.write(head.subarray(mark?.length ?? 0));
  };
  return {
    write(bytes) {
      if (decoder !== undefined) return decoder.write(bytes);
      head = joined(head, bytes);
      return head.length < longestDeclaration && mayGrow(head) ? '' : begin();
    },
    end() {
      const text = decoder === undefined ? begin() : '';
      return text + (decoder?.end() ?? '');
    },
    get fault() {
      return decoder?.fault;
    },
  };
}

function utf8Stream(): ReportDecoder {
  let fault: EncodingFault | undefined;
  let isUtf8 = true;
  let rest = new Uint8Array(0);
  let line = 1;

  const decode = (bytes: Uint8Array): string => {
    try {
      const text = strictUtf8.decode(bytes);
      line += lineEnds(bytes, bytes.length);
      return text;
    } catch {
      const valid = firstInvalid(bytes);
      fault = notUtf8(line + lineEnds(bytes, valid));
      isUtf8 = false;
      return strictUtf8.decode(bytes.subarray(0, valid)) + windows1252(bytes.subarray(valid));
    }
  };
  return {
    write(bytes) {
      if (!isUtf8) return windows1252(bytes);
      const all = rest.length === 0 ? bytes : joined(rest, bytes);
      const complete = all.length - incompleteTail(all);
      rest = all.slice(complete);
      const text = decode(all.subarray(0, complete));
      return isUtf8 ? text : text + windows1252(rest);
    },
    end: () => (rest.length === 0 || !isUtf8 ? '' : decode(rest)),
    get fault() {
      return fault;
    },
  };
}

function labelledStream(label: string): ReportDecoder {
  let fault: EncodingFault | undefined;
  let decoder: Decoder;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    fault = {
      line: 1,
      found: message('the file says that its encoding is "{encoding}", which nobody knows', { encoding: label }),
      wanted: message('UTF-8'),
    };
  }
  const decode = (bytes?: Uint8Array): string => {
    if (decoder.encoding === 'windows-1252') return bytes === undefined ? '' : windows1252(bytes);
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      fault ??= notIn(label);
      decoder = new TextDecoder(label, { ignoreBOM: true });
      return decoder.decode(bytes, { stream: bytes !== undefined });
    }
  };
  return {
    write: decode,
    end: () => decode(),
    get fault() {
      return fault;
    },
  };
}

/** What its bytes from 0x80 to 0x9f mean. */
const from80To9f = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node 20 decodes it as ISO-8859-1, which has control characters where windows-1252 has dashes and quotation marks. */
function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (sign) => from80To9f[sign.charCodeAt(0) - 0x80] ?? sign);
}

interface Mark {
  readonly encoding: Encoding;
  /** Bytes that are no part of the text. */
  readonly length: number;
}

function markOf(bytes: Uint8Array): Mark | undefined {
  return byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
}

/** Bytes that VS Code looks at. */
const looked = 512;

/** Every other byte at the beginning is zero, and no other. */
function unmarkedUtf16(bytes: Uint8Array): Mark | undefined {
  const head = bytes.subarray(0, looked);
  const zero = head.indexOf(0);
  if ((zero !== 0 && zero !== 1) || bytes.length % 2 !== 0) return undefined;
  if (head.some((byte, at) => (byte === 0) !== (at % 2 === zero))) return undefined;
  return { encoding: zero === 1 ? 'utf-16le' : 'utf-16be', length: 0 };
}

function byteOrderMark([a, b, c]: Uint8Array): Mark | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** `<`, then anything of ASCII, both in two bytes. */
function utf16Pattern([a, b, c, d]: Uint8Array): Encoding | undefined {
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'<>]*)["']/;

/** A declaration that could be read as ASCII is not UTF-16, whatever it says: that is how .NET writes strings to files. */
function declaredEncoding(head: Uint8Array): string {
  const label = declaration.exec(ascii(head))?.[1]?.trim().toLowerCase() ?? 'utf-8';
  return /^(?:utf-?8$|utf-?16|ucs-?2|unicode|(?:us-)?ascii$)/.test(label) ? 'utf-8' : label;
}

/** True while the bytes may be the beginning of a declaration that is not yet complete. */
function mayGrow(head: Uint8Array): boolean {
  if (head.length < 4) return true;
  const text = ascii(head).trimStart();
  return '<?xml'.startsWith(text) || (text.startsWith('<?xml') && !text.includes('?>'));
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, longestDeclaration));
}

function notUtf8(line: number): EncodingFault {
  return { line, found: message('the file has bytes that are not UTF-8'), wanted: message('UTF-8') };
}

function notIn(encoding: string): EncodingFault {
  return {
    line: 1,
    found: message('the file has bytes that mean nothing in its encoding, {encoding}', { encoding }),
    wanted: message('UTF-8'),
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function lineEnds(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** Number of bytes at the end that begin a character of UTF-8 without ending it. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Offset of the first byte that is not UTF-8 where it stands. Slow, and needed once per file. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : sequenceLength(lead);
    if (length > 1 && !decodes(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
