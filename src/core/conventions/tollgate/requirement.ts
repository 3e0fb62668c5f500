import { detached } from '../../reading/detached.ts';
import { collapsed, withDigest, withText } from '../../digest.ts';
import type { Heading, Item, MarkdownLine } from '../../syntax/markdown.ts';
import { message } from '../../message.ts';
import type { AcceptanceCriterion, Place, Requirement, Stated } from '../../model.ts';
import { nearest } from '../../convention/nearest.ts';
import { attributeNamed, attributeNames, type AttributeName, type Attributes, understand } from './attributes.ts';
import type { Complaints } from './complaints.ts';

/**
 * What stands below the heading of a requirement, taken apart: attributes, acceptance criteria, and all the rest, which is
 * the statement. Nothing is left out: whatever is neither an attribute nor a criterion is part of what people sign.
 */
class RequirementReader {
  readonly #complaints: Complaints;
  readonly #statement: string[] = [];
  readonly #criteria: Written[] = [];
  readonly #attributes: { readonly name: AttributeName; readonly label: string; readonly written: Written }[] = [];
  #inCriteria = false;
  /** What a line that stands inside an item is added to. */
  #open: string[] | undefined;

  constructor(complaints: Complaints) {
    this.#complaints = complaints;
  }

  read(heading: Heading, id: string, title: string, lines: readonly MarkdownLine[]): Requirement {
    for (const line of lines) this.#line(line);
    if (title === '') {
      this.#complaints.addMinor(heading, message('{id} without a title', { id }), message('`### {id} Title`', { id }));
    }
    const attributes = this.#understood();
    return withText({
      id: detached(id),
      convention: 'tollgate',
      place: this.#complaints.place(heading),
      endLine: lines.findLast((line) => line.kind !== 'blank')?.number ?? heading.number,
      state: 'agreed' as const,
      title: detached(collapsed(title)),
      statement: detached(this.#statement.join('\n').trim()),
      criteria: this.#numbered(id),
      verifyBy: 'test' as const,
      ...attributes,
    });
  }

  #line(line: MarkdownLine): void {
    if (line.kind === 'blank' || line.kind === 'rule') {
      if (this.#open === undefined && this.#statement.at(-1) !== '') this.#statement.push('');
      return;
    }
    if ((line.kind === 'heading' || line.kind === 'text') && criteriaTitle.test(line.text)) {
      if (this.#inCriteria) {
        const wanted = message('`### REQ-007 Title` above them');
        this.#complaints.add(
          line,
          message('{key} a second time', { key: line.text.replace(/^[*_]+|[\s:*_]+$/g, '') }),
          wanted,
        );
      }
      this.#inCriteria = true;
      this.#open = undefined;
      return;
    }
    if (line.kind === 'heading') this.#prose(line);
    else if (line.kind === 'item' && line.depth === 0) this.#item(line);
    else if (line.depth > 0 && this.#open !== undefined) this.#open.push(line.text);
    else this.#unnumbered(line);
  }

  #item(item: Item): void {
    if (item.ordinal === undefined) {
      const { label, value } = keyAndValue(item.text);
      const name = attributeNamed(label);
      if (name !== undefined) {
        this.#attributes.push({ name, label, written: this.#begin(item, value) });
        return;
      }
      const [meant] = label === '' ? [] : nearest(label, attributeNames);
      if (meant !== undefined) {
        const wanted = message('{key}, perhaps', { key: meant });
        this.#complaints.addMinor(item, message('no attribute is called {name}', { name: label }), wanted);
      }
      if (this.#inCriteria) {
        this.#complaints.add(item, message('an acceptance criterion without a number'), message('a numbered list'));
      }
      this.#prose(item);
    } else if (this.#inCriteria) this.#criteria.push(this.#begin(item, item.text, item.ordinal));
    else this.#prose(item);
  }

  /** A list that follows its introduction directly must begin with 1 to be a list; a person meant one nevertheless. */
  #unnumbered(line: MarkdownLine): void {
    const [, number, text = ''] =
      (this.#inCriteria && line.kind === 'text' && /^(\d{1,9})[.)]\s+(.*)$/s.exec(line.text)) || [];
    if (number === undefined) this.#prose(line);
    else this.#criteria.push(this.#begin(line, text, Number(number)));
  }

  #begin(line: MarkdownLine, text: string, number = 0): Written {
    this.#open = [text];
    const column = line.column + line.text.length - text.length;
    return { place: this.#complaints.place({ line: line.number, column }), lines: this.#open, number };
  }

  #prose(line: MarkdownLine): void {
    this.#statement.push(line.text);
    this.#open = undefined;
  }

