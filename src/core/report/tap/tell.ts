import { message } from '../../message.ts';
import type { TestResult } from '../../model.ts';
import type { ReportDraft } from '../report-draft.ts';
import type { Level, Point } from './level.ts';
import { isFileOfVitest } from './vitest.ts';

interface About {
  readonly isNode: boolean;
  /** What the producer's own summary says. */
  readonly admitted: { readonly failures: number; readonly line: number } | undefined;
}

/** What one document of TAP proves, after the points that were told before. */
export function tellDocument(document: Level, { isNode, admitted }: About, draft: ReportDraft): void {
  const { points, plan, numbers } = document;
  for (const { value, line } of document.faults) draft.fail(value, line);
  if (numbers.ran > 0 && plan === undefined) {
    draft.fail(message('there is no plan: the end may be missing'), points.at(-1)?.line ?? 1);
  }
  if (plan?.last === 0 && plan.first === 1) draft.skipAll();
  checkNumbers(document, draft);
  for (const point of points) tellPoint(point, isNode, draft);
  for (const orphan of orphansOf(document)) tellBelow(orphan, draft);
  if (admitted !== undefined && !draft.fails) {
    draft.fail(
      message('{suite} counts {n} {n|failure|failures} more than it lists', {
        suite: draft.file,
        n: admitted.failures,
      }),
      admitted.line,
    );
  }
}

export function tellPoint(point: Point, isNode: boolean, draft: ReportDraft): void {
  if (isNode) tellTest(point, [], draft);
  else tellTopLevel(point, draft);
}

function checkNumbers({ numbers, plan }: Level, draft: ReportDraft): void {
  if (plan === undefined) return;
  const planned = plan.last - plan.first + 1;
  const { ran, lowest, highest, repeated } = numbers;
  if (ran !== planned) {
    draft.fail(message('{n} {n|test is|tests are} planned, {ran} ran', { n: planned, ran }), plan.line);
    return;
  }
  const below = lowest !== undefined && lowest.id < plan.first ? lowest : undefined;
  const wrong = repeated ?? below ?? (highest !== undefined && highest.id > plan.last ? highest : undefined);
  if (wrong !== undefined) draft.fail(message('test {id} is not as planned', { id: wrong.id }), wrong.line);
}

function resultOf({ ok, directive }: Point): TestResult {
  return directive !== undefined ? 'skipped' : ok ? 'passed' : 'failed';
}

/** `/shop/test/cart.test.js:4:3`, as node:test says. */
function fileIn({ location }: Point): string | undefined {
  return location?.replace(/(?::\d+){1,2}$/, '');
}

/** `test/cart.test.ts > Cart > adds`, as its flat TAP calls a test. */
const ofVitest = /^(\S+\.[cm]?[jt]sx?) > (.+)$/;

/** A top-level test stands for all its subtests: it may cite what they cite, as far as they ran. */
function tellTopLevel(point: Point, draft: ReportDraft): void {
  if (isFileOfVitest(point)) {
    tellInFile(point, [], point.name, draft);
    return;
  }
  const result = resultOf(point);
  const [, file = fileIn(point), name = point.name] = ofVitest.exec(point.name) ?? [];
  draft.add({
    name,
    file,
    result,
    isHollow: isHollow(point),
    because: point.error ?? point.reason,
    cites: [...namesBelow(point)],
    line: point.line,
    column: point.column,
  });
  if (result === 'passed' && point.inside !== undefined) tellBelow(point.inside, draft);
}

/** A test of Vitest, called as in its flat TAP, or what is in a suite. True where it failed. */
function tellInFile(point: Point, suites: readonly string[], file: string, draft: ReportDraft): boolean {
  const { name, inside, error, reason, directive, line, column } = point;
  const result = resultOf(point);
  const hasFailed = result === 'failed';
  if (inside === undefined) {
    draft.add({ name: [...suites, name].join(' > '), file, result, because: error ?? reason, line, column });
    return hasFailed;
  }
  tellWhole(inside, draft);
  let isTold = false;
  for (const each of inside.points) {
    const isLeftOut = directive !== undefined && each.ok && each.directive === undefined;
    const told = isLeftOut ? { ...each, directive, reason } : each;
    isTold = tellInFile(told, name === file ? suites : [...suites, name], file, draft) || isTold;
  }
  if (hasFailed && !isTold) tellSuite(point, draft);
  return hasFailed || isTold;
}

/** What is wrong with a subtest as a whole. */
function tellWhole(level: Level, draft: ReportDraft): void {
  for (const { value, line } of level.faults) draft.fail(value, line);
  checkNumbers(level, draft);
  for (const orphan of orphansOf(level)) tellBelow(orphan, draft);
}

/** It failed, and none of its tests did. */
function tellSuite({ name, error, line, column }: Point, draft: ReportDraft): void {
  draft.fail(message('{suite} failed: {text}', { suite: name, text: (error ?? name).slice(0, 200) }), line, column);
}

/** Each assertion is a point of its own: where all were skipped or are still to be done, nothing was shown. */
function isHollow({ inside }: Point): boolean {
  const points = inside?.points ?? [];
  return points.length > 0 && points.every((each) => each.directive !== undefined || isHollow(each));
}

function* namesBelow({ inside }: Point): Generator<string> {
  for (const point of inside?.points ?? []) {
    if (point.directive !== undefined || isHollow(point)) continue;
    yield point.name;
    yield* namesBelow(point);
  }
}

/** What failed in a subtest although the test around it did not. */
function tellBelow(level: Level, draft: ReportDraft): void {
  tellWhole(level, draft);
  for (const point of level.points) {
    const result = resultOf(point);
    if (result === 'failed') {
      const { name, line, column } = point;
      draft.fail(message('a subtest failed: {name}', { name: name.slice(0, 200) }), line, column);
    } else if (result === 'passed' && point.inside !== undefined) tellBelow(point.inside, draft);
  }
}

function orphansOf({ waiting, orphans }: Level): readonly Level[] {
  return waiting === undefined ? orphans : [...orphans, waiting];
}

/** node:test: tests are counted, suites are not. */
function tellTest(point: Point, suites: readonly string[], draft: ReportDraft): void {
  const { name, type, inside, error, reason, line, column } = point;
  const result = resultOf(point);
  const failingBefore = draft.failing;
  for (const inner of inside?.points ?? []) tellTest(inner, [...suites, name], draft);
  for (const orphan of inside === undefined ? [] : orphansOf(inside)) tellBelow(orphan, draft);
  if (inside !== undefined && result === 'passed') {
    for (const { value, line: at } of inside.faults) draft.fail(value, at);
    checkNumbers(inside, draft);
  }
  if (type !== 'suite') {
    const because = error ?? reason;
    draft.add({
      name,
      suites,
      file: fileIn(point),
      result,
      isHollow: isHollow(point),
      because,
      cites: [suites.join(' ')],
      line,
      column,
    });
  } else if (result === 'failed' && draft.failing === failingBefore) {
    tellSuite(point, draft);
  }
}
