import assert from 'node:assert/strict';
import type { TestLink, Trace } from '../../../src/core/model.ts';
import { trace } from '../../../src/core/trace.ts';
import { judged } from '../../judged.ts';
import { requirement } from '../model-builder.ts';
import { lines, read, report } from './joined.ts';

describe('a test whose name carries an ID', () => {
  const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
  const told = (test: string, report: string): readonly string[] =>
    judged({ files: { 'docs/specs/s.md': spec, 'test/cart.test.js': test, 'junit.xml': report } }).requirements.flatMap(
      ({ tests }) => tests.map(({ result }) => result),
    );
  const cart = (test: string): string => lines("import 'x';", "describe('Cart', () => {", `  ${test}`, '});');
  const jest =
    '<testsuites name="jest tests"><testsuite name="Cart"><testcase classname="Cart REQ-1 adds" name="Cart REQ-1 adds"/></testsuite></testsuites>';
  const node =
    '<testsuites><testsuite name="Cart"><testcase name="REQ-1 adds" classname="test" file="/ci/test/cart.test.js"/></testsuite></testsuites>';

  it('shows nothing where its source says that it is to fail, or is still to be written', () => {
    assert.deepEqual(told(cart("it('REQ-1 adds', () => {});"), jest), ['passed']);
    for (const each of [
      "it.failing('REQ-1 adds', () => {});",
      "it.concurrent.fails('REQ-1 adds', () => {});",
      "test.fail('REQ-1 adds', async ({ page }) => {});",
      "it.todo('REQ-1 adds');",
      "test.expectFailure('REQ-1 adds', () => {});",
      "it('REQ-1 adds', { timeout: 5, expectFailure: true }, () => {});",
      "it('REQ-1 adds', { expectFailure: 'bug 12' }, () => {});",
      "it('REQ-1 adds', { fails: true }, () => {});",
      "test('REQ-1 adds', async ({ page }) => { test.fail(); });",
      "test('REQ-1 adds', async ({ page }, testInfo) => { testInfo.fail(true, 'bug 12'); });",
      "test.fail(); test('REQ-1 adds', async ({ page }) => {});",
      "it.failing.each([1])('REQ-1 %s', () => {});",
      "it.each([1]).fails('REQ-1 $name', () => {});",
      'it.fails(`REQ-1 ${name}`, () => {});',
      "it.fails('REQ-1 ' + name, () => {});",
      "it.fails.each(['REQ-1 adds'])('%s', () => {});",
      "it.fails.each([{ name: 'REQ-1 adds' }])('$name', () => {});",
      "const all = [['REQ-1 adds', 2]]; it.fails.each(all)('%s', () => {});",
      "for (const name of ['REQ-1 adds']) it.fails(name, () => {});",
      "for (const { id } of [{ id: 'REQ-1' }]) { it.fails(`${id} adds`, () => {}); }",
      "const all: Cases = { 'REQ-1 adds': run }; for (const [name, run] of Object.entries(all)) it.fails(name, run);",
      "[{ id: 'REQ-1' }].forEach(({ id }) => { it.fails(`${id} adds`, () => {}); });",
      "const all = [{ id: 'REQ-1' }]; all.map(({ id }) => it.fails(`${id} adds`, () => {}));",
      "function known(name, run) { it(name, { fails: true }, run); } known('REQ-1 adds', () => {});",
      "const known = (name, run) => it(name, options, run); const options = { fails: true }; known('REQ-1 adds', () => {});",
      "const broken = it.fails; broken('REQ-1 adds', () => {});",
      "const broken = (name: string, test: () => void) => it.fails(name, test); broken('REQ-1 adds', () => {});",
      "const { fails } = it; fails('REQ-1 adds', () => {});",
      "const { failing: broken } = test; broken('REQ-1 adds', () => {});",
      "const broken = isStrict ? it : it.fails; broken('REQ-1 adds', () => {});",
      "const broken: typeof it = isKnown.has('a') ? it.failing : it; broken.each([1])('REQ-1 %s', () => {});",
      "(isStrict ? it : it.fails)('REQ-1 adds', () => {});",
      "(process.env.CI === '1' ? it.failing : it.skip)('REQ-1 adds', () => {});",
      "(isStrict ? test : test.failing).each([1])('REQ-1 %s', () => {});",
      "for (const each of all) { const it = each.isKnown ? test.fails : test; it('REQ-1 adds', () => {}); }",
      "const pick = (mode) => known[mode]?.has('a') ? it.failing : it; pick('all')('REQ-1 adds', () => {});",
      "const test = it.fails; test('REQ-1 adds', () => {});",
      "function broken(name, test) { test.failing(name, test); } broken('REQ-1 adds', () => {});",
      "const broken = function (name, test) { it.fails(name, test); }; broken('REQ-1 adds', () => {});",
      "const broken = (...all) => it.fails(...all); broken('REQ-1 adds', () => {});",
      "const broken = it.fails.bind(it); broken('REQ-1 adds', () => {});",
      "const broken = it.fails.bind(null, 'REQ-1 adds'); broken(() => {});",
      "let run = it; if (isMac) run = it.fails; run('REQ-1 adds', () => {});",
      "it['fails']('REQ-1 adds', () => {});",
      "const how = 'fails'; it[how]('REQ-1 adds', () => {});",
      "const how = `failing`; it[how]('REQ-1 adds', () => {});",
      "for (const how of ['only', 'failing']) it[how]('REQ-1 adds', () => {});",
      "const { fails: broken = it } = it; broken('REQ-1 adds', () => {});",
      "it[isMac ? 'failing' : 'only']('REQ-1 adds', () => {});",
      "(it as any).fails('REQ-1 adds', () => {});",
      "vitest.it.fails('REQ-1 adds', () => {});",
      "userTest.fails.each([1])('REQ-1 %s', () => {});",
      "it('REQ-1 adds', () => { run({ a: 1 }); }, { retry: 2, fails: true });",
      "it('REQ-1 adds', { repeats: { a: 1 }, fails: true }, () => {});",
      "it('REQ-1 adds', { fails }, () => {});",
      "const ADDS = 'REQ-1 adds'; it.fails(ADDS, () => {});",
      "it.fails.call(it, 'REQ-1 adds', () => {});",
      "it.failing.apply(null, ['REQ-1 adds', () => {}]);",
      "const broken: typeof it = it.fails; broken('REQ-1 adds', () => {});",
      "const broken: (name: string, run: () => void) => void = it.fails; broken('REQ-1 adds', () => {});",
      "const known: Options = { retry: 2, fails: true }; it('REQ-1 adds', known, () => {});",
      "const known = { fails: true }; it('REQ-1 adds', { retry: 2, ...known }, () => {});",
      "const known = { expectFailure: 'bug 12' }; it('REQ-1 adds', () => { run(); }, known);",
      "const known = { bug: { fails: true } }; it('REQ-1 adds', known.bug, () => {});",
      "it('REQ-1 adds', { 'fails': true }, () => {});",
      "const known = { 'fails': true }; it('REQ-1 adds', known, () => {});",
      "const known = () => ({ fails: true }); it('REQ-1 adds', known(), () => {});",
      "function known() { return { fails: true }; } it('REQ-1 adds', known(), run);",
      "const known = Object.freeze({ fails: true }); it('REQ-1 adds', known, () => {});",
      "const known = {}; known.fails = true; it('REQ-1 adds', { ...known }, () => {});",
      "({ broken: it.fails }).broken('REQ-1 adds', () => {});",
      "const own = { broken: it.fails }; own.broken('REQ-1 adds', () => {});",
      "const own = { 'broken': it.fails, sound: it }; own['broken']('REQ-1 adds', () => {});",
      "const own = { broken: it.fails }; own.broken.only('REQ-1 adds', () => {});",
      "const own = { broken: it.fails }; own.broken.each([1])('REQ-1 %s', () => {});",
      'const own = { broken: it.fails }; own.broken(`REQ-1 ${name}`, run);',
      "const { broken: known } = { broken: it.fails }; known('REQ-1 adds', () => {});",
      "const broken = it.fails; const own = { broken }; own.broken('REQ-1 adds', () => {});",
      "const broken = it.failing; [broken].forEach((each) => { each('REQ-1 adds', () => {}); });",
      "[it.fails].forEach((each) => each('REQ-1 adds', () => {}));",
      "for (const each of [it.fails]) each('REQ-1 adds', { retry: 2 }, run);",
      "const own = [it.fails]; own[0]('REQ-1 adds', async () => {});",
      "const own = new Map([['broken', it.fails]]); own.get('broken')!('REQ-1 adds', function () {});",
      "class Own { static broken = it.fails; } Own.broken('REQ-1 adds', () => {});",
      "const own = {}; own.broken = it.fails; own.broken('REQ-1 adds', () => {});",
      "const known = wrap(it.fails); known('REQ-1 adds', () => {});",
      "Reflect.apply(it.fails, it, ['REQ-1 adds', () => {}]);",
      "const broken = it.fails; Reflect.apply(broken, null, ['REQ-1 adds', run]);",
      "Function.prototype.call.call(it.fails, null, 'REQ-1 adds', run);",
      'Reflect.apply(it.fails, it, [`REQ-1 ${name}`, run]);',
    ])
      for (const report of [jest, node]) assert.deepEqual(told(cart(each), report), ['skipped'], each);
    for (const each of [
      "it('REQ-1 adds', { expectFailure: false }, () => {});",
      "it('REQ-1 adds', () => { assert.fail('x', { expectFailure: true }); });",
      "it('REQ-1 adds', () => run({ a: 1 }, { fails: true }));",
      "it('REQ-1 adds', () => run({ a }, { fails }));",
      "it('REQ-1 adds', { retry: { fails: 1 } }, () => {});",
      "it.call(it, 'REQ-1 adds', () => {}); log.fails.call(log, 'no');",
      "it.fails.bind(null, 'REQ-2 adds')(run); it.bind(null, 'REQ-1 adds')(run);",
      "const known = { fails: true }; it('REQ-1 adds', other, () => { run({}, known); });",
      "const known = { fails: false }; it('REQ-1 adds', known, () => {});",
      "const known = Object.freeze({ fails: true }); it('REQ-1 adds', () => {}); it('sums', known, () => {});",
      "it('REQ-1 adds', () => { log.fails('REQ-1', 'adds'); all.failing.map('REQ-1 adds', f); });",
      "it('REQ-1 adds', () => {}); it.fails('REQ-1 subtracts', () => {});",
      "it('REQ-1 adds', () => {}); it.fails.each([1])('REQ-1 %s', () => {});",
      "it.fails.each([1])('REQ-1 %s items', () => {});",
      "it.each(['REQ-1 adds'])('%s', () => {}); it.fails.each(['REQ-2 adds'])('%s', () => {});",
      "const all = ['REQ-1 adds']; it.each(all)('%s', () => {}); it.fails.each(['REQ-2 adds'])('%s', () => {});",
      "for (const name of ['REQ-2 adds']) it.fails(name, () => {}); for (const name of ['REQ-1 adds']) it(name, () => {});",
      "it('REQ-1 adds', () => {}); for (const name of ['REQ-1 sums']) it.fails(name, () => {});",
      "function own(name, run) { it(name, { fails: false }, run); } own('REQ-1 adds', () => {});",
      "test('REQ-1 adds', async ({ page }) => { test.fail(isMac, 'bug 12'); });",
      "test('REQ-1 adds', async ({ page }) => { if (isMac) { test.fail(); } });",
      "test('REQ-1 adds', async ({ page }) => { if (isMac) test.fail(); });",
      "const some = hasMail ? it : it.skip; some('REQ-1 adds', () => {});",
      "const { skip } = it; it('REQ-1 adds', () => {});",
      "const how = 'only'; it[how]('REQ-1 adds', () => {});",
      "{ const it = isKnown ? test.fails : test; } it('REQ-1 adds', () => {});",
      "const id = known ? it.id : it; it('REQ-1 adds', () => {});",
      "isKnown ? it('REQ-1 adds', () => {}) : it.fails('REQ-1 sums', () => {});",
      "const own = { broken: it.fails, sound: it }; own.sound('REQ-1 adds', () => {});",
      "const own = { broken: it.fails, sound: it }; it('REQ-1 adds', () => {});",
      "const own = [it.fails]; it('REQ-1 adds', () => { log('REQ-1 adds', 2); });",
      "const sound = it; use(it.fails); sound('REQ-1 adds', () => {});",
      "const known = it as typeof it.fails; wrap(it)('REQ-1 adds', () => {});",
      "Reflect.apply(it.fails, it, ['REQ-2 adds', run]); Reflect.apply(it, it, ['REQ-1 adds', run]);",
    ])
      assert.deepEqual(told(cart(each), jest), ['passed'], each);
    const inSuite = (suite: string): string =>
      lines("import 'x';", suite, "  it.fails('REQ-1 adds', () => {});", '});');
    for (const report of [jest, node])
      assert.deepEqual(told(inSuite("describe.each([1])('C%s', () => {"), report), ['skipped']);
    const suites = lines(
      "import 'x';",
      "describe.each(['REQ-1 Cart'])('%s', () => {",
      "  it.fails('adds', () => {});",
      '});',
    );
    const inTable = jest.replaceAll('Cart REQ-1', 'REQ-1 Cart').replace('"Cart"', '"REQ-1 Cart"');
    assert.deepEqual(told(suites, inTable), ['skipped']);
    assert.deepEqual(told(suites.replace('.fails', ''), inTable), ['passed']);
    const within = inSuite("describe('Cart', { fails: true }, () => {").replace('it.fails', 'it');
    for (const report of [jest, node]) assert.deepEqual(told(within, report), ['skipped']);
    const toDo = within.replace('fails: true', "skip: false, todo: 'later'");
    for (const report of [jest, node]) assert.deepEqual(told(toDo, report), ['skipped']);
    assert.deepEqual(told(toDo.replace("'later'", 'false'), jest), ['passed']);
    assert.deepEqual(told(cart("it('REQ-1 adds', { todo: isMac }, () => {});"), jest), ['passed'], 'its runner tells');
    const required = lines('/** @requires a browser */', cart("it.fails('REQ-1 adds', () => {});"));
    assert.deepEqual(told(required, jest), ['skipped'], 'where what looks like a tag is none');
    const beside = lines(inSuite("describe('Shop', { fails: true }, () => {"), cart("it('REQ-1 adds', () => {});"));
    assert.deepEqual(told(beside, jest), ['passed']);
  });

  it('shows nothing where it is a suite of node:test without tests, which its JUnit XML lists as one', () => {
    const suites = (...more: readonly string[]): string =>
      lines(
        "import { describe, it } from 'node:test';",
        "describe('Cart', () => {",
        ...more,
        '});',
        "it('counts', () => {});",
      );
    const listed = node.replace(' file="/ci/test/cart.test.js"', '');
    const empty = "  describe('REQ-1 adds', () => { if (process.env.ALL) it('all', () => {}); });";
    for (const report of [node, listed]) {
      assert.deepEqual(told(suites(empty), report), ['skipped']);
      assert.deepEqual(told(suites(empty.replace('describe', 'suite')), report), ['skipped']);
      assert.deepEqual(told(suites(empty, "  it('REQ-1 adds', () => {});"), report), ['passed'], 'nobody knows which');
      assert.deepEqual(told(suites("  it('REQ-1 adds', () => {});"), report), ['passed']);
    }
    const full = node
      .replace('name="Cart"', '$& ')
      .replace('name="REQ-1 adds" classname="test"', 'name="all" classname="test"')
      .replace(
        '<testcase',
        '<testsuite name="REQ-1 adds" time="1" disabled="0" errors="0" tests="1" failures="0" skipped="0" hostname="h"><testcase',
      )
      .replace('/></testsuite>', '/></testsuite></testsuite>');
    assert.deepEqual(told(suites(empty), full), ['passed'], 'it has one');
  });

  it('shows nothing where it has no function, which node:test reports as passed', () => {
    const inNode = (test: string): string => lines("import { describe, it } from 'node:test';", cart(test));
    const alone = (test: string): string =>
      lines("const { test } = require('node:test');", test).replace(/\bit\b/, 'test');
    for (const each of [
      "it('REQ-1 adds');",
      "it('REQ-1 adds', { timeout: 50 });",
      "it('REQ-1 adds', undefined);",
      "it('REQ-1 adds', null);",
      "it('REQ-1 adds', { signal: { aborted: false } }, undefined);",
      "const slow = { timeout: 50 }; it('REQ-1 adds', slow);",
      "it({ name: 'REQ-1 adds' });",
      "it({ timeout: 50, name: 'REQ-1 adds' }, null);",
      "it.only({ name: 'REQ-1 adds', },);",
      "const slow = { name: 'REQ-1 adds', timeout: 50 }; it(slow);",
      "for (const name of ['REQ-1 adds']) it({ name });",
      "it.only('REQ-1 adds', {},);",
    ]) {
      assert.deepEqual(told(inNode(each), node), ['skipped'], each);
      assert.deepEqual(told(alone(each), node.replace(' name="Cart"', '')), ['skipped'], each);
      assert.deepEqual(told(lines('// @req REQ-9', alone(each)), node.replace(' name="Cart"', '')), ['skipped'], each);
      assert.deepEqual(told(cart(each), node), ['passed'], 'others tell it');
    }
    for (const each of [
      "it('REQ-1 adds', run);",
      "it('REQ-1 adds', { timeout: 50 }, () => {});",
      "it('REQ-1 adds', () => {});",
      "it({ name: 'REQ-1 adds' }, () => {});",
      "it({ name: 'REQ-1 adds', fn() {} });",
      "it({ name: 'REQ-1 adds', fn: run });",
      "it('REQ-1 adds', { fn() {} });",
      "const all = { name: 'REQ-1 adds', fn: () => {} }; it(all);",
      "const slow = { timeout: 50 }; it('REQ-1 adds', slow, run);",
    ])
      assert.deepEqual(told(inNode(each), node), ['passed'], each);
    const expected = "it({ name: 'REQ-1 adds', expectFailure: true }, () => {});";
    assert.deepEqual(told(inNode(expected), node), ['skipped'], 'its options say so');
    assert.deepEqual(told(inNode("describe({ name: 'REQ-1 sums' });"), node.replace('adds', 'sums')), ['skipped']);
  });

  it('shows nothing where the report tells no more than its name, as TAP does', () => {
    const inTap = (source: string, name: string, ...inside: readonly string[]): readonly string[] =>
      judged({
        files: {
          'docs/specs/s.md': spec,
          'test/shop/cart.test.js': source,
          'tests.tap': lines('TAP version 13', ...inside, `ok 1 - ${name}`, '1..1'),
        },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const ava = "import test from 'ava'; test.failing('REQ-1 adds', (t) => { t.fail(); });";
    const names = [
      'REQ-1 adds',
      'cart › REQ-1 adds',
      'shop › cart › REQ-1 adds',
      'test/shop/cart.test.js > REQ-1 adds',
    ];
    const ofVitest = 'test/shop/cart.test.js > REQ-1 adds';
    for (const suite of [
      "describe('REQ-1 adds', () => {});",
      "describe.concurrent('REQ-1 adds', async () => { /* later */ });",
      "suite('REQ-1 adds', function () {\n  // later\n});",
    ])
      assert.deepEqual(inTap(suite, ofVitest), ['skipped'], suite);
    assert.deepEqual(inTap("describe('REQ-1 adds', () => { shared(); });", ofVitest), ['passed'], 'it may have one');
    for (const name of names) {
      assert.deepEqual(inTap(ava, name), ['skipped'], name);
      assert.deepEqual(inTap(ava.replace('.failing', ''), name), ['passed'], name);
    }
    for (const name of ['basket › REQ-1 adds', 'cart › not REQ-1 adds', 'REQ-1 adds twice'])
      assert.deepEqual(inTap(ava, name), ['passed'], name);
    const vitest = cart("it.fails('REQ-1 adds', () => {});");
    const subtest = ['    ok 1 - REQ-1 adds', '    1..1'];
    assert.deepEqual(inTap(vitest, 'test/shop/cart.test.js > Cart > REQ-1 adds'), ['skipped']);
    assert.deepEqual(inTap(vitest, 'REQ-1 adds'), ['skipped']);
    assert.deepEqual(inTap(vitest, 'test/shop/cart.test.js', ...subtest), ['skipped']);
    assert.deepEqual(inTap(vitest, 'test/shop/basket.test.js', ...subtest), ['passed']);
  });

  it('shows nothing where it is called by what another file makes of a test that is to fail', () => {
    const known = "import { it } from 'vitest'; export const broken = it.fails;";
    const options = 'export const known = { retry: 2, fails: true };';
    const inFiles = (test: string, helper: string, path = 'test/support/known.js', xml = jest): readonly string[] =>
      judged({
        files: { 'docs/specs/s.md': spec, 'test/cart.test.js': test, 'junit.xml': xml, [path]: helper },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const taking = (head: string, call = "broken('REQ-1 adds', () => {});"): string =>
      lines(head, "describe('Cart', () => {", `  ${call}`, '});');
    const plain = taking("import { broken } from './support/known.js';");
    const plainFrom = (path: string, name = 'broken', call?: string): string =>
      taking(`import { ${name} } from '${path.replace('test', '.').replace('src', '../src')}';`, call);
    for (const [test, helper = known, path] of [
      [plain],
      [plain, 'export function broken(name, run) { it.failing(name, run); }'],
      [plain, 'const flaky = process.env.CI ? it.fails : it; export { flaky as broken };'],
      [plain, 'const flaky = it.fails; module.exports = { broken: flaky };'],
      [plain, lines('// @req REQ-9', known)],
      [taking("const { broken } = require('./support/known');")],
      [taking("import { broken as flaky } from './support';", "flaky('REQ-1 adds', async () => {});")],
      [taking("import { broken } from '@shop/support';"), known, 'packages/support/test/known.ts'],
      [
        taking("import { brokenTest } from '../test/known';", "brokenTest('REQ-1 adds', () => {});"),
        known.replace('broken', 'brokenTest'),
        'test/known.js',
      ],
      [lines("import { broken } from '.';", "describe('REQ-1 Cart', () => {", "  broken('adds', () => {});", '});')],
      [lines('// @req REQ-9', plain, "it('counts', () => {});")],
      ...['// It fails, they say,', 'const known = [1, 2]', 'run();', 'it.concurrent;', '/* sums, */'].map((before) => [
        taking("import { broken } from './support/known.js';", `${before}\n  broken('REQ-1 adds', () => {});`),
      ]),
      [lines('/** @requires a browser */', plain)],
      [taking("import { broken } from '../src/support/known';"), known, 'src/support/known.ts'],
      [taking("import { broken } from '../src/support/known';"), lines('// @req REQ-9', known), 'src/support/known.ts'],
      [plain, 'exports.broken = it.fails;'],
      [plain, 'exports.broken = (name, run) => it.fails(name, run);'],
      [plain, 'module.exports = { a: 1, broken: it.fails };'],
      [taking("import broken from './support/known.js';"), 'export default it.fails;'],
      [taking("import broken from './support/known';"), 'export default (name, run) => it.fails(name, run);'],
      [taking("import broken from './support/known';"), 'export default function (name, run) { it.fails(name, run); }'],
      [
        taking("import broken from './support/known';"),
        'export default function own(name, run) { it.fails(name, run); }',
      ],
      [taking("import broken from './support/known';"), 'const own = it.fails; export default own;'],
      [taking("import broken from './support/known';"), 'const own = it.fails; export { own as default };'],
      [taking("import { default as broken } from './support/known';"), 'export default isDone ? it : it.fails;'],
      [taking("import broken from '@/support/known';"), 'export default it.fails;', 'src/support/known.ts'],
      [taking("import broken from './support';"), 'export default it.fails;', 'test/support/index.ts'],
      [taking("const broken = require('./support/known');"), 'module.exports = it.fails;'],
      [taking("import * as h from './support/known';", "h.broken('REQ-1 adds', () => {});")],
      [taking("const h = require('./support/known');", "h.broken('REQ-1 adds', () => {});")],
      [taking("import h from './support/known';", "h.broken.only('REQ-1 adds', () => {});")],
      [taking("import { broken } from './support/known';", "broken.only('REQ-1 adds', () => {});")],
      [
        taking("import { own } from './support/known';", "own.broken('REQ-1 adds', () => {});"),
        'export const own = { broken: it.fails };',
      ],
      [
        taking("import { own } from './support/known';", "own.broken('REQ-1 adds', () => {});"),
        'const broken = it.fails; export const own = { sound: it, broken };',
      ],
      [
        taking("import own from './support/known';", "own.broken('REQ-1 adds', () => {});"),
        'export default { a: { broken: it.fails } };',
      ],
      [
        taking("import { it } from './support/known';", "it('REQ-1 adds', () => {});"),
        "import { it as base } from 'vitest';\nexport const it = base.fails;",
      ],
      [
        taking("import { test } from './support/known';", "test.only('REQ-1 adds', () => {});"),
        "import { test as base } from 'vitest';\nconst own = base.extend({});\nexport { broken as test };\nconst broken = own.fails;",
      ],
      [taking("import { broken } from './support/known';", "broken.each([1])('REQ-1 %s', () => {});")],
      [taking("import { broken } from './support/known';", "broken('REQ-1 adds', run);")],
      [taking("import { broken } from './support/known';", "broken('REQ-1 adds', own.run);")],
      [taking("import { broken } from './support/known';", "broken('REQ-1 adds', run(2));")],
      [taking("import * as known from './support/known';", "known.broken('REQ-1 adds', run);")],
      [taking("import { broken } from './support/known';", "if (isMac) broken('REQ-1 adds', run);")],
      [
        taking(
          "import { broken } from './support/known';",
          "for (const name of ['REQ-1 adds']) broken(name, () => {});",
        ),
      ],
      [taking("import { broken } from './support/known';", "const A = 'REQ-1 adds'; broken(A, () => {});")],
      [taking("import { broken } from './support/known';", "broken.each(['REQ-1 adds'])('%s', () => {});")],
      [
        taking(
          "import { broken } from './support/known'; import { all } from './all';",
          "broken.each(all)('%s', run);",
        ),
      ],
      [taking("import { broken } from './support/known';", "const known = broken; known('REQ-1 adds', () => {});")],
      [
        taking("import { own } from './support/known';", "const known = own.broken; known('REQ-1 adds', () => {});"),
        'export const own = { broken: it.fails };',
      ],
      [
        taking("import { own } from './support/known';", "const { broken: a } = own; a('REQ-1 adds', () => {});"),
        'export const own = { broken: it.fails };',
      ],
      [
        taking(
          "import { own } from './support/known';",
          "const { broken: a = it, sound, } = own; a('REQ-1 adds', () => {});",
        ),
        'export const own = { broken: it.fails };',
      ],
      [lines('// REQ-9', "describe('Cart', () => { require('./support/known').broken('REQ-1 adds', run); });")],
      [taking('', "(await import('./support/known.js')).broken('REQ-1 adds', run);")],
      [
        taking(
          "import { broken } from './support/known';",
          "const known = broken.bind(null, 'REQ-1 adds'); known(run);",
        ),
      ],
      [taking("import { broken } from './support/known';", 'const n = 1; broken(`REQ-${n} adds`, () => {});')],
      [taking("import { broken } from './support/known'; import { NAME } from './all';", 'broken(NAME, () => {});')],
      [
        taking(
          "import { broken } from './support/known'; import { titles } from './all';",
          'broken(titles.adds, run);',
        ),
      ],
      [taking("import { broken } from './support/known';", "broken('REQ-1 adds', { retry: 2 }, () => {});")],
      [taking("import { known } from './support/known';", "it('REQ-1 adds', known, () => {});"), options],
      [taking("import { known } from './support/known';", "it('REQ-1 adds', { ...known }, () => {});"), options],
      [taking("import { known } from './support/known';", "it('REQ-1 adds', () => {\n  }, known);"), options],
      ...['() => { run(); }', '() => { run() }', 'function () { run() }', '() => { run({ all: true }) }'].map(
        (body) => [taking("import { known } from './support/known';", `it('REQ-1 adds', ${body}, known);`), options],
      ),
      [taking("import { known } from '../src/known';", "it('REQ-1 adds', known, () => {});"), options, 'src/known.ts'],
      ...[
        ['known', 'export const known = Object.freeze({ fails: true });'],
        ['known', "export const known = { 'fails': true };"],
        ['known', 'const known = {};\nknown.fails = true;\nexport { known };'],
        ['known()', 'export const known = () => ({ fails: true });'],
        ['known(12)', 'export function known(bug) { return { fails: true, meta: { bug } }; }'],
      ].flatMap(([written = '', helper = '']) =>
        [`it('REQ-1 adds', ${written}, () => {});`, `it('REQ-1 adds', () => {\n  }, ${written});`].flatMap((call) =>
          ['test/support/known.ts', 'test/support/known.js', 'src/known.ts'].map(
            (path) =>
              [
                taking(`import { known } from '${path.replace('test', '.').replace('src', '../src')}';`, call),
                helper,
                path,
              ] as const,
          ),
        ),
      ),
      [
        taking("import { known } from './support/known';", "it('REQ-1 adds', () => {});").replace(
          "'Cart',",
          "'Cart', known,",
        ),
        options,
      ],
      ...[
        'export const broken = it.fails.bind(it);',
        'export const { fails: broken } = it;',
        'const { fails } = it; export { fails as broken };',
        'const own = it.extend({});\nexport const broken = own.fails;',
        'export const broken = (...all) => Reflect.apply(it.fails, it, all);',
        'export const broken = Object.assign((title, run) => it.fails(title, run), { each: it.fails.each });',
        "export function broken(title, run) {\n  const name = title + '';\n  it.fails(name, run);\n}",
        'export const broken = (title, run) => {\n  test(title, async () => { test.fail(); await run(); });\n};',
        'function own(title, run) { it.fails(title, run) }\nexport function broken(title, run) { own(title, run) }',
        'export let broken = it\nif (!isDone) broken = it.fails',
        "export const broken = it['fails'];",
      ].flatMap((helper) =>
        ['test/support/known.ts', 'src/known.ts'].map((path) => [plainFrom(path), helper, path] as const),
      ),
      ...[
        'export class own { static broken(title, run) { it.fails(title, run); } }',
        'export const own = { sound(title, run) { it(title, run); }, broken(title, run) { it.fails(title, run); } };',
        'export const own = { sound: (title, run) => it(title, run), broken: (title, run) => it.fails(title, run) };',
      ].map(
        (helper) =>
          [plainFrom('src/known.ts', 'own', "own.broken('REQ-1 adds', () => {});"), helper, 'src/known.ts'] as const,
      ),
      ...[
        "Reflect.apply(broken, null, ['REQ-1 adds', () => {}]);",
        "[broken].forEach((each) => each('REQ-1 adds', () => {}));",
        "const own = { broken }; own.broken('REQ-1 adds', () => {});",
        "const own = { known: broken }; own.known('REQ-1 adds', () => {});",
        "const own = [known, broken]; own[1]('REQ-1 adds', () => {});",
        "function known(title, run) { broken(title, run); } known('REQ-1 adds', () => {});",
        "const known = (title, run) => broken(title, run); known('REQ-1 adds', () => {});",
        "const known = isDone ? it : broken; known('REQ-1 adds', () => {});",
        "(isDone ? it : broken)('REQ-1 adds', () => {});",
        "(broken as any)('REQ-1 adds', () => {});",
      ].map((call) => [plainFrom('src/known.ts', 'broken', call), known, 'src/known.ts'] as const),
      ...[
        [
          "broken('REQ-1', 'adds', () => {});",
          'export const broken = (id, title, run) => it.fails(`${id} ${title}`, run);',
        ],
        ["broken(1, 'REQ-1', () => {});", 'export const broken = (n, id, run) => it.fails(`${id} adds`, run);'],
        ["broken({ title: 'REQ-1 adds', run });", 'export function broken({ title, run }) { it.fails(title, run); }'],
        ["broken(mode)('REQ-1 adds', () => {});", 'export const broken = (mode) => (known[mode] ? it : it.fails);'],
        ["broken(mode)('REQ-1 adds', () => {});", 'export function broken() { return it.fails; }'],
        ['broken(() => {});', "export const broken = it.fails.bind(it, 'REQ-1 adds');"],
        ['broken(() => {});', "export function broken(run) {\n  it.fails('REQ-1 adds', run);\n}"],
        ['broken(() => {});', "export function broken(run) {\n  it.fails('REQ-' + id + ' adds', run);\n}"],
      ].flatMap(([call = '', helper = '']) =>
        ['test/support/known.ts', 'src/known.ts'].flatMap((path) => [
          [plainFrom(path, 'broken', call), helper, path] as const,
        ]),
      ),
    ] as const)
      assert.deepEqual(
        inFiles(
          test,
          helper,
          path,
          test.includes('REQ-1 Cart')
            ? jest.replaceAll('Cart REQ-1', 'REQ-1 Cart').replace('"Cart"', '"REQ-1 Cart"')
            : jest,
        ),
        ['skipped'],
        lines(test, helper),
      );
    for (const [test, helper = known, path] of [
      [plain, 'export const broken = base.extend({});'],
      [plain, 'export const broken = it;'],
      ...[
        "import { test as base } from 'vitest';\nexport const test = base.extend({});\nexport const broken = test.fails;",
        "import { test as base } from 'vitest';\nexport const test = base.extend({ page });\nexport const it = base.fails;",
        "export * from 'vitest'; export { it as test } from 'vitest'; export const broken = it.fails;",
      ].map(
        (helper) => [taking("import { test } from './support/known.js';", "test('REQ-1 adds', run);"), helper] as const,
      ),
      [plain, known.replace('export ', '')],
      [plain, known.replace('broken', 'other')],
      [plain, known, 'packages/b/test/known.js'],
      [taking("import { broken } from './support/known.js';", "it('REQ-1 adds', () => {});")],
      [taking("import { other as broken } from './support/known.js';")],
      [taking("import broken from './support/known.js';"), known],
      [taking("import broken from './support/other.js';"), 'export default it.fails;'],
      [taking("import broken from 'known';"), 'export default it.fails;'],
      [taking("import broken from './support/known.js';"), 'export default it.extend({});'],
      [taking("import * as h from './support/known.js';", "h.whole('REQ-1 adds', () => {});")],
      [
        taking("import { own } from './support/known';", "own.sound('REQ-1 adds', () => {});"),
        'export const own = { broken: it.fails, sound: it };',
      ],
      [
        taking("import { known } from './support/known';", "it('REQ-1 adds', known, () => {});"),
        'export const known = { retry: 2 };',
      ],
      [taking("import { known } from './support/known';", "it('REQ-1 adds', () => { run(known); });"), options],
      [
        taking("import { known } from './support/known';", "it('REQ-1 adds', known(), () => {});"),
        'export const known = () => ({ retry: 2 }); export const own = () => ({ fails: true });',
      ],
      [
        taking(
          "import { known } from './support/known'; import { NAME } from './all';",
          "known(NAME, run); it('REQ-1 adds', run);",
        ),
        'export const broken = it.fails; export const known = it;',
      ],
      [taking("import { broken } from './support/known';", "broken('REQ-2 adds', run); it('REQ-1 adds', run);")],
      [taking("import { broken } from './support/known';", "const known = other; known('REQ-1 adds', run);")],
      [taking("import { broken } from './support/known';", "broken(other, () => {}); it('REQ-1 adds', run);")],
      [taking("import { other } from './support/known';", "other.each(['REQ-1 adds'])('%s', () => {});")],
      [taking("import { known } from './support/known';", "it('REQ-1 adds', other, () => {});"), options],
      [plain, "export function broken(name, run) { it(name, run); note(['failing']); }"],
      [plain, 'export function broken(name, run, fails: boolean) { it(name, run); }'],
      [plain, 'export function broken(name, run) { const of = all ? own.fails : none; it(name, run); }'],
      ...[
        'export const known = (title, run) => it.fails(title, run)\nexport const broken = (title, run) => it(title, run)',
        'export function known(title, run) { it.fails(title, run) } export function broken(title, run) { it(title, run) }',
        "export function broken(title, run) { it(title, run) }\nit.fails('REQ-2 adds', () => {});",
        'export const broken = (title, run) => it(title, { fails: false }, run); export const fails = 1;',
        "export function known(run) {\n  it.fails('REQ-2 adds', run);\n  it.fails('REQ-1 subtracts', run);\n}\nexport const broken = it;",
        'export const known = (n, run) => it.fails(`${n} adds`, run); export const broken = it;',
      ].map((helper) => [plainFrom('src/known.ts'), helper, 'src/known.ts'] as const),
      [
        plainFrom('src/known.ts', 'own', "own.sound('REQ-1 adds', () => {});"),
        'export const own = { broken(title, run) { it.fails(title, run); }, sound(title, run) { it(title, run); } };',
        'src/known.ts',
      ],
      ...[
        "use(broken); it('REQ-1 adds', () => {});",
        "Reflect.apply(broken, null, ['REQ-2 adds', () => {}]); it('REQ-1 adds', () => {});",
        "const own = { broken, it }; own.it('REQ-1 adds', () => {});",
        "function known(title, run) { it(title, run); } broken('REQ-2', run); known('REQ-1 adds', () => {});",
        "broken('REQ-2', 'adds', () => {}); it('REQ-1 adds', () => {});",
      ].map((call) => [plainFrom('src/known.ts', 'broken', call), known, 'src/known.ts'] as const),
    ] as const)
      assert.deepEqual(inFiles(test, helper, path), ['passed'], lines(test, helper));
  });

  it('shows nothing where it is called by what yet another file calls otherwise', () => {
    const test = (name: string): string =>
      lines(
        `import { ${name} } from './support/index.js';`,
        "describe('Cart', () => {",
        `  ${name}('REQ-1 adds', () => {});`,
        '});',
      );
    const inFiles = (name: string, index: string, folder: string): readonly string[] =>
      judged({
        files: {
          'docs/specs/s.md': spec,
          'test/cart.test.js': test(name).replace('./support', folder),
          'test/support/known.js': 'export const broken = it.fails; export const sound = it;',
          'src/support/known.js': 'export const broken = it.fails; export const sound = it;',
          'lib/known.js': 'export const broken = it.fails; export const sound = it;',
          [folder.startsWith('.')
            ? `test/${folder}/index.js`.replace('test/../', '').replace('/./', '/')
            : 'src/support/index.js']: index,
          'junit.xml': jest,
        },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const folders = ['./support', '../src/support', '@/support'];
    for (const index of [
      "export { broken as known } from './known.js';",
      "export { sound as own, broken as known } from './known.js';",
      "import { broken } from './known.js'; export { broken as known };",
      "export { own as known } from './again.js';\nexport { broken as own } from './known.js';",
      "import { broken } from './known.js';\nexport const known = broken;",
      "import { broken } from './known.js';\nexport function known(name, run) { broken(name, run); }",
      "import * as all from './known.js';\nexport const known = all.broken;",
      "const { broken } = require('./known.js');\nexports.known = broken;",
      "const { broken: known } = require('./known.js');\nmodule.exports = { known };",
      "import { broken } from './known.js';\nexport const known = (title, run) => broken(title, run);",
      "import { broken } from './known.js';\nfunction own(title, run) {\n  broken(title, run);\n}\nexport { own as known };",
      "import { broken } from './known.js';\nexport const known = isDone ? it : broken;",
      "import * as all from './known.js';\nexport async function known(title, run) {\n  await start();\n  all.broken(title, run);\n}",
      "import { broken as known } from '../../lib/known.js';\nexport { known };",
    ])
      for (const folder of folders)
        assert.deepEqual(inFiles('known', index, folder), ['skipped'], `${folder} ${index}`);
    for (const index of ["export * from '../../lib/known.js';", "export { broken } from '../../lib/known.js';"])
      for (const folder of folders)
        assert.deepEqual(inFiles('broken', index, folder), ['skipped'], `${folder} ${index}`);
    for (const index of [
      "export { broken as known, sound as own } from './known.js';",
      "export { sound as own } from './known.js';",
      "export { broken as own } from '../other/known.js';",
      "import { broken } from './known.js';\nexport const known = broken;\nexport const own = it;",
      "import { broken } from './known.js';\nexport const known = (title, run) => broken(title, run)\nexport const own = (title, run) => it(title, run)",
    ])
      for (const folder of folders) assert.deepEqual(inFiles('own', index, folder), ['passed'], `${folder} ${index}`);
  });

  it('shows nothing where what another file hands on is put into the name of a test that is to fail', () => {
    const head = "import { all } from './all.js';";
    const inTable = (...tests: readonly string[]): readonly string[] => told(lines(head, cart(tests.join(' '))), jest);
    for (const each of [
      "it.fails.each(all)('%s', () => {});",
      "it.fails.each(all)('%s adds', () => {});",
      "it.fails.each(own)('%s adds', () => {});",
      "const own = all.map((name) => [name]); it.fails.each(own)('%s', () => {});",
      "it.fails.each(all())('%s', () => {});",
      "it.fails.each(all)('%s', () => {}); it.each(all)('REQ-1 %s', () => {});",
      'it.fails(all, () => {});',
      'it.fails(all.adds, run);',
      'it.fails(`${all} adds`, () => {});',
      'const own = read(); it.fails(own, () => {});',
      'for (const id of all) it.failing(`${id} adds`, () => {});',
      'all.forEach((id) => { it.fails(`${id} adds`, () => {}); });',
    ])
      assert.deepEqual(inTable(each), ['skipped'], each);
    for (const each of [
      "it.fails.each(all)('%s subtracts', () => {});",
      "it.each(all)('%s adds', () => {});",
      "it.fails.each(['REQ-2'])('%s adds', () => {});",
      "for (const n of [1, 2]) it.fails(`${n} adds`, () => {}); it.each(all)('%s', () => {});",
      "it.fails.each(all)('%s', () => {}); it('REQ-1 adds', () => {});",
    ])
      assert.deepEqual(inTable(each), ['passed'], each);
    const alone = lines(head, "it.fails.each(all)('%s', () => {});");
    assert.deepEqual(told(alone, jest), ['skipped'], 'nothing tells it from any other');
    const inFiles = (name: string, report: string, other = '', source = alone): readonly string[] =>
      judged({
        files: {
          'docs/specs/s.md': spec,
          'test/cart.test.js': source,
          'test/other.test.js': other,
          [name]: report,
        },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const sound = cart("it('REQ-1 adds', () => {});");
    assert.deepEqual(inFiles('junit.xml', jest, sound), ['passed'], 'it is called so in another file');
    assert.deepEqual(inFiles('junit.xml', jest, lines('// @req REQ-9', sound)), ['passed']);
    assert.deepEqual(inFiles('junit.xml', node, sound), ['skipped'], 'of which the report says that it is not');
    const suites = [
      "describe.each(all)('%s', () => {",
      'for (const each of all) describe(each, () => {',
      'describe(all, () => {',
      "describe.each(all)('Cart %s', () => {",
    ];
    for (const each of suites) {
      const failing = lines(head, each, "  it.fails('adds', () => {});", '});');
      const named = jest.replaceAll('Cart REQ-1 adds', 'Cart REQ-1 adds').replace('name="Cart"', 'name="Cart REQ-1"');
      assert.deepEqual(inFiles('junit.xml', named, '', failing), ['skipped'], each);
      assert.deepEqual(inFiles('junit.xml', named, '', failing.replace('.fails', '')), ['passed'], each);
      assert.deepEqual(inFiles('junit.xml', named, '', failing.replace("'adds'", "'sums'")), ['passed'], each);
    }
    const tap = (name: string): string => lines('TAP version 13', `ok 1 - ${name}`, '1..1');
    for (const [name, result] of [
      ['REQ-1 adds', 'skipped'],
      ['cart › REQ-1 adds', 'skipped'],
      ['test/cart.test.js > REQ-1 adds', 'skipped'],
      ['test/other.test.js > REQ-1 adds', 'passed'],
    ] as const)
      assert.deepEqual(inFiles('tests.tap', tap(name)), [result], name);
    const inSuite = lines(head, cart("it.fails.each(all)('%s', () => {});"));
    for (const [name, result] of [
      ['test/cart.test.js > Cart > REQ-1 adds', 'skipped'],
      ['cart › Cart › REQ-1 adds', 'skipped'],
    ] as const)
      assert.deepEqual(inFiles('tests.tap', tap(name), '', inSuite), [result], name);
  });

  it('shows nothing where a file focuses, and the report lists as passed what did not run, as jasmine-reporters does', () => {
    const suite =
      '<testsuite name="Cart" timestamp="2026-11-30T17:19:49" hostname="localhost" time="0" errors="0" tests="2" skipped="0" disabled="0" failures="0">';
    const jasmine = `<testsuites disabled="0" errors="0" failures="0" tests="2" time="0">${suite}<testcase classname="Cart" name="REQ-1 adds" time="0"/><testcase classname="Cart" name="sums" time="0"/></testsuite></testsuites>`;
    const inFiles = (test: string, other: string, report = jasmine): readonly string[] =>
      judged({
        files: { 'docs/specs/s.md': spec, 'spec/cart.spec.js': test, 'spec/other.spec.js': other, 'junit.xml': report },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const named = lines("describe('Cart', () => {", "  it('REQ-1 adds', () => {});", "  it('sums', () => {});", '});');
    const cited = named.replace("  it('sums'", '  // @req REQ-1\n$&').replace('REQ-1 adds', 'adds');
    const focusing = "fit('ships', () => {});";
    const sound = jasmine.replace('REQ-1 adds', 'adds');
    assert.deepEqual(inFiles(named, "it('ships', () => {});"), ['passed']);
    assert.deepEqual(inFiles(cited, "it('ships', () => {});", sound), ['passed']);
    for (const other of [focusing, "fdescribe('Shop', () => {});", lines('// @req REQ-9', focusing)])
      for (const [test, report] of [
        [named, jasmine],
        [cited, sound],
      ] as const)
        assert.deepEqual(inFiles(test, other, report), ['skipped'], lines(other, test));
    const inFormat = (name: string, report: string, other = focusing): readonly string[] =>
      judged({
        files: { 'docs/specs/s.md': spec, 'spec/cart.spec.js': named, 'spec/other.spec.js': other, [name]: report },
      }).requirements.flatMap(({ tests }) => tests.map(({ result }) => result));
    const inTap = lines(
      'TAP version 13',
      'ok 1 - Cart : REQ-1 adds',
      'ok 2 - Cart : sums',
      '1..2',
      '# 2 specs, 0 failures, 0 skipped, 0 disabled in 0.012s.',
      '# NOTE: disabled specs are usually a result of xdescribe.',
    );
    const inNunit = lines(
      '<test-results name="Jasmine Results" total="2" failures="0" not-run="0" date="2026-11-30" time="21:22:00">',
      '<test-suite name="Cart" executed="true" success="true" time="0.006"><results>',
      '<test-case name="REQ-1 adds" executed="true" success="true" time="0"></test-case>',
      '<test-case name="sums" executed="true" success="true" time="0"></test-case>',
      '</results></test-suite></test-results>',
    );
    for (const [name, report] of [
      ['tests.tap', inTap],
      ['TestResult.xml', inNunit],
    ] as const) {
      assert.deepEqual(inFormat(name, report), ['skipped'], name);
      assert.deepEqual(inFormat(name, report, "it('ships', () => {});"), ['passed'], name);
    }
    assert.deepEqual(inFormat('tests.tap', inTap.replace(/# 2 specs.*/, '# tests 2')), ['passed']);
    const short = jasmine.replaceAll(' disabled="0"', '');
    assert.deepEqual(inFiles(named, focusing, short), ['skipped']);
    for (const other of ["model.fit('ships', () => {});", 'function fit(a) {}', "// fit('ships', () => {});"])
      assert.deepEqual(inFiles(named, other), ['passed'], other);
    assert.deepEqual(inFiles(named, focusing, jasmine.replace(suite, '<testsuite name="Cart">')), ['passed']);
  });

  it('shows nothing by a reference where it is called by what another file makes of a test that is to fail', () => {
    const xml =
      '<testsuites><testsuite name="Cart"><testcase classname="test" name="adds" file="test/cart.test.js"/></testsuite></testsuites>';
    let earlier: Trace | undefined;
    const join = (own: ReturnType<typeof read>, made: string): readonly string[] => {
      const helper = lines('// @req REQ-9', "import { it } from 'vitest';", `export const ownTest = ${made};`);
      const other = read('test/known.test.js', helper);
      const facts = { requirements, references: own.references, declared: [...own.declared, ...other.declared] };
      const testFiles = ['test/cart.test.js', 'test/known.test.js'];
      const now = trace({ ...facts, reports: [filed], notes: [], signatures: [], results: [], testFiles }, earlier);
      const [old, links] = [earlier?.verifications(one), now.verifications(one)];
      if (earlier !== undefined) assert.equal(now.changedFrom(earlier)?.gone.has(old), old !== links);
      earlier = now;
      return links.flatMap(({ cases }) => cases.map(({ case: { result } }) => result));
    };
    const filed = report('r.xml', xml);
    const one = requirement({ id: 'REQ-1' });
    const requirements = [one];
    const head = "import { ownTest } from './known.test.js';";
    const atTest = lines(head, "describe('Cart', () => {", '  // @req REQ-1', "  ownTest('adds', () => {});", '});');
    const atSuite = lines(head, '// @req REQ-1', "describe('Cart', () => {", "  ownTest('adds', () => {});", '});');
    for (const each of [atTest, atSuite]) {
      const own = read('test/cart.test.js', each);
      assert.deepEqual(join(own, 'it.extend({})'), ['passed'], each);
      assert.deepEqual(join(own, 'it.fails'), ['skipped'], each);
      assert.deepEqual(join(own, 'it'), ['passed'], each);
    }
  });

  it('shows nothing of another file', () => {
    const source = lines("import 'x';", "it.fails.each([1])('REQ-1 %s', () => {});");
    assert.deepEqual(told(source, node.replace('test/cart', 'test/basket')), ['passed']);
    assert.deepEqual(told(source, node), ['skipped']);
  });

  it('shows nothing where it may be of another file, or of a suite that the report leaves out', () => {
    const failing = lines("import 'x';", "it.fails('REQ-1 adds', () => {});");
    const ending = node.replace('/ci/test/', '').replace(' name="Cart"', '');
    const files = { 'docs/specs/s.md': spec, 'test/cart.test.js': failing, 'old/cart.test.js': failing };
    const several = judged({ files: { ...files, 'junit.xml': ending } }).requirements;
    assert.deepEqual(
      several.flatMap(({ tests }) => tests.map(({ result }) => result)),
      ['skipped'],
    );
    const byJest = (suite: string): string =>
      `<testsuites name="jest tests"><testsuite name="${suite}"><testcase classname=" REQ-1 adds" name=" REQ-1 adds"/></testsuite></testsuites>`;
    for (const suite of ['undefined', 'Cart']) {
      assert.deepEqual(told(failing, byJest(suite)), ['skipped'], suite);
      assert.deepEqual(told(failing.replace('.fails', ''), byJest(suite)), ['passed'], suite);
      assert.deepEqual(
        told(failing, byJest(suite).replaceAll('" REQ', '"REQ')),
        suite === 'Cart' ? ['passed'] : ['skipped'],
      );
    }
    const computed = cart('it.fails(`REQ-1 ${name}`, () => {});');
    assert.deepEqual(told(computed, node.replace(' name="Cart"', '')), ['skipped']);
    assert.deepEqual(told(computed, node.replace(' file="/ci/test/cart.test.js"', '')), ['skipped']);
    const ofSuite = computed.replace('Cart', 'REQ-1 Cart').replace('REQ-1 $', 'adds $');
    const inSuite = jest.replaceAll('Cart REQ-1', 'REQ-1 Cart').replace('name="Cart"', 'name="REQ-1 Cart"');
    assert.deepEqual(told(ofSuite, inSuite), ['skipped']);
    const inShop = node.replace(' file="/ci/test/cart.test.js"', '').replace('"Cart"', '"Shop"');
    assert.deepEqual(told(computed, inShop), ['passed'], 'of another suite');
    const two = cart('it.fails(`REQ-1 ${name}`, () => {}); it.fails(`REQ-1 not ${name}`, () => {});');
    assert.deepEqual(told(two, node.replace('REQ-1 adds', 'REQ-1 not adds')), ['skipped']);
  });

  const java = 'src/test/java/shop/CartTest.java';
  const cartTest = (...body: readonly string[]): string =>
    lines('package shop;', 'import org.junit.jupiter.api.Test;', 'class CartTest {', ...body, '}');
  const reportOf = (...cases: readonly string[]): string =>
    lines(
      '<testsuite name="shop.CartTest">',
      ...cases.map((each) => `<testcase classname="shop.CartTest" ${each}`),
      '</testsuite>',
    );

  it('is found where the report has the name of the method, and its source a display name', () => {
    const inJava = (source: string, xml: string, path = java): readonly string[] =>
      judged({
        files: { 'docs/specs/s.md': spec, [path]: source, 'target/surefire-reports/TEST-shop.CartTest.xml': xml },
      }).requirements.flatMap(({ tests, isLinked }) => {
        // What no report has is no linked test.
        assert.equal(isLinked, tests.length > 0);
        return tests.map(({ name, result }) => `${name} ${result}`);
      });
    const display = '  @Test @DisplayName("REQ-1 adds") void adds() {}';
    for (const [source, xml, told] of [
      [cartTest(display), reportOf('name="adds"/>'), ['adds passed']],
      [cartTest(display), reportOf('name="adds()"/>'), ['adds() passed']],
      [cartTest(display), reportOf('name="adds"><failure/></testcase>'), ['adds failed']],
      [cartTest(display), reportOf('name="adds"><skipped/></testcase>'), ['adds skipped']],
      [cartTest(display), reportOf('name="REQ-1 adds"/>'), ['REQ-1 adds passed']],
      [cartTest(display, '  // @req REQ-9', '  @Test void sums() {}'), reportOf('name="adds"/>'), ['adds passed']],
      [
        cartTest('  @ParameterizedTest(name = "REQ-1 adds {0}") @ValueSource(ints = {1}) void adds(int n) {}'),
        reportOf('name="adds(int)[1]"/>', 'name="adds(int)[2]"><failure/></testcase>'),
        ['adds(int)[1] passed', 'adds(int)[2] failed'],
      ],
      [
        cartTest('  @Nested @DisplayName("REQ-1 an empty cart") class Empty {', '    @Test void adds() {}', '  }'),
        reportOf('name="adds"/>').replaceAll('CartTest', 'CartTest$Empty'),
        ['adds passed'],
      ],
      [
        cartTest('  @Test void adds() {}').replace('class', '@DisplayName("REQ-1 Cart") class'),
        reportOf('name="adds"/>'),
        ['adds passed'],
      ],
      [cartTest(display), reportOf('name="sums"/>'), []],
      [cartTest(display), reportOf('name="adds"/>').replaceAll('CartTest', 'ShopTest'), []],
      [cartTest('  @Test @DisplayName("adds") void adds() {}', '  // REQ-1'), reportOf('name="adds"/>'), []],
      [cartTest('  @Test @DisplayName("REQ-1 " + ADDS) void adds() {}'), reportOf('name="adds"/>'), []],
    ] as const)
      assert.deepEqual(inJava(source, xml), told, lines(source, xml));
    const kotlin = cartTest('  @Test @DisplayName("REQ-1 adds") fun adds() {}').replace(';', '');
    assert.deepEqual(inJava(kotlin, reportOf('name="adds"/>'), 'src/test/kotlin/shop/CartTest.kt'), ['adds passed']);
  });

  it('is found where JunitXml.TestLogger has the name of the method, and its source a display name', () => {
    const path = 'tests/Shop.Tests/CartTests.cs';
    const told = (attributes: string, ...names: readonly string[]): readonly string[] => {
      const source = lines(
        'namespace Shop;',
        'public class CartTests {',
        `  ${attributes} public void Adds(int n) {}`,
        '}',
      );
      const cases = names.map((name) => `<testcase classname="Shop.CartTests" name="${name}"/>`);
      const xml = `<testsuite name="Shop.Tests.dll">${cases.join('')}</testsuite>`;
      return judged({ files: { 'docs/specs/s.md': spec, [path]: source, 'junit.xml': xml } }).requirements.flatMap(
        ({ tests }) => tests.map(({ name }) => name),
      );
    };
    for (const attributes of [
      '[Fact(DisplayName = "REQ-1 adds (2)")]',
      '[Fact(Timeout = 5, DisplayName = "REQ-1 adds")]',
      '[Trait("a", "b"), SkippableFact(DisplayName="REQ-1 adds")]',
      '[Theory(DisplayName = "REQ-1 adds")] [InlineData(1)]',
      '[TestMethod("REQ-1 adds")]',
      '[TestMethod(DisplayName = "REQ-1 adds")]',
      '[DataTestMethod("REQ-1 adds"), DataRow(1)]',
    ])
      assert.deepEqual(told(attributes, 'Adds', 'Sums'), ['Adds'], attributes);
    assert.deepEqual(told('[Theory(DisplayName = "REQ-1 adds")]', 'Adds(n: 1)', 'Adds(n: 2)'), [
      'Adds(n: 1)',
      'Adds(n: 2)',
    ]);
    assert.deepEqual(told('[Fact(DisplayName = "REQ-1 adds")]', 'REQ-1 adds'), ['REQ-1 adds']);
    for (const attributes of [
      '[Fact(DisplayName = "adds 1")]',
      '[Fact(DisplayName = "REQ-1 " + Adds)]',
      '[Fact, DisplayName("REQ-1 adds")]',
      '[TestMethod, DataRow(1, DisplayName = "REQ-1 adds one")]',
      '[TestCase(1, TestName = "REQ-1 adds one")]',
      '[TestMethod, Description("REQ-1 adds")]',
    ])
      assert.deepEqual(told(attributes, 'Adds', 'Adds(1)'), [], attributes);
  });

  it('is found anew when its display name says something else', () => {
    const facts = {
      requirements: [requirement({ id: 'REQ-1' }), requirement({ id: 'REQ-2' })],
      reports: [report('r.xml', reportOf('name="adds"/>', 'name="sums"/>'))],
      references: [],
    };
    let earlier: Trace | undefined;
    const join = (id: string): readonly (readonly TestLink[])[] => {
      const source = cartTest(
        `  @Test @DisplayName("${id} adds") void adds() {}`,
        '  // @req REQ-9',
        '  @Test void sums() {}',
      );
      const { declared } = read(java, source);
      const now = trace({ ...facts, declared, notes: [], signatures: [], results: [], testFiles: [java] }, earlier);
      const links = facts.requirements.map((each) => now.verifications(each));
      if (earlier !== undefined)
        for (const [at, each] of facts.requirements.entries()) {
          const old = earlier.verifications(each);
          assert.equal(now.changedFrom(earlier)?.gone.has(old), old !== links[at]);
        }
      earlier = now;
      return links;
    };
    const counts = (links: readonly (readonly TestLink[])[]): readonly number[] => links.map(({ length }) => length);
    const first = join('REQ-1');
    assert.deepEqual(counts(first), [1, 0]);
    assert.deepEqual(counts(join('REQ-2')), [0, 1]);
    assert.deepEqual(counts(join('REQ-1')), [1, 0]);
    assert.equal(join('REQ-1')[0]?.length, 1);
  });

  it('is told anew when its source says something else', () => {
    const plain = cart("it('REQ-1 adds', () => {});");
    const failing = plain.replace('it(', 'it.fails(');
    const kept = { reports: [report('r.xml', jest)], requirements: [requirement({ id: 'REQ-1' })], references: [] };
    let earlier: Trace | undefined;
    const join = (source: string): TestLink | undefined => {
      const { declared } = read('cart.test.js', lines(source, '// @req REQ-9', "it('sums', () => {});"));
      const facts = { ...kept, declared, notes: [], signatures: [], results: [], testFiles: ['cart.test.js'] };
      earlier = trace(facts, earlier);
      return kept.requirements.flatMap((each) => earlier?.verifications(each) ?? [])[0];
    };
    const first = join(plain);
    assert.equal(first?.cases[0]?.case.result, 'passed');
    const second = join(failing);
    assert.equal(second?.cases[0]?.case.result, 'skipped');
    assert.equal(join(failing), second);
    assert.equal(join(plain)?.cases[0]?.case.result, 'passed');
  });
});
