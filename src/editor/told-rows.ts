import { lazily } from '../core/index.ts';
import type { Row } from './rows/row.ts';
import type { Session } from './session.ts';

/** A row in its place; what commands in the menus of a view are given. The editor keeps it, and what it says follows the verdict. */
export interface Element {
  /** The path of keys; stable, also where a file was renamed, so that what is open and chosen survives a refresh. */
  readonly id: string;
  readonly session: Session;
  row: Row;
  readonly parent: Element | undefined;
  /** What is told below it; undefined as long as nobody asked. */
  children?: readonly Element[] | undefined;
}

/** Of siblings that say something else: from more of them on the editor asks sooner for all than for each. */
const few = 10;

/** Rows that went, of which it is remembered what they were: of a file that is renamed the new name may come in a later verdict. */
const mostGone = 100;

interface Gone {
  readonly parent: string | undefined;
  readonly id: string;
  readonly alike: string;
}

/**
 * What the editor was told of a tree, kept true. It is to ask anew for nothing that says what it said: what it forgets for that takes no
 * click, nor opens, until it has come again.
 */
export class ToldRows {
  private readonly top: Pick<Element, 'children'> = {};
  private readonly childrenNow: (element: Element | undefined) => Element[];
  /** Of what was renamed: the id that the editor knows it by, by the one that its key gives it. */
  private readonly keptIds = new Map<string, string>();
  private lately: readonly Gone[] = [];

  /** @param childrenNow what is below an element, by its row as it is; or the first rows */
  constructor(childrenNow: (element: Element | undefined) => Element[]) {
    this.childrenNow = childrenNow;
  }

  tell(element: Element | undefined): Element[] {
    const told = (element ?? this.top).children ?? [];
    const children = this.namedNow(element);
    (element ?? this.top).children = children;
    this.remember(element, told, children);
    return children;
  }

  /**
   * Takes up what holds now, and gives what the editor has to ask for anew, with all that is below; undefined: for everything. Long work: to be
   * driven. Where it is not driven to its end, what says something else is found again.
   */
  *follow(): Generator<void, readonly (Element | undefined)[]> {
    const fresh = new Map<Element, Row>();
    const others = yield* this.othersBelow(undefined, fresh);
    for (const [element, row] of fresh) element.row = row;
    return others;
  }

  /** What is below it now, each by the id that the editor knows it by. */
  private namedNow(element: Element | undefined): Element[] {
    const now = this.childrenNow(element);
    const told = (element ?? this.top).children ?? [];
    if (told.length === now.length && told.every(({ id }, at) => id === now[at]?.id)) return now;
    this.keepIds(element, told, now);
    if (this.keptIds.size === 0) return now;
    const ids = new Set(now.map(({ id }) => id));
    return now.map((each) => {
      const id = this.keptIds.get(each.id);
      // What comes to the place of old takes its id back.
      return id === undefined || ids.has(id) ? each : { ...each, id };
    });
  }

  /** A sibling that came is alike one that went: it is the same. */
  private keepIds(element: Element | undefined, told: readonly Element[], now: readonly Element[]): void {
    const ids = new Set(now.map(({ id }) => this.keptIds.get(id) ?? id));
    const going = told.filter(({ id, row }) => row.alike !== undefined && !ids.has(id));
    const went = this.lately.filter(({ parent, id }) => parent === element?.id && !ids.has(id));
    const goes = going.map(({ id, row }) => ({ id, alike: lazily(() => row.alike?.()) }));
    if (goes.length + went.length === 0) return;
    const known = new Set(told.map(({ id }) => id));
    for (const { id, row } of now) {
      if (row.alike === undefined || known.has(this.keptIds.get(id) ?? id)) continue;
      const is = row.alike();
      const was =
        taken(goes, ({ alike }) => alike() === is) ??
        // Of what went before, it may be what it was already known by.
        (this.keptIds.has(id) ? undefined : taken(went, ({ alike }) => alike === is));
      if (was === undefined) continue;
      for (const [from, to] of this.keptIds) if (to === was.id) this.keptIds.delete(from);
      this.keptIds.set(id, was.id);
    }
  }

  private remember(element: Element | undefined, told: readonly Element[], now: readonly Element[]): void {
    const ids = new Set(now.map(({ id }) => id));
    const gone: Gone[] = [];
    for (const { id, row } of told) {
      if (gone.length < mostGone && row.alike !== undefined && !ids.has(id))
        gone.push({ parent: element?.id, id, alike: row.alike() });
    }
    if (gone.length > 0) this.lately = [...gone, ...this.lately].slice(0, mostGone);
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

/** Out of a list, the first that is so. */
function taken<T>(all: T[], is: (each: T) => boolean): T | undefined {
  const at = all.findIndex(is);
  return at < 0 ? undefined : all.splice(at, 1)[0];
}

function isSame({ id, session }: Element, now: Element | undefined): boolean {
  return id === now?.id && session === now.session;
}

/** All that the editor shows of a row, or keeps of it. */
function words(row: Row): string {
  return JSON.stringify([row, row.below !== undefined, row.tooltip?.()]);
}
