import { SaxesParser } from 'saxes';
import { message } from './message.ts';
import type { Message, Place, Problem } from './model.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlElements {
  /** `line` and `column` are those of its `<`, 1-based, in UTF-16 code units. */
  open(name: string, attributes: Attributes, line: number, column: number): void;
  close(name: string): void;
}

/** A large XML file on its way through. Strict: what is not well formed ends the reading and is a problem with its place. */
export interface XmlReading {
  /** Decoded text, cut anywhere. */
  write(text: string): void;
  /** Begins to keep character data, also of elements inside. */
  listen(): void;
  /** What was said since `listen`: its beginning, without white space before it. Ends listening. */
  heard(): string;
  /** Ends the reading from inside `open` or `close`. */
  stop(found: Message, wanted: Message): never;
  /** What is wrong with the file as XML. */
  end(): readonly Problem[];
}

/** Characters given to the parser at a time. */
const pieceLength = 65_536;
/** Nothing that a report says in one tag is longer; character data may be. */
const longestToken = 1_048_576;
const deepest = 100;
const heardLength = 1000;

/**
 * What saxes 6.0.0 does not offer: it keeps an unfinished CDATA section or comment whole although nobody listens, and takes
 * a file for one document although runners append to the report that is there.
 */
interface Inside {
  text: string;
  readonly name: string;
  readonly entity: string;
  readonly piTarget: string;
  closedRoot: boolean;
  xmlDeclPossible: boolean;
  xmlDeclExpects: string[];
}

/** Thrown out of the parser, which has no other way to be stopped; never leaves this file. */
const stopped = new Error('stopped');

/** Entities are never expanded: there are none but the five of XML. Several documents may follow each other. */
export function readXml(file: string, elements: XmlElements): XmlReading {
  const parser = new SaxesParser({ position: false, xmlns: false });
  const inside = parser as unknown as Inside;
  const problems: Problem[] = [];
  const open: string[] = [];
  let over = false;
  let ending = false;
  let piece = '';
  let pieceStart = 0;
  /** Offset of the first character of the line in which the piece begins. */
  let lineStart = 0;
  let heldReturn = '';
  let line = 1;
  let column = 1;
  let insideTag = false;
  let tagStart = 0;
  let documentEnd: Place = { file, line: 1, column: 1 };
  let forgotten = false;
  let listening = false;
  let said = '';

  const here = (): Place => ({ file, line: parser.line, column: Math.max(1, parser.columnIndex) });
  const unclean = (column: number): void => {
    if (problems.some(({ minor }) => minor)) return;
    problems.push({
      kind: 'problem',
      spoils: 'report',
      place: { file, line: parser.line, column },
      found: message('A control character, which XML does not allow'),
      wanted: message('Text without control characters; the rest of the report was read'),
      minor: true,
    });
  };
  const refuse = (place: Place, found: Message, wanted: Message): never => {
    problems.push({ kind: 'problem', spoils: 'report', place, found, wanted });
    over = true;
    throw stopped;
  };
  const stop = (found: Message, wanted: Message): never => refuse(here(), found, wanted);
  const hear = (text: string): void => {
    said += (said === '' ? text.trimStart() : text).slice(0, heardLength - said.length);
    if (said.length >= heardLength) ignore();
  };
  const ignore = (): void => {
    parser.off('text');
    parser.off('cdata');
  };

  parser.on('opentagstart', ({ name }) => {
    insideTag = true;
    tagStart = parser.position;
    if (open.length === 0) inside.closedRoot = false;
    if (parser.columnIndex > 0) {
      line = parser.line;
      column = parser.columnIndex - name.length - 1;
      return;
    }
    // A line end right after the name: saxes is on the next line already.
    const lineEnd = piece.charCodeAt(tagStart - pieceStart - 2) === 13 ? 2 : 1;
    const start = tagStart - lineEnd - name.length - 1;
    const before = start > pieceStart ? piece.lastIndexOf('\n', start - pieceStart - 1) : -1;
    line = parser.line - 1;
    column = start - (before < 0 ? lineStart : pieceStart + before + 1) + 1;
  });
  parser.on('opentag', ({ name, attributes }) => {
    insideTag = false;
    if (open.push(name) > deepest) {
      stop(
        message('Elements are nested more than {n} {n|level|levels} deep', { n: deepest }),
        message('A report that a test runner wrote'),
      );
    }
    elements.open(name, attributes, line, column);
  });
  parser.on('closetag', ({ name }) => {
    elements.close(name);
    open.pop();
    if (open.length > 0) return;
    documentEnd = here();
    inside.xmlDeclPossible = true;
    inside.xmlDeclExpects = ['version'];
  });
  parser.on('doctype', (type) => {
    if (forgotten || type.includes('<!ENTITY')) {
      problems.push({
        kind: 'problem',
        spoils: 'report',
        place: here(),
        found: message('The file declares entities, which are never expanded'),
        wanted: message('A report without entity declarations'),
      });
    }
  });
  parser.on('error', ({ message: complaint }) => {
    const element = open.at(-1);
    if (element === undefined && betweenDocuments.has(complaint)) return;
    if (complaint === badReference) {
      unclean(parser.columnIndex);
      return;
    }
    if (ending && element === undefined) stop(message('The file ends too early'), completeReport());
    if (ending && element !== undefined)
      stop(message('The file ends inside <{element}>', { element }), completeReport());
    const outside = element === undefined && !insideTag && outsideOfDocuments.has(complaint);
    if (outside) refuse(documentEnd, message('There is text outside of the document'), completeReport());
    stop(
      message('This is not well-formed XML: {complaint}', { complaint: complaint.replace(/\.$/, '') }),
      completeReport(),
    );
  });

  const guarded = (step: () => void): void => {
    if (over) return;
    try {
      step();
    } catch (thrown) {
      if (thrown !== stopped) throw thrown;
    }
  };
  const keepSmall = (): void => {
    const { text, name, entity, piTarget } = inside;
    const tag = insideTag ? pieceStart - tagStart : 0;
    if (Math.max(tag, name.length, entity.length, piTarget.length) > longestToken) {
      // Between two pieces saxes does not know its column: the tag before is near enough.
      refuse(
        { file, line, column },
        message('A tag is longer than {n} {n|character|characters}', { n: longestToken }),
        message('A report that a test runner wrote'),
      );
    }
    if (insideTag || text.length <= longestToken) return;
    if (listening) hear(text);
    inside.text = '';
    forgotten = true;
  };
  const feed = (text: string): void => {
    piece = heldReturn + text;
    heldReturn = '';
    if (piece.endsWith('\r')) {
      heldReturn = '\r';
      piece = piece.slice(0, -1);
    }
    const bad = piece.search(control);
    parser.write(bad < 0 ? piece : piece.slice(0, bad));
    if (bad >= 0) {
      const lineEnd = piece.lastIndexOf('\n', bad);
      unclean(lineEnd < 0 ? pieceStart + bad - lineStart + 1 : bad - lineEnd);
      parser.write(piece.slice(bad).replace(controls, '\ufffd'));
    }
    const last = piece.lastIndexOf('\n');
    if (last >= 0) lineStart = pieceStart + last + 1;
    pieceStart += piece.length;
    keepSmall();
  };

  return {
    write(text) {
      for (let at = 0; at < text.length && !over; at += pieceLength) {
        guarded(() => {
          feed(text.length <= pieceLength ? text : text.slice(at, at + pieceLength));
        });
      }
    },
    listen() {
      listening = true;
      said = '';
      parser.on('text', hear);
      parser.on('cdata', hear);
    },
    heard() {
      listening = false;
      ignore();
      return said;
    },
    stop,
    end() {
      guarded(() => {
        ending = true;
        parser.write(heldReturn).close();
      });
      return problems;
    },
  };
}

