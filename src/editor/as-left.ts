import type { Element } from './element.ts';

/** What a person opened and closed in a view: where a row comes again, it is as it was left. */
export class AsLeft {
  private readonly isOpenNow = new Map<string, boolean>();

  open(id: string): void {
    this.isOpenNow.set(id, true);
  }

  close(id: string): void {
    this.isOpenNow.set(id, false);
  }

  /** Whether somebody opened it, or something below it. */
  hasOpened(id: string): boolean {
    for (const [each, isOpen] of this.isOpenNow) if (isOpen && (each === id || each.startsWith(`${id} `))) return true;
    return false;
  }

  /** As a person left it; where nobody touched it, as its row says. */
  isOpen({ id, row }: Pick<Element, 'id' | 'row'>): boolean {
    return this.isOpenNow.get(id) ?? row.isOpen === true;
  }

  isTouched(id: string): boolean {
    return this.isOpenNow.has(id);
  }
}
