import type { Element } from './element.ts';
import { RenamedRows } from './renamed-rows.ts';
import type { Row } from './rows/row.ts';

/** Of siblings that say something else: from more of them on the editor asks sooner for all than for each. */
const few = 10;

/**
 * What the editor was told of a tree, kept true. It is to ask anew for nothing that says what it said: what it forgets for that takes no
 * click, nor opens, until it has come again.
 */
export class ToldRows {
  private readonly top: Pick<Element, 'children'> = {};
  private readonly childrenNow: (element: Element | undefined) => Element[];
  private readonly renamed: RenamedRows;
  private readonly hasOpened: (element: Element) => void;

  /**
   * @param childrenNow what is below an element, by its row as it is; or the first rows
   * @param isTouched whether somebody opened or chose something there, by the id that the editor knows it by
   * @param hasOpened told of what was to be closed and is to be open now: the editor keeps what it draws as it was
   */
  constructor(
    childrenNow: (element: Element | undefined) => Element[],
    isTouched: (id: string) => boolean,
    hasOpened: (element: Element) => void,
  ) {
    this.childrenNow = childrenNow;
    this.renamed = new RenamedRows(isTouched);
    this.hasOpened = hasOpened;
  }

  tell(element: Element | undefined): Element[] {
    const told = (element ?? this.top).children ?? [];
    const children = this.namedNow(element);
    (element ?? this.top).children = children;
    this.renamed.remember(element, told, children);
    const before = new Map(told.map(({ id, row }) => [id, row]));
    for (const each of children) this.tellOfOpening(each, before.get(each.id));
    return children;
  }

  /**
   * Takes up what holds now, and gives what the editor has to ask for anew, with all that is below; undefined: for everything. Long work: to be
   * driven. Where it is not driven to its end, what says something else is found again.
   */
  *follow(): Generator<void, readonly (Element | undefined)[]> {
    const fresh = new Map<Element, Row>();
    const others = yield* this.othersBelow(undefined, fresh);
    for (const [element, row] of fresh) {
      const before = element.row;
      element.row = row;
      this.tellOfOpening(element, before);
    }
    return others;
  }

  private tellOfOpening(element: Element, before: Row | undefined): void {
    if (before !== undefined && before.isOpen !== true && element.row.isOpen === true) this.hasOpened(element);
  }

  /** What is below it now, each by the id that the editor knows it by. */
  private namedNow(element: Element | undefined): Element[] {
    return this.renamed.named(element, (element ?? this.top).children ?? [], this.childrenNow(element));
  }

  private *othersBelow(
    element: Element | undefined,
    fresh: Map<Element, Row>,
  ): Generator<void, readonly (Element | undefined)[]> {
    const told = (element ?? this.top).children;
    if (told === undefined) return [];
    const now = this.namedNow(element);
    if (told.length !== now.length || !told.every((each, at) => isSame(each, now[at]))) return [element];
    const others: Element[] = [];
    const further: (Element | undefined)[] = [];
    for (const [at, each] of told.entries()) {
      const { row } = now[at] ?? each;
      if (words(row) === words(each.row)) {
        each.row = row;
        further.push(...(yield* this.othersBelow(each, fresh)));
      } else {
        fresh.set(each, row);
        others.push(each);
      }
      yield;
    }
    return others.length > few ? [element] : [...others, ...further];
  }
}

function isSame({ id, session }: Element, now: Element | undefined): boolean {
  return id === now?.id && session === now.session;
}

/** All that the editor shows of a row, or keeps of it. */
function words(row: Row): string {
  return JSON.stringify([row, row.below !== undefined, row.tooltip?.()]);
}
