import { message } from '../message.ts';
import type { ReportSink } from '../reader.ts';
import type { ReportDraft } from '../report/report-draft.ts';
import { shortName } from '../report/test-cases.ts';
import { type Attributes, type XmlElements, XmlReading } from './xml.ts';

/** An element that was read whole. */
export interface XmlRecord {
  readonly name: string;
  readonly attributes: Attributes;
  /** Without those that are records themselves. */
  readonly children: XmlRecord[];
  /** The beginning of its character data; empty where it has elements. */
  text: string;
  readonly line: number;
  readonly column: number;
}

export interface XmlRecords {
  /** What a document may begin with. */
  readonly roots: readonly string[];
  /** Elements that are read whole, wherever they stand: also inside of each other, and then each by itself. */
  readonly records: readonly string[];
  /** Elements that are read whole where no record is around them, and belong to it where one is. */
  readonly loose?: readonly string[];
  open?(name: string, attributes: Attributes, line: number, column: number): void;
  /** The end of an element that `open` was told of. */
  close?(name: string): void;
  /** @param complete false for what had begun when the file broke off */
  record(record: XmlRecord, complete: boolean): void;
  /** After the last element. */
  end?(): void;
}

/** Of one record: what a test says of itself is far below. */
const mostChildren = 10_000;

/** Reads XML of which some small elements say everything. Names are taken without their prefix. */
export function xmlRecords(draft: ReportDraft, wanted: XmlRecords): ReportSink {
  const records = new Set(wanted.records);
  const loose = new Set(wanted.loose);
  const open: { readonly record: XmlRecord; readonly isOwn: boolean }[] = [];
  let depth = 0;
  let children = 0;
  let listening: XmlRecord | undefined;
  const hear = (): void => {
    if (listening !== undefined) listening.text = xml.heard();
    listening = undefined;
  };

  const elements: XmlElements = {
    open(prefixed, attributes, line, column) {
      const name = withoutPrefix(prefixed);
      if (++depth === 1 && !wanted.roots.includes(name)) {
        draft.doubt(
          message('the root element is <{name}>', { name: shortName(name) }),
          message('a report that a test runner wrote'),
          line,
          column,
        );
      }
      const around = open.at(-1)?.record;
      const isOwn = records.has(name) || (around === undefined && loose.has(name));
      if (around === undefined && !isOwn) return wanted.open?.(name, attributes, line, column);
      if (listening !== undefined) xml.heard();
      if (around === undefined) children = 0;
      const record: XmlRecord = { name, attributes, children: [], text: '', line, column };
      if (!isOwn && ++children <= mostChildren) around?.children.push(record);
      open.push({ record, isOwn });
      listening = record;
      xml.listen();
    },
    close(prefixed) {
      depth--;
      const closed = open.at(-1);
      if (closed === undefined) return wanted.close?.(withoutPrefix(prefixed));
      if (listening === closed.record) hear();
      open.pop();
      if (closed.isOwn) wanted.record(closed.record, true);
    },
  };
  const xml = new XmlReading(draft.file, elements);
  return {
    write: (text) => xml.write(text),
    end() {
      const problems = xml.end();
      hear();
      for (const { record, isOwn } of open.reverse()) if (isOwn) wanted.record(record, false);
      wanted.end?.();
      return draft.finish(problems);
    },
  };
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first element below that has this name, at any depth. */
export function below(record: XmlRecord, name: string): XmlRecord | undefined {
  for (const child of allBelow(record)) if (child.name === name) return child;
  return undefined;
}

export function* allBelow(record: XmlRecord): Generator<XmlRecord> {
  for (const child of record.children) {
    yield child;
    yield* allBelow(child);
  }
}

/** Character data of the first element below that has this name. */
export function textBelow(record: XmlRecord, name: string): string | undefined {
  return below(record, name)?.text;
}