  #understood(): Attributes {
    const seen = new Map<AttributeName, Stated>();
    const all: Attributes = {};
    for (const { name, label, written } of this.#attributes) {
      const { place } = written;
      const stated = { value: textOf(written.lines), place };
      const first = seen.get(name);
      if (first !== undefined) this.#repeated(label, first, stated);
      else if (stated.value === '') {
        this.#complaints.addMinor(
          place,
          message('{key} without a value', { key: label }),
          message('a value, or no such line'),
        );
      } else {
        seen.set(name, stated);
        const { attributes, complaint } = understand(name, stated);
        Object.assign(all, attributes);
        if (complaint !== undefined) {
          this.#complaints[complaint.minor ? 'addMinor' : 'add'](place, complaint.found, complaint.wanted);
        }
      }
    }
    return all;
  }

  #repeated(label: string, first: Stated, second: Stated): void {
    const wanted = message('once; it stands in line {line} already', { line: first.place.line });
    const found = message('{key} a second time', { key: label });
    this.#complaints[first.value === second.value ? 'addMinor' : 'add'](second.place, found, wanted);
  }

  #numbered(id: string): AcceptanceCriterion[] {
    const written = this.#criteria;
    // What is numbered 1, 1, 1 is shown as 1, 2, 3.
    const counted = written.length > 1 && written.every(({ number }) => number === 1);
    return written.map(({ place, lines, number }, index) => {
      const shown = counted ? index + 1 : number;
      if (!counted) this.#checkNumber(id, place, shown, written[index - 1]?.number ?? 0);
      const text = textOf(lines);
      if (text === '') {
        this.#complaints.add(
          place,
          message('{id}/{number} is empty', { id, number: shown }),
          message('what must hold, in one sentence'),
        );
      }
      return withDigest({ number: String(shown), text, place });
    });
  }

  #checkNumber(id: string, place: Place, number: number, previous: number): void {
    if (number === previous + 1) return;
    const found = message('acceptance criterion {number} of {id} after {previous}', { id, number, previous });
    const wanted = message('{number}: the criteria are numbered from 1, without a gap', { number: previous + 1 });
    // A gap is still clear to everybody who cites; a number that comes twice, or goes back, is not.
    this.#complaints[number > previous ? 'addMinor' : 'add'](place, found, wanted);
  }
}

interface Written {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly number: number;
}

/** Also where an accent is a character of its own, as texts copied out of other programs have it. */
export const criteriaTitle = /^[*_]*(?:acceptance criteria|критерии при(?:ё|е\u0308?)мки)[*_]*\s*:?\s*[*_]*$/i;

/** `Priority: must`, and the same in bold; an empty label where there is none. */
export function keyAndValue(text: string): { readonly label: string; readonly value: string } {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > longestLabel) return { label: '', value: text };
  const label = text.slice(0, colon).replace(/^(?:\*\*|__)|(?:\*\*|__)$/g, '');
  const value = text.slice(colon + 1).replace(/^(?:\*\*|__)/, '');
  return { label: label.trim(), value: value.trimStart() };
}

const longestLabel = 40;

function textOf(lines: readonly string[]): string {
  const [first = ''] = lines;
  return detached(collapsed(lines.length === 1 ? first : lines.join(' ')));
}

export function readRequirement(
  heading: Heading,
  { id, title }: { readonly id: string; readonly title: string },
  lines: readonly MarkdownLine[],
  complaints: Complaints,
): Requirement {
  return new RequirementReader(complaints).read(heading, id, title, lines);
}
