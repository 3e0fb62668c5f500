import { SaxesParser } from 'saxes';
import { message } from '../message.ts';
import type { Message, Place, Problem } from '../model.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlElements {
  /** `line` and `column` are those of its `<`, 1-based, in UTF-16 code units. */
  open(name: string, attributes: Attributes, line: number, column: number): void;
  close(name: string): void;
  /** A comment, where somebody wants them; of one that is very long, only the end. */
  comment?(text: string, line: number): void;
}

/** Characters given to the parser at a time. */
const pieceLength = 65_536;
/** Nothing that a report says in one tag is longer; character data may be. */
const longestToken = 1_048_576;
const deepest = 100;
const heardLength = 1000;

/** Complaints of saxes 6.0.0 that are not the end. The first two: a document may follow another. */
const betweenDocuments: ReadonlySet<string> = new Set([
  'an XML declaration must be at the start of the document.',
  'inappropriately located doctype declaration.',
]);
/** `&#27;` and the like. */
const badReference = 'malformed character entity.';
/** Outside of documents these come when the text ends or the piece: neither their place nor their order means anything. */
const textOutside: ReadonlySet<string> = new Set(['text data outside of root node.', 'disallowed character.']);

/** What reporters let through that pass terminal colours on. Not NUL: that is what a crash leaves in a file. */
const control = /[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const controls = new RegExp(control, 'g');

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

/** Thrown through the parser, which has no other way to be stopped; never leaves this file. */
const stopped = new Error('stopped');

/**
 * A large XML file on its way through. Strict: what is not well formed ends the reading and is a problem with its place.
 * Entities are never expanded: there are none but the five of XML. Several documents may follow each other.
 */
export class XmlReading {
  readonly #parser = new SaxesParser({ position: false, xmlns: false });
  readonly #inside = this.#parser as unknown as Inside;
  readonly #file: string;
  readonly #elements: XmlElements;
  readonly #problems: Problem[] = [];
  readonly #open: string[] = [];
  #over = false;
  #ending = false;

  /** What the parser is given, and its offset in the file. */
  #piece = '';
  #pieceStart = 0;
  /** Offset of the line in which the piece begins. */
  #lineStart = 0;
  #heldReturn = '';

  /** The tag that was opened last. */
  #line = 1;
  #column = 1;
  /** Offset of the end of its name while the tag is not complete. */
  #tagStart: number | undefined;
  #documentEnd: Place;
  /** True once character data was let go before saxes knew what it is. */
  #forgotten = false;
  /** Undefined while nobody listens. */
  #said: string | undefined;

  constructor(file: string, elements: XmlElements) {
    this.#file = file;
    this.#elements = elements;
    this.#documentEnd = { file, line: 1, column: 1 };
    this.#parser.on('opentagstart', ({ name }) => this.#begins(name));
    this.#parser.on('opentag', ({ name, attributes }) => this.#opens(name, attributes));
    this.#parser.on('closetag', ({ name }) => this.#closes(name));
    this.#parser.on('doctype', (type) => this.#doctype(type));
    if (elements.comment !== undefined) {
      this.#parser.on('comment', (text) => elements.comment?.(text, this.#parser.line));
    }
    // Not the event `error`: it makes an error with its stack of every complaint, and there may be a million.
    this.#parser.fail = (complaint) => this.#complaint(complaint);
  }

  /** Decoded text, cut anywhere. */
  write(text: string): void {
    for (let at = 0; at < text.length && !this.#over; at += pieceLength) {
      this.#guarded(() => this.#feed(text.length <= pieceLength ? text : text.slice(at, at + pieceLength)));
    }
  }

  /** What is wrong with the file as XML. */
  end(): readonly Problem[] {
    this.#ending = true;
    if (!this.#over) this.#guarded(() => this.#parser.write(this.#heldReturn).close());
    return this.#problems;
  }

  /** Begins to keep character data, also of the elements inside. */
  listen(): void {
    this.#said = '';
    this.#parser.on('text', (text) => this.#hear(text));
    this.#parser.on('cdata', (text) => this.#hear(text));
  }

  /** What was said since `listen`: its beginning, without white space before it. Ends listening. */
  heard(): string {
    const said = this.#said ?? '';
    this.#said = undefined;
    this.#ignore();
    return said;
  }

  /** Ends the reading, from inside `open` or `close`. */
  stop(found: Message, wanted: Message): never {
    this.#refuse(this.#here(), found, wanted);
  }

  #guarded(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      if (thrown !== stopped) throw thrown;
    }
  }

  #feed(text: string): void {
    const held = this.#heldReturn + text;
    this.#heldReturn = held.endsWith('\r') ? '\r' : '';
    this.#piece = this.#heldReturn === '' ? held : held.slice(0, -1);
    const bad = this.#piece.search(control);
    if (bad < 0) {
      this.#parser.write(this.#piece);
    } else {
      this.#parser.write(this.#piece.slice(0, bad));
      this.#unclean(this.#columnOf(this.#pieceStart + bad));
      this.#parser.write(this.#piece.slice(bad).replace(controls, '\ufffd'));
    }
    const lineEnd = this.#piece.lastIndexOf('\n');
    if (lineEnd >= 0) this.#lineStart = this.#pieceStart + lineEnd + 1;
    this.#pieceStart += this.#piece.length;
    this.#keepSmall();
  }

  #keepSmall(): void {
    const { text, name, entity, piTarget } = this.#inside;
    const tag = this.#tagStart === undefined ? 0 : this.#pieceStart - this.#tagStart;
    if (Math.max(tag, name.length, entity.length, piTarget.length) > longestToken) {
      // Between two pieces saxes does not know where it is: the tag before is near enough.
      this.#refuse(
        { file: this.#file, line: this.#line, column: this.#column },
        message('a tag is longer than {n} {n|character|characters}', { n: longestToken }),
        wrongReport(),
      );
    }
    if (this.#tagStart !== undefined || text.length <= longestToken) return;
    this.#hear(text);
    this.#inside.text = '';
    this.#forgotten = true;
  }

  #begins(name: string): void {
    const { line, columnIndex, position } = this.#parser;
    this.#tagStart = position;
    if (this.#open.length === 0) this.#inside.closedRoot = false;
    if (columnIndex > 0) {
      this.#line = line;
      this.#column = columnIndex - name.length - 1;
      return;
    }
    // A line end right after the name: saxes is on the next line already.
    const lineEnd = this.#piece.charCodeAt(position - this.#pieceStart - 2) === 13 ? 2 : 1;
    this.#line = line - 1;
    this.#column = this.#columnOf(position - lineEnd - name.length - 1);
  }

  #opens(name: string, attributes: Attributes): void {
    this.#tagStart = undefined;
    if (this.#open.push(name) > deepest) {
      this.stop(message('elements are nested more than {n} {n|level|levels} deep', { n: deepest }), wrongReport());
    }
    this.#elements.open(name, attributes, this.#line, this.#column);
  }

  #closes(name: string): void {
    this.#elements.close(name);
    this.#open.pop();
    if (this.#open.length > 0) return;
    this.#documentEnd = this.#here();
    this.#inside.xmlDeclPossible = true;
    this.#inside.xmlDeclExpects = ['version'];
  }

  #doctype(type: string): void {
    if (!this.#forgotten && !type.includes('<!ENTITY')) return;
    this.#problems.push({
      kind: 'problem',
      spoils: 'report',
      place: this.#here(),
      found: message('the file declares entities, which are never expanded'),
      wanted: message('a report without entity declarations'),
    });
  }

  /** Returns where saxes can go on, with what it makes of it. */
  #complaint(complaint: string): SaxesParser<{ position: false; xmlns: false }> {
    const element = this.#open.at(-1);
    if (element === undefined && betweenDocuments.has(complaint)) return this.#parser;
    if (complaint === badReference) {
      this.#unclean(this.#parser.columnIndex);
      return this.#parser;
    }
    if (this.#ending) {
      const place =
        element === undefined
          ? message('the file ends too early')
          : message('the file ends inside <{element}>', { element });
      this.stop(place, completeReport());
    }
    if (element === undefined && this.#tagStart === undefined && textOutside.has(complaint)) {
      this.#refuse(this.#documentEnd, message('there is text outside of the document'), completeReport());
    }
    this.stop(
      message('this is not well-formed XML: {complaint}', { complaint: complaint.replace(/\.$/, '') }),
      completeReport(),
    );
  }

  /** Once a file: the rest is as good as without. */
  #unclean(column: number): void {
    if (this.#problems.some(({ minor }) => minor)) return;
    this.#problems.push({
      kind: 'problem',
      spoils: 'report',
      place: { file: this.#file, line: this.#parser.line, column },
      found: message('a control character, which XML does not allow'),
      wanted: message('text without control characters; the rest of the report was read'),
      minor: true,
    });
  }

  #refuse(place: Place, found: Message, wanted: Message): never {
    this.#problems.push({ kind: 'problem', spoils: 'report', place, found, wanted });
    this.#over = true;
    throw stopped;
  }

  #hear(text: string): void {
    if (this.#said === undefined) return;
    this.#said += (this.#said === '' ? text.trimStart() : text).slice(0, heardLength - this.#said.length);
    if (this.#said.length === heardLength) this.#ignore();
  }

  #ignore(): void {
    this.#parser.off('text');
    this.#parser.off('cdata');
  }

  /** Only from inside an event of the parser. */
  #here(): Place {
    return { file: this.#file, line: this.#parser.line, column: Math.max(1, this.#parser.columnIndex) };
  }

  /** Column of an offset in the piece, or in the line in which the piece begins. */
  #columnOf(offset: number): number {
    const before = offset - this.#pieceStart - 1;
    const lineEnd = before < 0 ? -1 : this.#piece.lastIndexOf('\n', before);
    return offset - (lineEnd < 0 ? this.#lineStart : this.#pieceStart + lineEnd + 1) + 1;
  }
}

function completeReport(): Message {
  return message('a complete report');
}

function wrongReport(): Message {
  return message('a report that a test runner wrote');
}
