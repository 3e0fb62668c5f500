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
