/**
 * `FR-001`, `FR-A1`, `FR-012a`, `NFR-003`, `FR-SEC-001`, `C-002`, and `R001` of descendants. `SC-001` is no requirement but a measure of
 * success, taken when the product is in use; `US1`, `T001` and `CHK001` are stories, tasks and questions about the wording.
 */
export const requirementId = '(?:N?FR|REQ|QR|C|R)-?(?:[A-Z]{2,8}-)?[A-Z]?\\d{1,4}[a-z]?';

/** At the head of an item or a heading: `**FR-001**: …`, `**FR-001** …`, `FR-001: …`, `~~**FR-001**~~ …`, `**R001** (MUST): …`, `**FR-001**：…`. */
const definition = new RegExp(
  `^(~~)?(?:(\\*\\*|__)?\`?(${requirementId})\`?(?:\\*\\*|__)?(?:~~)?)(?:\\s*\\(([^()]{1,30})\\))?(?:\\*\\*|__)?\\s*([:：.–—-])?(?:\\*\\*|__)?(?:\\s+|$|(?<=：(?:\\*\\*|__)?))`,
);
const wholeId = new RegExp(`^(?:\\*\\*|__)?\`?(${requirementId})\`?(?:\\*\\*|__)?$`);

export interface Definition {
  readonly id: string;
  /** `MUST`, `P1`: what stands in brackets behind the ID. */
  readonly priority: string | undefined;
  readonly text: string;
  readonly isStruckOut: boolean;
}

/** @param isHeading where the ID needs no ornament to be more than a mention */
export function definitionIn(text: string, isHeading = false): Definition | undefined {
  const [head, struck, bold, id, priority, colon] = definition.exec(text) ?? [];
  if (head === undefined || id === undefined) return undefined;
  if (!isHeading && bold === undefined && colon === undefined && struck === undefined) return undefined;
  return { id, priority, text: text.slice(head.length), isStruckOut: struck !== undefined };
}

export function idInCell(text: string): string | undefined {
  return wholeId.exec(text)?.[1];
}