const betweenDocuments: ReadonlySet<string> = new Set([
  'an XML declaration must be at the start of the document.',
  'inappropriately located doctype declaration.',
]);
/** Complained of where the text ends or the piece, so that neither place nor order can be relied on. */
const outsideOfDocuments: ReadonlySet<string> = new Set(['text data outside of root node.', 'disallowed character.']);

function completeReport(): Message {
  return message('A complete report');
}

/** `&#27;` and the like. */
const badReference = 'malformed character entity.';

/** What reporters let through that pass terminal colours on. Not NUL: that is what a crash leaves in a file. */
const control = /[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const controls = new RegExp(control, 'g');

/** A string of its own: a slice would keep the whole piece in memory that it was cut from. */
export function copied(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/**
 * Name of the first element, past white space, declaration, comments, processing instructions and a document type. Undefined
 * where the text is not XML, or ends before the name does.
 */
export function rootOf(head: string): string | undefined {
  let at = 0;
  for (;;) {
    while (/\s/.test(head.charAt(at))) at++;
    if (head.startsWith('<!--', at)) at = after(head, '-->', at);
    else if (head.startsWith('<?', at)) at = after(head, '?>', at);
    else if (head.startsWith('<!DOCTYPE', at)) at = afterDoctype(head, at);
    else return /^<([^\s<>/!?"'=]+)(?=[\s/>])/.exec(head.slice(at, at + 300))?.[1];
  }
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

function afterDoctype(text: string, from: number): number {
  const end = /[[>]/g;
  end.lastIndex = from;
  const found = end.exec(text);
  if (found?.[0] !== '[') return found === null ? text.length : found.index + 1;
  return after(text, '>', after(text, ']', found.index));
}
