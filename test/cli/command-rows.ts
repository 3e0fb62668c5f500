/** What is typed in a repository where a test fails, and what is said to it. */
export interface CommandRow {
  /** Behind the command. */
  readonly typed: readonly string[];
  readonly exit: number;
  /** On both streams. */
  readonly english: RegExp;
  /** The same where what is printed is for machines, or as it stands in a file. */
  readonly russian: RegExp;
  /** What is there afterwards that was not before, without what is kept of what was read. */
  readonly writes?: readonly string[];
}

const defect = /^diff --git a\/docs\/defects\/BUG-002-x\.md b\/[^]*\+# BUG-002 x\n/;
const renamed = /^diff --git a\/[^]*\n-### REQ-001 Find a parcel\n\+### REQ-009 Find a parcel\n/;
const protocol = /^diff --git a\/docs\/releases\/1\.0\.0\.md b\/[^]*\n\+.*REQ-001\/1\b/;
const digest = /^REQ-001 {2}sha256:[0-9a-f]{64} {2}docs\/specs\/parcels\.md:15\nFind a parcel\n[^]*^REQ-001\/2 {2}/m;

/** By the id of the command. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  baseline: {
    typed: [],
    exit: 0,
    english: /^0 findings recorded in `\.tollgate-baseline\.yaml`\./,
    russian: /^В `\.tollgate-baseline\.yaml` записано 0 замечаний\./,
    writes: ['.tollgate-baseline.yaml'],
  },
  check: {
    typed: [],
    exit: 1,
    english: /^test\/search\.test\.js:6:1: error: .* \[tests-pass\]\n[^]*\n✘ Gate closed: /,
    russian: /^test\/search\.test\.js:6:1: error: .* \[tests-pass\]\n[^]*\n✘ Ворота закрыты: /,
  },
  digest: { typed: ['REQ-001'], exit: 0, english: digest, russian: digest },
  edit: {
    typed: ['change-id', '--id', 'REQ-001', '--to', 'REQ-009', '--dry-run'],
    exit: 0,
    english: renamed,
    russian: renamed,
  },
  explain: {
    typed: ['docs/specs/parcels.md'],
    exit: 0,
    english: /^docs\/specs\/parcels\.md: a specification .*\n {2}requirements: REQ-001, REQ-002\n/,
    russian: /^docs\/specs\/parcels\.md: спецификация .*\n {2}требования: REQ-001, REQ-002\n/,
  },
  new: { typed: ['defect', '--title', 'x', '--dry-run'], exit: 0, english: defect, russian: defect },
  overview: {
    typed: [],
    exit: 0,
    english: /\n {2}↺ 3 Build +rework [^]*\n✘ Gate closed: /,
    russian: /\n {2}↺ 3 Разработка +доработка [^]*\n✘ Ворота закрыты: /,
  },
  release: { typed: ['new', '--dry-run'], exit: 0, english: protocol, russian: protocol },
  report: {
    typed: [],
    exit: 0,
    english: /^The page is in `.*report\.html`\.\n$/,
    russian: /^Страница записана в `.*report\.html`\.\n$/,
    writes: ['.tollgate/report.html'],
  },
  'self-test': {
    typed: [],
    exit: 0,
    english: /\n\d+ planted faults, all seen\.\n$/,
    russian: /ошиб(?:ка|ки|ок), все замечены\.\n$/,
  },
  sign: {
    typed: [],
    exit: 0,
    english: /^Nothing is left to sign: .*, by M\. Lindqvist\.\n$/,
    russian: /^Подписывать нечего: .* подписали: M\. Lindqvist\.\n$/,
  },
  test: {
    typed: ['--', 'node', '-e', '0'],
    exit: 1,
    english: /^Running `node -e 0`\n[^]*\n`node -e 0` wrote no report /,
    russian: /^Запускаю `node -e 0`\n[^]*\n`node -e 0` не оставила отчёта /,
  },
};
