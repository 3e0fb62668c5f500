/**
 * `FR-001`, `FR-A1`, `FR-012a`, `NFR-003`, `FR-SEC-001`, `FR-008-001`, `C-002`, and `R001` of descendants. `SC-001` is no requirement but a measure of
 * success, taken when the product is in use; `US1`, `T001` and `CHK001` are stories, tasks and questions about the wording.
 */
export const requirementId = '(?:N?FR|REQ|QR|C|R)-?(?:[A-Z]{2,8}-)?[A-Z]?\\d{1,4}(?:[.-]\\d{1,3}){0,3}[a-z]?';

/** `SEC-001`, `PERF-DB-2`: a kind of its own, of requirements where its sentence demands something. What `SC`, `US` and `AC` number is none. */
const otherId = '(?!(?:SC|US|AC|CHK|WP|TC)-)[A-Z]{2,8}-(?:[A-Z]{2,8}-)?\\d{1,4}(?:\\.\\d{1,3}){0,3}[a-z]?';
/** In capitals, as RFC 2119 has it; without them many another sentence says "must". */
const demand = /\b(?:MUST|SHALL)\b|ДОЛЖ[А-Я]|必须|必須/u;

/**
 * At the head of an item or a heading: `**FR-001**: …`, `**FR-001** …`, `FR-001: …`, `~~**FR-001**~~ …`, `**~~FR-001~~**: …`, `**R001** (MUST): …`,
 * `**FR-001**：…`, `*FR-001*: …`, `[FR-001] …`.
 */
const definition = (ids: string): RegExp =>
  new RegExp(
    `^(~~)?(?:([*_]{1,3}\\[?|\\[)?(~~)?\`?(${ids})\`?(?:~~)?\\]?[*_]{0,3}(?:~~)?)(?:\\s*\\(([^()]{1,30})\\))?[*_]{0,3}\\s*([:：.–—-])?[*_]{0,3}(?:\\s+|$|(?<=：[*_]{0,3}))`,
  );
const ofRequirement = definition(requirementId);
const ofOther = definition(otherId);
const wholeId = new RegExp(
  `^(?:~~|\\*\\*|__){0,2}\`?\\[?(${requirementId})\\]?\`?(?:~~|\\*\\*|__){0,2}(?:\\([^()]*\\))?$`,
);
const wholeOtherId = new RegExp(`^(?:\\*\\*|__)?\`?(${otherId})\`?(?:\\*\\*|__)?$`);

const atStart = new RegExp(`^(?:~~)?[*_]{0,3}\\[?(?:~~)?\`?(?:${requirementId}|${otherId})(?![\\w-])`);

/** Whether a line begins with what may be the ID of a requirement. */
export function startsWithId(text: string): boolean {
  return atStart.test(text);
}

export function isDemand(text: string): boolean {
  return demand.test(text);
}

const withdrawn =
  /^[*_]{0,3}~~[^~]+~~[\s*_([—–:.>→-]*(?:(?:is |was )?(?:removed|withdrawn|superseded|dropped|deleted|retired|cancell?ed|eliminated|obsolete|deprecated|replaced by|deferred)|удален[ао]?|удалён|отозван[ао]?|снят[ао]?|отменен[ао]?|отменён|заменен[ао]?|заменён)(?![\p{L}\p{N}])/iu;

/** `~~System MUST beep~~ *Superseded by FR-006*`. What is only struck out may as well be done, or worded anew behind it. */
export function isWithdrawn(statement: string): boolean {
  return withdrawn.test(statement);
}

export interface Definition {
  readonly id: string;
  /** `MUST`, `P1`: what stands in brackets behind the ID. */
  readonly priority: string | undefined;
  readonly text: string;
  readonly isStruckOut: boolean;
  /** Without any ornament it may be a mention: where the ID is defined otherwise, it is one. */
  readonly isPlain: boolean;
}

/** `FR-001 to FR-010: Core`, `FR-001 – FR-003`: several, and none of them is defined there. */
const range = new RegExp(
  `^(?:(?:to|through|until|and|до|по|и)\\s+|[-–—…~]\\s*)?[*_]{0,3}(?:${requirementId})(?![\\w-])`,
  'i',
);

/** What tells a definition from a mention. */
export interface Surroundings {
  /** `line`: below another of its paragraph that begins with an ID. `sentence`: in it goes on what stands above. */
  readonly standing: 'heading' | 'item' | 'paragraph' | 'line' | 'sentence';
  /** Whether requirements of any kind stand here. */
  readonly isAmongRequirements: boolean;
  readonly demands: () => boolean;
}

export function definitionIn(text: string, around: Surroundings): Definition | undefined {
  const { standing, isAmongRequirements, demands } = around;
  const found = ofRequirement.exec(text) ?? (isAmongRequirements ? ofOther.exec(text) : null);
  const [head, outside, bold, inside, id, priority, colon] = found ?? [];
  if (head === undefined || id === undefined || !(wholeId.test(id) || demands())) return undefined;
  // `NFR-005: C4 diagrams` says its own, however it begins.
  if (!/[:：]/.test(head) && range.test(text.slice(head.length))) return undefined;
  const isStruckOut = (outside ?? inside) !== undefined;
  const isOrnate = bold !== undefined || isStruckOut;
  const isDefined = {
    heading: true,
    item: isOrnate || colon !== undefined || demands(),
    paragraph: isOrnate || colon !== undefined,
    line: isOrnate || /[:：]/.test(head),
    // `… as stated in` and `FR-007. Nothing may be lost` in the line below.
    sentence: isOrnate && /[:：]/.test(head),
  }[standing];
  if (!isDefined) return undefined;
  const isPlain = standing === 'item' && !isOrnate && colon === undefined;
  return { id, priority, text: text.slice(head.length), isStruckOut, isPlain };
}

export function idInCell(text: string, { isAmongRequirements, demands }: Surroundings): string | undefined {
  const own = wholeId.exec(text)?.[1];
  if (own !== undefined || !isAmongRequirements) return own;
  const other = wholeOtherId.exec(text)?.[1];
  return other !== undefined && demands() ? other : undefined;
}
