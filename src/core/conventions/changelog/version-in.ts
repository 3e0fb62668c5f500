/** In these no sign can be matched by two parts that follow each other: a heading would be tried in all the ways to share it out. */
const dotted = String.raw`\d+(?:\.\d+)+(?:[-+][\w.+-]*\w|\.?[a-z][\w.+-]*\w|\.?[a-z]\d*)?`;
const end = String.raw`(?=$|[\s,:;/(–—-])`;
const announced = new RegExp(
  String.raw`^(?:(?:version|ver\.?|release|changes in(?: version| release)?|версия|релиз|выпуск)\s*(?::\s*)?)?v?(${dotted}|(?<=v|\p{L}\s)\d+)${end}`,
  'iu',
);
/** `Shop 1.2.0 (2026-01-01)`, `@scope/shop@1.2.0`: nothing but a date may follow, or "Node 20.1 is required" were a version. */
const named = new RegExp(
  String.raw`^@?[\p{L}][\p{L}\d./_-]*(?:@|\s+(?:version\s+|release\s+)?)v?(${dotted})\s*(?:(?:[-–—:,]\s*)?\(?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[^()\d]{0,20}\d{1,2},?\s+\d{4})\)?)?$`,
  'iu',
);
const germanDay = /^\d{1,2}\.\d{1,2}\.\d{4}$/;

/** The version that a heading announces, without a leading `v`. `Unreleased` is none, and neither is a day. */
export function versionIn(heading: string, level: number): string | undefined {
  const text = heading
    .slice(0, longest)
    .replace(/<[^<>]*>/g, '')
    .replace(/\]\([^()]*\)/g, ']')
    .replace(/[[\]*`]/g, '')
    .replace(/^[^\p{L}\p{N}@]+/u, '')
    .trim();
  const version = announced.exec(text)?.[1] ?? (level <= 2 ? named.exec(text)?.[1] : undefined);
  return version === undefined || germanDay.test(version) ? undefined : version;
}
/** No heading that announces a version is longer; keeps the backtracking harmless. */
const longest = 300;
