import { lazily } from '../core/index.ts';
import type { Element } from './element.ts';

/** Rows that went, and rows that came, of which it is remembered what they were: a rename may be seen in several verdicts. */
const most = 100;

interface Gone {
  readonly parent: string | undefined;
  readonly id: string;
  readonly alike: string;
}

/** A row that goes, and what it was; undefined where it may not come again. */
interface Going {
  readonly id: string;
  readonly alike: () => string | undefined;
}

/** The id that the editor knows an element by. */
type Shown = (element: Element) => string;

/** Knows a row by what it was known by where its file was renamed: it stays open and chosen then. */
export class RenamedRows {
  private readonly isTouched: (id: string) => boolean;
  /** Of what was renamed: the id that the editor knows it by, by the one that its key gives it. */
  private readonly keptIds = new Map<string, string>();
  private lately: readonly Gone[] = [];
  /** By the ids that the editor knows them by; the last ones first. */
  private newcomers: readonly string[] = [];

  /** @param isTouched whether somebody opened or chose something there */
  constructor(isTouched: (id: string) => boolean) {
    this.isTouched = isTouched;
  }

  /** What is below an element now, each by the id that the editor knows it by. */
  named(element: Element | undefined, told: readonly Element[], now: Element[]): Element[] {
    if (told.length === now.length && told.every(({ id }, at) => id === now[at]?.id)) return now;
    this.keepIds(element, told, now);
    if (this.keptIds.size === 0) return now;
    const shown = this.shownAmong(now);
    return now.map((each) => ({ ...each, id: shown(each) }));
  }

  /** What the editor is told now in the place of what it was told. */
  remember(element: Element | undefined, told: readonly Element[], now: readonly Element[]): void {
    const ids = new Set(now.map(({ id }) => id));
    const gone: Gone[] = [];
    for (const { id, row } of told) {
      if (gone.length < most && row.alike !== undefined && !ids.has(id))
        gone.push({ parent: element?.id, id, alike: row.alike() });
    }
    if (gone.length > 0) this.lately = [...gone, ...this.lately].slice(0, most);
    const known = new Set(told.map(({ id }) => id));
    const came = told.length === 0 ? [] : now.filter(({ id, row }) => row.alike !== undefined && !known.has(id));
    if (came.length > 0) this.newcomers = [...came.map(({ id }) => id), ...this.newcomers].slice(0, most);
  }

  /** A sibling that came is alike one that went: it is the same. */
  private keepIds(element: Element | undefined, told: readonly Element[], now: readonly Element[]): void {
    const shown = this.shownAmong(now);
    const ids = new Set(now.flatMap((each) => [each.id, shown(each)]));
    const going = told.filter(({ id, row }) => row.alike !== undefined && !ids.has(id));
    const went = this.lately.filter(({ parent, id }) => parent === element?.id && !ids.has(id));
    const goes = going.map(({ id, row }) => ({ id, alike: lazily(() => row.alike?.()) }));
    if (goes.length + went.length === 0) return;
    const known = new Set(told.map(({ id }) => id));
    for (const each of now) {
      const { id, row } = each;
      if (row.alike === undefined || known.has(shown(each))) continue;
      const is = row.alike();
      const was =
        taken(goes, ({ alike }) => alike() === is) ??
        // Of what went before, it may be what it was already known by.
        (this.keptIds.has(id) ? undefined : taken(went, ({ alike }) => alike === is));
      if (was !== undefined) this.keep(id, was.id);
    }
    this.keepOfTwins(goes, now, known, shown);
  }

  /** The new name may have come while the old one was still there, and have been told beside it: as long as nobody touched that, it is the same. */
  private keepOfTwins(goes: Going[], now: readonly Element[], known: ReadonlySet<string>, shown: Shown): void {
    if (goes.length === 0) return;
    const newcomers = new Set(this.newcomers);
    for (const each of now) {
      const own = shown(each);
      if (!newcomers.has(own) || !known.has(own) || this.isTouched(own)) continue;
      const is = each.row.alike?.();
      const was = taken(goes, ({ id, alike }) => this.cameAfter(own, id) && alike() === is);
      if (was !== undefined) this.keep(each.id, was.id);
    }
  }

  private cameAfter(id: string, other: string): boolean {
    const before = this.newcomers.indexOf(other);
    return before < 0 || this.newcomers.indexOf(id) < before;
  }

  private shownAmong(now: readonly Element[]): Shown {
    const ids = new Set(now.map(({ id }) => id));
    return ({ id }) => {
      const kept = this.keptIds.get(id);
      // What comes to the place of old takes its id back.
      return kept === undefined || ids.has(kept) ? id : kept;
    };
  }

  private keep(id: string, was: string): void {
    for (const [from, to] of this.keptIds) if (to === was) this.keptIds.delete(from);
    this.keptIds.set(id, was);
  }
}

/** Out of a list, the first that is so. */
function taken<T>(all: T[], is: (each: T) => boolean): T | undefined {
  const at = all.findIndex(is);
  return at < 0 ? undefined : all.splice(at, 1)[0];
}
