import type { TestCase } from '../../model.ts';
import { put } from '../../grouped.ts';

/** `go test` lists subtests as tests of their own, and a test whose subtests were all skipped as passed: that shows nothing. */
export function hollowIn(cases: readonly TestCase[]): ReadonlySet<TestCase> {
  const hollow = new Set<TestCase>();
  if (!cases.some((each) => each.result === 'skipped' && isSubtest(each))) return hollow;
  const tests = new Map<string, TestCase[]>();
  for (const each of cases) if (isOfGo(each)) put(tests, `${each.className}\0${each.name.split('/')[0]}`, each);
  for (const own of tests.values()) if (own.some(isSkipped)) for (const each of hollowAmong(own)) hollow.add(each);
  return hollow;
}

/** @param own one test with all its subtests */
function* hollowAmong(own: readonly TestCase[]): Generator<TestCase> {
  const around = new Set(own.flatMap(({ name }) => namesAround(name)));
  const isParent = ({ name }: TestCase): boolean => around.has(name);
  const proven = new Set(own.flatMap((each) => (isSkipped(each) || isParent(each) ? [] : namesAround(each.name))));
  for (const each of own) if (each.result === 'passed' && isParent(each) && !proven.has(each.name)) yield each;
}

/** `TestCart/empty` and `TestCart` of `TestCart/empty/adds`. */
function namesAround(name: string): readonly string[] {
  const parts = name.split('/').slice(0, deepest);
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Nobody nests deeper; without a limit a hostile report would cost the square of its size. */
const deepest = 20;

function isSkipped({ result }: TestCase): boolean {
  return result === 'skipped';
}

function isSubtest(each: TestCase): boolean {
  return each.name.includes('/') && isOfGo(each);
}

function isOfGo({ name, className }: TestCase): boolean {
  return /^(?:Test|Fuzz|Example)[\w\x80-\uffff]*(?:\/|$)/.test(name) && /^[\w.~/-]+$/.test(className);
}
