import { grouped } from '../grouped.ts';
import { inOneLine, message } from '../message.ts';
import type { Finding, Message, Problem, Verdict } from '../model.ts';
import type { Look, Output } from '../output.ts';
import { baselineFile } from '../own-paths.ts';
import { configurationMistakes, isExcused, saysTheSame, told, type Told } from '../standing.ts';
import { colourPaint, colourSign, levelWord, verdictWord } from '../words.ts';

/**
 * What `check` prints: one line a finding, `file:line:column: error: what was found [criterion]`, a form that editors and problem matchers
 * know, below it what would satisfy, and last the verdict, where a reader of a long log looks first.
 */
export const text: Output = {
  id: 'text',
  machine: false,
  render(verdict, look) {
    const lines = [...findingLines(verdict, look), ...problemLines(verdict, look), ...verdictLines(verdict, look)];
    return `${lines.join('\n')}\n`;
  },
};

function* findingLines(verdict: Verdict, look: Look): Generator<string> {
  const { roots, below } = told(verdict);
  for (const root of roots) yield* tree(root, below, look, '');
  if (roots.length > 0) yield '';
}

const shownOfMany = 3;

function* tree(finding: Finding, below: Told['below'], look: Look, indent: string): Generator<string> {
  const { say, paint } = look;
  const excused = isExcused(finding);
  const word = excused ? 'note' : finding.severity === 'block' ? 'error' : 'warning';
  const colour = excused
    ? 'dim'
    : finding.severity === 'block'
      ? finding.result === 'fails'
        ? 'red'
        : 'yellow'
      : 'yellow';
  const place =
    finding.place === null ? '' : `${inOneLine(finding.place.file)}:${finding.place.line}:${finding.place.column}: `;
  yield `${indent}${place}${paint(colour, `${word}:`)} ${say(finding.found)} ${paint('dim', `[${finding.criterion}]`)}`;
  yield `${indent}    ${paint('dim', say(instead(finding)))}`;
  const own = look.all ? below(finding) : below(finding).filter((child) => !saysTheSame(child, finding));
  const shown = look.all ? own : own.slice(0, shownOfMany);
  for (const child of shown) {
    if (look.all) yield* tree(child, below, look, `${indent}  `);
    else
      yield `${indent}  ${paint('dim', `${child.place === null ? '' : `${inOneLine(child.place.file)}:${child.place.line}: `}${say(child.found)}`)}`;
  }
  if (shown.length < own.length)
    yield `${indent}  ${paint('dim', say(message('and {n} more (`--all` lists them)', { n: own.length - shown.length })))}`;
}

function instead({ waived: excuse, baselined, wanted }: Finding): Message {
  if (excuse !== null) return waived(excuse);
  return baselined
    ? message('excused by the baseline; wanted: {wanted}', { wanted })
    : message('wanted: {wanted}', { wanted });
}

function waived({ until, by, reason }: NonNullable<Finding['waived']>): Message {
  return message('waived until {until} by {by}: {reason}', { until, by, reason });
}

/**
 * Problems that a finding already tells are not told twice. Of many of one kind a few are shown, but for what somebody wrote into the
 * configuration, and for what is told of it: each loosens something of its own.
 */
function* problemLines(verdict: Verdict, { say, paint, all }: Look): Generator<string> {
  const known = new Set(
    verdict.findings.map((finding) => `${finding.place?.file}:${finding.place?.line}:${say(finding.found)}`),
  );
  const untold = verdict.problems.filter(({ place, found }) => !known.has(`${place.file}:${place.line}:${say(found)}`));
  const ends = ({ minor }: Problem): boolean => verdict.verdict === 'error' && minor !== true;
  // The configuration first, without which nothing else can be judged. What somebody wrote is mended line by line, and told so.
  const mistakes = new Set<Problem>(configurationMistakes(verdict));
  const isToldEach = (each: Problem): boolean => mistakes.has(each) && each.place.file !== baselineFile;
  const inOrder = [...untold.filter((each) => mistakes.has(each)), ...untold.filter((each) => !mistakes.has(each))];
  const kinds = grouped(inOrder, (each) => (isToldEach(each) ? '' : `${each.found.text}\0${each.minor === true}`));
  for (const kind of kinds.values()) {
    const isFatal = kind.some(ends);
    const areAllTold = all || kind.some(isToldEach) || (!isFatal && kind[0]?.spoils === 'config');
    const shown = areAllTold ? kind : kind.slice(0, shownOfMany);
    for (const problem of shown) yield* problemLine(problem, isFatal, say, paint);
    if (shown.length < kind.length)
      yield `  ${paint('dim', say(message('and {n} more (`--all` lists them)', { n: kind.length - shown.length })))}`;
  }
  if (untold.length > 0) yield '';
}

function* problemLine(
  { place, found, wanted }: Problem,
  isFatal: boolean,
  say: Look['say'],
  paint: Look['paint'],
): Generator<string> {
  const word = isFatal ? paint('red', 'error:') : paint('yellow', 'warning:');
  yield `${inOneLine(place.file)}:${place.line}:${place.column}: ${word} ${say(found)} ${paint('dim', '[problem]')}`;
  yield `    ${paint('dim', say(message('wanted: {wanted}', { wanted })))}`;
}

function* verdictLines(verdict: Verdict, { say, paint }: Look): Generator<string> {
  const word = verdictWord(verdict);
  const head = `${colourSign[verdict.verdict]} ${say(word)}`;
  yield `${paint(colourPaint[verdict.verdict], paint('bold', head))}: ${say(verdict.sentence)}`;
  const { read, results } = verdict;
  const asked = [
    message('level {level}', { level: levelWord[verdict.level] }),
    verdict.release === null ? message('no release') : message('release {release}', { release: verdict.release }),
    message('{n} {n|requirement|requirements}', { n: verdict.requirements.length }),
    message('{n} {n|test|tests} in {reports} {reports|report|reports}', {
      n: results.tests.total,
      reports: read.reports,
    }),
  ];
  yield paint('dim', asked.map(say).join(' · '));
}
