import assert from 'node:assert/strict';
import { inEnglish, judge, outputs, phaseContents, phaseStanding, registry } from '../../src/core/index.ts';
import { readIn, today } from '../judged.ts';

const specification = `---
tollgate: spec
---
# Cart

## Requirements

### REQ-001 The total
The system SHALL add up.

Acceptance criteria:
1. The system SHALL show the total.
`;

/** The first three phases, as `tollgate` prints them and as the surfaces ask for them. */
function standingOf(source: string): { readonly printed: readonly string[]; readonly words: string } {
  const files = { 'tollgate.yaml': 'gate: requirements\n', 'docs/specs/cart.md': specification, 'src/cart.js': source };
  const { model, config } = readIn({ files });
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  const look = { say: inEnglish, language: 'en' as const, paint: (_: unknown, text: string) => text, all: false };
  return {
    printed: outputs.phases.render(verdict, look, model).split('\n').slice(0, 3),
    words: inEnglish(phaseStanding(verdict, 'build').words),
  };
}

describe('A configuration with mistakes', () => {
  const keys = Array.from({ length: 8 }, (_, n) => `key-${n}`);
  const { model, config } = readIn({
    files: {
      'docs/specs/cart.md': '---\ntollgate: spec\nauthor: [\n---\n',
      'tollgate.yaml': keys.map((key) => `${key}: 1\n`).join(''),
    },
  });
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  const look = { say: inEnglish, language: 'en' as const, paint: (_: unknown, text: string) => text, all: false };

  it('is all that is told of what is in the way, and how much of it there is', () => {
    assert.ok(verdict.problems.some(({ place }) => place.file === 'docs/specs/cart.md'));
    const lines = outputs.phases.render(verdict, look, model).split('\n').slice(6);
    assert.equal(lines[0], '! Cannot be judged: tollgate.yaml line 1: `key-0` is not known here');
    assert.deepEqual(
      lines.filter((line) => /^ {2}\S/.test(line)),
      [
        ...keys.slice(0, 6).map((key, n) => `  tollgate.yaml:${n + 1}: \`${key}\` is not known here`),
        '  and 2 more: `tollgate check` lists them',
      ],
    );
  });

  it('is told line by line, whatever is wrong in each', () => {
    const mixed = readIn({ files: { 'tollgate.yaml': 'rules: 1\ngate: tests!\nlevel: 1\ncustomer: ""\n' } });
    const text = outputs.text.render(
      judge(mixed.model, mixed.config, { gate: 'release', today }, registry),
      look,
      mixed.model,
    );
    assert.deepEqual(
      [...text.matchAll(/^tollgate\.yaml:(\d+)/gm)].map(([, line]) => line),
      ['1', '2', '3', '4'],
    );
  });

  it('is told whole on a page, without what cannot be read besides', () => {
    const list = /<ul>(.*?)<\/ul>/s.exec(outputs.page.render(verdict, look, model))?.[1] ?? '';
    assert.equal(list.split('<li').length - 1, keys.length);
    assert.doesNotMatch(list, /cart\.md/);
  });
});

describe('Where a phase stands', () => {
  it('is done where nothing is left to say', () => {
    const { printed, words } = standingOf('// @req REQ-001\n');
    assert.equal(words, 'done');
    assert.equal(printed[2], '  ✔ 3 Build         done         1 of 1 requirement referenced from code');
  });

  it('is told with its warnings where it is done all the same', () => {
    const { printed, words } = standingOf('add();\n');
    assert.equal(words, 'done, 1 warning');
    assert.deepEqual(printed, [
      '  ✔ 1 Requirements  done             1 specification, 1 requirement',
      '  · 2 Design        not started      0 architecture notes',
      '  ✔ 3 Build         done, 1 warning  0 of 1 requirement referenced from code',
    ]);
  });
});

describe('What there is of the requirements', () => {
  const day = (deadline: string): string => (deadline === '' ? '' : `\n- Deadline: ${deadline}\n`);
  const told = (whole: string, own: string, release = '1.0'): string => {
    const text = specification
      .replace('tollgate: spec\n', whole === '' ? 'tollgate: spec\n' : `tollgate: spec\ndeadline: ${whole}\n`)
      .replace('SHALL add up.\n', `SHALL add up.\n${day(own)}${own === '' ? '\n' : ''}- Release: ${release}\n`);
    const { model, config } = readIn({ files: { 'docs/specs/cart.md': text } });
    const verdict = judge(model, config, { gate: 'release', today, release: '1.0' }, registry);
    return inEnglish(phaseContents(verdict, 'requirements', model));
  };

  it('is told with the days left until the nearest deadline', () => {
    const counts = '1 specification, 1 requirement';
    assert.equal(told('', ''), counts);
    assert.equal(told('2027-01-31', ''), `${counts}, 69 days left until 2027-01-31`);
    assert.equal(told('2027-01-31', '2026-11-24'), `${counts}, 1 day left until 2026-11-24`);
    assert.equal(told('2026-11-23', '2026-11-24'), `${counts}, 0 days left until 2026-11-23`);
  });

  it('is told without a day that has passed, is none, or is of a later release', () => {
    const counts = '1 specification, 1 requirement';
    assert.equal(told('2026-11-22', ''), counts);
    assert.equal(told('2026-11-22', '2026-11-24'), `${counts}, 1 day left until 2026-11-24`);
    assert.equal(told('soon', ''), counts);
    assert.equal(told('2027-01-31', '2026-12-24', '2.0'), counts);
  });
});
