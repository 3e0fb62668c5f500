import assert from 'node:assert/strict';
import {
  type Finding,
  inEnglish,
  inTheWay,
  isBlocking,
  isExcused,
  judge,
  outputs,
  registry,
  told,
  type Verdict,
} from '../../src/core/index.ts';
import { unreadable } from '../../src/core/unreadable.ts';
import { readIn, today } from '../judged.ts';
import { prepared, scenarioNames } from '../scenarios.ts';
import { finding } from './model-builder.ts';

const plain = { say: inEnglish, paint: (_: string, text: string) => text, all: true, language: 'en' as const };

const judgedAll = scenarioNames.map((name) => {
  const { model, config } = readIn(prepared(name));
  return { name, model, verdict: judge(model, config, { gate: 'release', today }, registry) };
});

const criteria = judgedAll.find(({ verdict }) => verdict.verdict === 'closed')?.verdict.criteria ?? [];
const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);

function lookedAt(files: Record<string, string>): { readonly verdict: Verdict; readonly lines: readonly string[] } {
  const { model, config } = readIn({ files });
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  return { verdict, lines: outputs.text.render(verdict, plain, model).split('\n') };
}

describe('What people are told of findings', () => {
  it('begins with what the sentence names', () => {
    const closed = judgedAll.filter(({ verdict }) => verdict.verdict === 'closed' || verdict.verdict === 'unverified');
    assert.ok(closed.length > 20);
    for (const { name, model, verdict } of closed) {
      const [first] = inTheWay(verdict);
      if (first === undefined) continue;
      const named = inEnglish(first.found);
      const sentence = inEnglish(verdict.sentence);
      const file = first.place?.file ?? '';
      // Of a file alone, it says which.
      assert.ok(sentence.startsWith(named) || sentence.startsWith(`${file}: ${named}`), `${name}: ${sentence}`);
      const [line] = outputs.text.render(verdict, plain, model).split('\n');
      assert.ok(line?.includes(`error: ${named}`), `${name}: ${line}`);
      const reason = outputs.phases
        .render(verdict, plain, model)
        .split('\n')
        .find((_, i, all) => all[i + 1]?.startsWith('    →'));
      assert.ok(reason?.endsWith(named), `${name}: ${reason}`);
    }
  });

  it('is known of a verdict that was just made, and is what is looked for in any other', () => {
    for (const { name, verdict } of judgedAll) {
      const { findings, criteria } = verdict;
      assert.deepEqual(inTheWay(verdict), inTheWay({ findings, criteria }), name);
    }
    const { findings, criteria } =
      judgedAll.find(({ verdict }) => inTheWay(verdict).length > 1)?.verdict ?? assert.fail();
    const other = { findings, criteria };
    assert.equal(inTheWay(other), inTheWay(other));
  });

  it('begins with an unfinished merge, before what may be no more than its consequence', () => {
    const side = (text: string): string => `### REQ-001 A\n\nAcceptance criteria:\n1. THE SYSTEM SHALL ${text}.\n`;
    const both = `<<<<<<< ours\n${side('a')}=======\n${side('b')}>>>>>>> theirs\n`;
    const files = {
      'docs/specs/a.md': `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${both}`,
      'junit.xml': '<testsuites><testsuite name="a"><testcase name="REQ-001 a"/></testsuite></testsuites>',
    };
    const { verdict } = lookedAt(files);
    const found = inTheWay(verdict).map((each) => inEnglish(each.found));
    assert.deepEqual(found.slice(0, 2), Array(2).fill('marker of an unfinished merge'));
    assert.equal(found[2], 'REQ-001 is taken: docs/specs/a.md line 9');
    assert.match(inEnglish(verdict.sentence), /^docs\/specs\/a\.md: marker of an unfinished merge; /);
  });

  it('does not say that nothing is required where a specification cannot be read', () => {
    const { verdict } = lookedAt({
      'docs/specs/a.md': '---\ntollgate: spec\n# A\n\n### REQ-001 A\n',
      'junit.xml': '<testsuites><testsuite name="a"><testcase name="a"/></testsuite></testsuites>',
    });
    assert.equal(verdict.verdict, 'unverified');
    assert.deepEqual(
      inTheWay(verdict).map(({ found }) => inEnglish(found)),
      ['front matter that never ends'],
    );
  });

  it('says first what is wrong with the configuration, without which nothing can be judged', () => {
    const { lines } = lookedAt({
      'docs/specs/a.md': '---\ntollgate: spec\n# A\n',
      'tollgate.yaml': '<<<<<<< ours\ngate: tests\n=======\ngate: delivery\n>>>>>>> theirs\n',
    });
    const places = lines.filter((line) => line.includes('[problem]')).map((line) => line.split(': ')[0]);
    assert.deepEqual(places, ['tollgate.yaml:1:1', 'tollgate.yaml:5:1', 'docs/specs/a.md:1:1']);
  });

  it('names the file in the one sentence, beside which no place stands', () => {
    const sentenceOf = (wanted: string): string => {
      const found = judgedAll.find(({ name }) => name === wanted);
      assert.ok(found, wanted);
      return inEnglish(found.verdict.sentence);
    };
    assert.equal(sentenceOf('report-truncated'), 'junit.xml: the file ends inside <testsuites>');
    assert.match(sentenceOf('requirements-verified-fails'), /^(?!docs\/)/);
  });

  it('says once what several criteria suffer from', () => {
    const { model, config } = readIn({ files: { 'junit.xml': '<robot generator="Robot"></robot>', 'src/a.js': '' } });
    const verdict = judge(model, config, { gate: 'release', today }, registry);
    const lines = (all: boolean): number =>
      outputs.text.render(verdict, { ...plain, all }, model).split('a report of Robot Framework').length - 1;
    assert.equal(lines(false), 1);
    assert.ok(lines(true) > 1);
  });

  it('shows a few of many problems of one kind, all where all are asked for, and all mistakes of tollgate.yaml', () => {
    const headings = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`openspec/specs/s${n}/spec.md`, '# S\n\nIt SHALL.\n']),
    );
    const lines = (files: Record<string, string>, all: boolean): readonly string[] => {
      const { model, config } = readIn({ files });
      const verdict = judge(model, config, { gate: 'release', today }, registry);
      const said = outputs.text.render(verdict, { ...plain, all }, model).split('\n');
      const problems = said.slice(said.findIndex((line) => line.includes('[problem]')));
      return problems.filter((line) => line.includes('[problem]') || line.includes('more (`--all`'));
    };
    const few = lines(headings, false);
    assert.deepEqual([few.length, few.at(-1)], [4, '  and 37 more (`--all` lists them)']);
    assert.equal(lines(headings, true).length, 40);
    const mistaken = { 'tollgate.yaml': 'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n' };
    assert.equal(lines(mistaken, false).length, 5);
    const [told, others] = [lines({ ...mistaken, ...headings }, false), lines({ ...mistaken, ...headings }, true)];
    assert.deepEqual([told.length, told.at(-1), others.length], [9, '  and 37 more (`--all` lists them)', 45]);
    const entry = (at: number): string => `  - {criterion: tests-pass-${at}, result: fails}\n`;
    const baseline = `findings:\n${Array.from({ length: 40 }, (_, at) => entry(at)).join('')}`;
    const ofBaseline = lines({ '.tollgate-baseline.yaml': baseline }, false);
    assert.deepEqual([ofBaseline.length, ofBaseline.at(-1)], [4, '  and 37 more (`--all` lists them)']);
    assert.match(ofBaseline[0] ?? '', /^\.tollgate-baseline\.yaml:2:17: error: /);
    assert.equal(lines({ '.tollgate-baseline.yaml': baseline }, true).length, 40);
  });

  it('wants a name that can be read where a name is no text, and permission where that is missing', () => {
    const wanted = (reason: string): string => inEnglish(unreadable({ path: 'src/bad', reason }).wanted);
    assert.equal(wanted('EILSEQ'), 'a name in UTF-8, or `paths.exclude` in `tollgate.yaml`');
    assert.equal(wanted('EACCES'), 'permission to read it, or `paths.exclude` in `tollgate.yaml`');
    const { place, found } = unreadable({ path: '.gitignore', reason: 'intricate', intricate: 3 });
    assert.deepEqual([place.line, /^a rule with so many `\*\*`/.test(inEnglish(found))], [3, true]);
    // What is Tollgate's own cannot be left out.
    for (const own of ['config', 'evidence'] as const)
      assert.equal(
        inEnglish(unreadable({ path: 'x', reason: 'EACCES' }, own).wanted),
        'a file, and permission to read it',
      );
  });

  it('is one line each, whatever files and tests are called', () => {
    const forged = 'src/a\nsrc/b.js:1:1: error: no\x1b[2J.js';
    const { model, config } = readIn({
      files: {
        'tollgate.yaml': 'gate: tests\n',
        [forged]: '',
        'junit.xml': '<testsuite><testcase name="a"/></testsuite>',
      },
      times: { 'junit.xml': 0 },
    });
    const verdict = judge(model, config, { gate: 'release', today }, registry);
    for (const output of [outputs.text, outputs.phases]) {
      const said = output.render(verdict, plain, model);
      assert.ok(!said.includes('\x1b') && !said.includes('\nsrc/b.js'), said);
      assert.ok(said.includes('src/a␊src/b.js:1:1: error: no␛[2J.js'), said);
    }
  });

  it('names each finding once, and none that is off', () => {
    for (const { name, verdict } of judgedAll) {
      const { roots, below } = told(verdict);
      const all = (each: Finding): readonly Finding[] => [each, ...below(each).flatMap(all)];
      const shown = verdict.findings.filter(({ severity }) => severity !== 'off');
      assert.deepEqual(ids(roots.flatMap(all)).toSorted(), ids(shown).toSorted(), name);
    }
  });

  it('never folds what blocks away below what weighs less', () => {
    const excused = { until: '2026-12-01', by: 'A. Kern', reason: 'moving' };
    const causes = [
      finding('warns', { severity: 'warn' }),
      finding('waived', { waived: excused }),
      finding('known', { baselined: true }),
      finding('off', { severity: 'off' }),
    ];
    for (const cause of causes) {
      const effect = finding('effect', { causedBy: cause.id });
      assert.deepEqual(ids(inTheWay({ findings: [cause, effect], criteria })), ['effect'], cause.id);
    }
    const both = { findings: [finding('cause'), finding('effect', { causedBy: 'cause' })], criteria };
    assert.deepEqual(ids(inTheWay(both)), ['cause']);
    assert.deepEqual(ids(told(both).below(finding('cause'))), ['effect']);
  });

  it('tells what blocks before what warns before what is excused, and what is known before what is not', () => {
    const findings = [
      finding('excused', { baselined: true }),
      finding('warning', { severity: 'warn' }),
      finding('unknown', { result: 'unverified', criterion: 'spec-exists' }),
      finding('later', { criterion: 'notes-written' }),
      finding('known'),
    ];
    const { roots } = told({ findings, criteria });
    assert.deepEqual(ids(roots), ['known', 'later', 'unknown', 'warning', 'excused']);
    assert.deepEqual(roots.map(isBlocking), [true, true, true, false, false]);
    assert.deepEqual(roots.map(isExcused), [false, false, false, false, true]);
  });
});
