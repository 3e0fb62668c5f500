import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type Finding,
  finish,
  inEnglish,
  isOfRunToCome,
  judge,
  lexicon,
  type Place,
  registry,
  speaker,
  type Verdict,
} from '../../src/core/index.ts';
import { alone } from '../../src/editor/alone.ts';
import { type Marked, marksByFile, marksOfFolders } from '../../src/editor/marks.ts';
import { gateRows, rowsBelowSentence } from '../../src/editor/rows/gate.ts';
import { phaseRows } from '../../src/editor/rows/phases.ts';
import type { Row } from '../../src/editor/rows/row.ts';
import { isAsked, type Judged } from '../../src/editor/state.ts';
import { ToldPlaces } from '../../src/editor/told-places.ts';
import { readIn, today } from '../judged.ts';
import { memoryFiles, type MemoryRepository } from '../memory-files.ts';
import { prepared, scenarioNames } from '../scenarios.ts';

const states = new Map<string, Judged>();

function scenario(name: string): Judged {
  const known = states.get(name);
  if (known !== undefined) return known;
  const state = stateOf(prepared(name));
  states.set(name, state);
  return state;
}

function stateOf(repository: MemoryRepository): Judged {
  const read = readIn(repository);
  const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
  const leadsTo = finish(new ToldPlaces(memoryFiles(repository)).of(verdict, read));
  return { kind: 'judged', verdict, read, lexicon: lexicon(read, verdict), leadsTo };
}

function words(text: Row['label'] | undefined): string {
  return text === undefined ? '' : typeof text === 'string' ? text : inEnglish(text);
}

function* everyRow(rows: Iterable<Row>, path = ''): Generator<{ readonly row: Row; readonly path: string }> {
  for (const row of rows) {
    yield { row, path };
    yield* everyRow(row.below?.() ?? [], `${path}/${row.key}`);
  }
}

function found(rows: Iterable<Row>, label: RegExp): Row {
  const all = [...everyRow(rows)].map(({ row }) => row);
  const row = all.find((each) => label.test(words(each.label)));
  assert.ok(row, `${label} in ${all.map((each) => words(each.label)).join(', ')}`);
  return row;
}

describe('The rows of the phases', () => {
  it('lead from a requirement to its note, its code, its tests and its defects', () => {
    const state = scenario('delivery-open');
    const row = found(phaseRows(state), /^REQ-001 /);
    assert.equal(words(row.description), 'verified');
    const below = [...(row.below?.() ?? [])];
    assert.deepEqual([...new Set(below.map((each) => each.context))], ['note', 'code', 'test', 'defect']);
    for (const each of below) assert.ok(each.place !== undefined, words(each.label));
  });

  it('show no report as good that is cut short', () => {
    const row = found(phaseRows(scenario('report-truncated')), /^junit\.xml$/);
    assert.equal(words(row.description), '2 passed, 0 failed, 0 skipped, and it cannot be read whole');
    assert.equal(row.icon.name, 'question');
    assert.equal(row.place?.line, 7, 'it leads to where it ends');
  });

  it('say in words how a requirement stands', () => {
    const standing = (name: string, id: RegExp): string => words(found(phaseRows(scenario(name)), id).description);
    assert.equal(standing('tests-pass-fails', /^REQ-001 /), 'a test fails');
    assert.equal(standing('requirements-verified-fails', /^REQ-001 /), 'not verified');
    assert.equal(standing('specifications-only', /^REQ-001 /), 'no linked test');
    const files = {
      'docs/specs/a.md':
        '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 New\n\nAcceptance criteria:\n1. THE SYSTEM SHALL be new.\n',
      'test/a.test.js': "// @req REQ-001\nit('is new', () => {});\n",
      'junit.xml': '<testsuite><testcase name="is old"/></testsuite>\n',
    };
    const written = found(phaseRows(stateOf({ files })), /^REQ-001 /);
    assert.equal(words(written.description), 'linked test not found in a report');
  });

  it('keep what is proposed, and what is history, apart from what is in force', () => {
    const [requirements] = [...phaseRows(scenario('openspec'))];
    const rows = [...(requirements?.below?.() ?? [])].filter(({ context }) => !context?.startsWith('criterion:'));
    assert.deepEqual(
      rows.map(({ label, below }) => [words(label), [...(below?.() ?? [])].length]),
      [
        ['Auth', 1],
        ['Proposed changes (1)', 1],
      ],
    );
  });

  it('tell specifications of one title apart by their folder, or by their file where that is the same', () => {
    const text = (title: string): string => `---\ntollgate: spec\n---\n# ${title}\n\n## Requirements\n`;
    const delta =
      '# Delta\n## ADDED Requirements\n### Requirement: New\nThe shop SHALL pay.\n#### Scenario: a\n- **THEN** it pays\n';
    const files = {
      'docs/specs/shop/main.md': text('Requirements'),
      'docs/specs/bank/main.md': text('Requirements'),
      'docs/specs/cart.md': text('Cart'),
      'docs/specs/basket.md': text('Cart'),
      'docs/specs/till.md': text('Till'),
      'openspec/changes/add-pay/specs/pay/spec.md': delta,
      'openspec/changes/add-ship/specs/ship/spec.md': delta,
    };
    const told = [...everyRow(phaseRows(stateOf({ files })))]
      .filter(({ row }) => row.context === 'specification')
      .map(({ row }) => [row.key.replace('specification/', ''), words(row.description).replace(/(?: · )?[^·]*$/, '')]);
    assert.deepEqual(Object.fromEntries(told), {
      'docs/specs/shop/main.md': 'shop',
      'docs/specs/bank/main.md': 'bank',
      'docs/specs/cart.md': 'cart.md',
      'docs/specs/basket.md': 'basket.md',
      'docs/specs/till.md': '',
      'openspec/changes/add-pay/specs/pay/spec.md': 'add-pay',
      'openspec/changes/add-ship/specs/ship/spec.md': 'add-ship',
    });
  });

  it('say of a defect and of a release what is known, in the language of the reader', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.ru.json', 'utf8')) as Record<string, string>;
    const inRussian = speaker('ru', bundle);
    const told = (name: string, label: RegExp): (string | undefined)[] => {
      const { description, icon } = found(phaseRows(scenario(name)), label);
      assert.equal(typeof description, 'object');
      return typeof description === 'object' ? [inEnglish(description), inRussian(description), icon.colour] : [];
    };
    // Its test passes, and the gate is open.
    assert.deepEqual(told('delivery-open', /^BUG-001 /), ['critical, fixed', 'критический, исправлен', undefined]);
    assert.deepEqual(told('trial-refused', /^1\.0\.0$/), ['refused by the customer', 'заказчик отказал', undefined]);
    assert.deepEqual(told('delivery-open', /^0001 /), ['accepted', 'принято', undefined]);
  });

  it('tell the way back, and go to its cause', () => {
    const rows = [...phaseRows(scenario('tests-pass-fails'))];
    const build = rows.find((row) => row.key === 'build');
    assert.match(words(build?.description), /^rework/);
    const [back] = [...(build?.below?.() ?? [])];
    assert.match(words(back?.label), /^sent back: /);
    assert.ok(back?.place);
    assert.equal(build?.isOpen, true);
  });

  it('list what a phase lacks, above what there is of it', () => {
    const rows = [...phaseRows(scenario('requirements-verified-fails'))];
    const test = rows.find((row) => row.key === 'test');
    const [first] = [...(test?.below?.() ?? [])];
    assert.equal(words(first?.label), 'Each requirement is verified');
    assert.match(words(first?.description), /^(?:cannot be told|does not hold)/);
  });

  it('count what does not hold only where that is what the title speaks of', () => {
    const told = (name: string, label: string): string =>
      words(
        found(
          [...phaseRows(scenario(name))].flatMap(({ below }) => [...(below?.() ?? [])]),
          new RegExp(`^${label}$`),
        ).description,
      );
    // A report and a run are judged, of which the title says nothing.
    assert.equal(told('tests-pass-fails', 'The tests pass'), 'does not hold');
    assert.equal(told('requirements-verified-fails', 'Each requirement is verified'), 'cannot be told: 2 of 2');
  });

  it('open only where there is something to see', () => {
    for (const name of scenarioNames)
      for (const { key, below } of phaseRows(scenario(name))) {
        const first = below?.()[Symbol.iterator]().next();
        assert.notEqual(first?.done, true, `${name}: ${key}`);
      }
    const bare = [...phaseRows(scenario('code-and-tests'))].filter(({ below }) => below === undefined);
    assert.deepEqual(
      bare.map(({ key }) => key),
      ['design', 'build', 'release'],
    );
  });

  it('count as referenced from code what is agreed', () => {
    const files = {
      'docs/specs/a.md':
        '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 One\n\nAcceptance criteria:\n1. THE SYSTEM SHALL a.\n\n' +
        '### REQ-002 Two\n\n- State: draft\n\nAcceptance criteria:\n1. THE SYSTEM SHALL b.\n',
      'src/a.js': '// @req REQ-001\n',
    };
    const build = [...phaseRows(stateOf({ files }))].find(({ key }) => key === 'build');
    assert.match(words(build?.description), /1 of 1 requirement referenced from code/);
  });

  it('count for the build what is code in any language, and no test, document or setting', () => {
    const build = (files: Readonly<Record<string, string>>): string =>
      words([...phaseRows(stateOf({ files }))].find(({ key }) => key === 'build')?.description);
    const others = { 'README.md': '# A\n', 'a.json': '{}', 'docs/a.txt': 'a', '.gitignore': 'b\n', LICENSE: 'x' };
    assert.equal(build(others), 'not started · 0 source files');
    assert.equal(build({ ...others, 'src/a.js': '', 'src/a.test.js': '' }), 'in work · 1 source file');
    const code = { 'a.cpp': '', 'b.h': '', 'c.rb': '', 'd.php': '', 'e.swift': '', 'f.sh': '', 'g.R': '' };
    assert.equal(build({ ...others, ...code }), 'in work · 7 source files');
  });

  it('say of a test in a report how it ended to whoever does not see its icon, once', () => {
    const told = (inside: string): readonly string[] => {
      const files = {
        'junit.xml': `<testsuites><testsuite name="a"><testcase name="b">${inside}</testcase></testsuite></testsuites>`,
      };
      const row = found(
        [...everyRow(phaseRows(stateOf({ files })))].map(({ row: each }) => each),
        /^b$/,
      );
      return [row.description, row.spoken].filter((each) => each !== undefined).map(words);
    };
    assert.deepEqual(told('<failure message="1 is not 2"/>'), ['1 is not 2', 'fails']);
    assert.deepEqual(told('<failure/>'), ['fails']);
    assert.deepEqual(told('<skipped message="too slow"/>'), ['too slow', 'skipped']);
    assert.deepEqual(told('<skipped/>'), ['skipped']);
  });

  it('ask for nothing before they are opened', () => {
    const state = scenario('delivery-open');
    const model = new Proxy(state.read.model, {
      get: (target, key) => (key === 'trace' ? assert.fail('asked for the trace') : Reflect.get(target, key)),
    });
    const lazy = { ...state, read: { ...state.read, model } };
    const rows = [...phaseRows(lazy)];
    const specifications = [...(rows[0]?.below?.() ?? [])];
    assert.ok([...(specifications[0]?.below?.() ?? [])].length > 0);
  });
});

describe('The rows of the gate', () => {
  it('put known failures first, then what is unknown, then what sent the work back, then warnings, and last what is excused', () => {
    for (const name of scenarioNames) {
      const ranks = Array.from(gateRows(scenario(name)), ({ icon, key }) =>
        ['error', 'question', 'arrow-left', 'warning', 'clock'].indexOf(key === 'excused' ? 'clock' : icon.name),
      );
      assert.deepEqual(ranks, [...ranks].sort(), name);
    }
  });

  it('lead to what sent the work back where the gate is open all the same, and tell nothing twice', () => {
    const rows = [...gateRows(scenario('trial-refused'))];
    assert.deepEqual(
      rows.map(({ label, description, place }) => [words(label), words(description), place?.line]),
      [['sent back: M. Lindqvist refused 1.0.0: one process is not enough', 'docs/releases/1.0.0.md:17', 17]],
    );
    for (const name of scenarioNames) {
      const about = Array.from(gateRows(scenario(name)), ({ key }) => key.replace(/^back\//, ''));
      assert.equal(new Set(about).size, about.length, name);
    }
  });

  it('say what is wanted where the sentence above them says what was found', () => {
    const state = scenario('code-and-tests');
    assert.equal(inEnglish(state.verdict.sentence), '2 tests pass; no requirement says what they must prove');
    const [only, ...others] = [...rowsBelowSentence(state)].filter(({ icon }) => icon.name !== 'warning');
    assert.match(words(only?.label), /^wanted: a specification in `docs\/specs` \(New Specification\)/);
    assert.match(words(only?.tooltip?.()[0]), /^2 tests pass; /);
    assert.deepEqual(others, []);
    // Several folders have no sentence above them.
    assert.match(words([...gateRows(state)][0]?.label), /^2 tests pass; /);
    // What a click leads to says what it is.
    const failing = scenario('tests-pass-fails');
    const [first] = [...rowsBelowSentence(failing)];
    assert.equal(words(first?.label), inEnglish(failing.verdict.sentence));
  });

  it('know each other where a file was renamed, and so do task lists', () => {
    const spec = '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 One\n\nIt is TODO.\n';
    const tasks = '# Tasks\n\n- [ ] T001 Begin\n- [x] T002 Go on\n';
    const told = (name: string): readonly Row[] => {
      const files = { [`docs/specs/${name}.md`]: spec, [`specs/001-${name}/tasks.md`]: tasks };
      const state = stateOf({ files: { ...files, [`specs/001-${name}/spec.md`]: '# Feature\n' } });
      return [...everyRow([...gateRows(state), ...phaseRows(state)])]
        .map(({ row }) => row)
        .filter(({ key, place }) => place !== undefined && key.includes(name));
    };
    const [before, after] = [told('before'), told('later')];
    const kept = (rows: readonly Row[]): readonly (string | undefined)[] => rows.map(({ alike }) => alike?.());
    assert.ok(before.some(({ context }) => context === 'tasks'));
    assert.ok(before.some(({ context }) => context?.startsWith('finding ') === true));
    assert.deepEqual(kept(before), kept(after));
    assert.deepEqual(
      before.filter(({ alike }) => alike === undefined).map(({ key }) => key),
      [],
    );
  });

  it('fold what another caused below it', () => {
    const [first] = [...gateRows(scenario('tests-pass-fails'))];
    assert.match(words(first?.label), /^the test /);
    assert.match(words([...(first?.below?.() ?? [])][0]?.label), /REQ-001/);
    assert.match(first?.context ?? '', /\bcriterion:tests-pass\b/);
  });

  it('say once what several criteria suffer from', () => {
    for (const name of scenarioNames) {
      const state = scenario(name);
      for (const row of gateRows(state)) {
        const said = (each: Row): string => `${words(each.label)} ${words(each.description)}`;
        const below = Array.from(row.below?.() ?? [], said);
        assert.ok(row.place === undefined || !below.includes(said(row)), `${name}: ${said(row)}`);
      }
    }
    const [only, ...others] = gateRows(scenario('report-truncated'));
    assert.deepEqual([words(only?.label), only?.below, others], ['the file ends inside <testsuites>', undefined, []]);
  });

  it('tell nothing but the mistakes in the configuration as long as there are any', () => {
    const rows = [...gateRows(stateOf({ files: { 'docs/signoffs.yaml': 'x: [\n', 'tollgate.yaml': 'gate: [\n' } }))];
    assert.deepEqual(
      rows.map(({ place }) => place?.file),
      ['tollgate.yaml'],
    );
  });

  it('name the command that helps', () => {
    const row = found(gateRows(scenario('results-fresh-fails')), /^results stale/);
    assert.equal(row.context, 'finding criterion:results-fresh fix:tollgate.runTests');
  });

  it('tell in a tooltip the place that a narrow side bar cuts off', () => {
    let told = 0;
    for (const name of scenarioNames) {
      const state = scenario(name);
      for (const { row } of everyRow([...gateRows(state), ...phaseRows(state)])) {
        if (row.place === undefined || !/\b(?:finding|problem)\b/.test(row.context ?? '')) continue;
        const { file, line } = state.leadsTo(row.place);
        assert.ok(row.tooltip?.().includes(`${file}:${line}`), `${name}: ${words(row.label)}`);
        told++;
      }
    }
    assert.ok(told > 100, String(told));
  });

  it('say of a test that fails where a click leads: to where it is written, else to its report', () => {
    const failed = (name: string): string => `<testcase name="${name}" file="test/sum.test.js"><failure/></testcase>`;
    const gone = '<testcase name="is gone" file="test/gone.test.js"><failure/></testcase>';
    const files = {
      'test/sum.test.js': "\ntest('adds', () => {});\ntest('takes away', () => {});\n",
      'junit.xml': `<testsuite>\n${failed('adds')}\n${failed('takes away')}\n${gone}\n</testsuite>\n`,
    };
    const state = stateOf({ files: { ...files, 'tollgate.yaml': 'gate: tests\n' } });
    const told = (rows: Iterable<Row>): string[] =>
      [...everyRow(rows)]
        .filter(({ row }) => row.place !== undefined && /\bfinding criterion:tests-pass\b/.test(row.context ?? ''))
        .map(({ row }) => `${words(row.description)} ${words(row.tooltip?.().at(-1))}`.trim());
    assert.deepEqual(told(gateRows(state)), [
      'test/sum.test.js:2 test/sum.test.js:2',
      'test/sum.test.js:3 test/sum.test.js:3',
      'junit.xml:4 junit.xml:4',
    ]);
    const one = { ...files, 'junit.xml': `<testsuite>\n${failed('takes away')}\n</testsuite>\n` };
    const [back] = told(phaseRows(stateOf({ files: { ...one, 'tollgate.yaml': 'gate: tests\n' } })));
    assert.equal(back, 'test/sum.test.js:3', 'what sent the work back');
  });

  it('show what is waived, apart', () => {
    const rows = [...gateRows(scenario('waived'))];
    assert.equal(words(rows.at(-1)?.label), '1 finding excused for now');
    const [waived] = [...(rows.at(-1)?.below?.() ?? [])];
    assert.match(words(waived?.description), /^waived until 2026-11-28 by /);
    assert.match(waived?.tooltip?.().map(words).join(' ') ?? '', /waived until 2026-11-28 by .+: .+/);
  });

  it('say in words what their icons say', () => {
    const spoken = (name: string): (readonly [string, string])[] =>
      Array.from(everyRow(gateRows(scenario(name))), ({ row }) => [row.icon.name, words(row.spoken)] as const);
    const meanings: Readonly<Record<string, string>> = {
      error: 'stands in the way',
      question: 'stands in the way, as long as nobody knows',
      warning: 'a warning',
      clock: 'excused for now',
    };
    const isGroup = (row: string): boolean => row === 'clock ';
    for (const name of ['tests-pass-fails', 'specifications-only', 'waived', 'baselined', 'configuration-broken'])
      for (const [icon, word] of spoken(name).filter((each) => !isGroup(each.join(' '))))
        assert.equal(word, meanings[icon], name);
    const said = new Set(scenarioNames.flatMap((name) => spoken(name).map(([, word]) => word)));
    for (const meaning of Object.values(meanings)) assert.ok(said.has(meaning), meaning);
  });

  it('are the mistakes where the configuration has some', () => {
    const rows = [...gateRows(scenario('configuration-broken'))];
    assert.ok(rows.length > 3 && rows.every((row) => row.place?.file === 'tollgate.yaml'));
  });

  it('are as many as the gate has reasons, in every scenario, but for what only says again what caused it', () => {
    for (const name of scenarioNames) {
      const state = scenario(name);
      const shown = new Set([...everyRow(gateRows(state))].map(({ row }) => row.key));
      if (state.verdict.verdict === 'error') continue;
      const { findings } = state.verdict;
      const isSaid = (each: Finding): boolean => {
        const said = ({ place, found: what }: Finding): string => `${place?.file}:${place?.line} ${inEnglish(what)}`;
        return findings.some((cause) => cause.id === each.causedBy && said(cause) === said(each));
      };
      const expected = findings.filter((each) => each.severity !== 'off' && !isSaid(each)).map(({ id }) => id);
      assert.deepEqual(
        expected.filter((id) => !shown.has(id)),
        [],
        name,
      );
    }
  });
});

describe('The marks in files', () => {
  const asTold = (verdict: Verdict, isAsked = true): Marked => ({ verdict, isAsked, leadsTo: (place) => place });

  it('tell everything that has a place but what a run to come will tell, and nothing twice, in every scenario', () => {
    for (const name of scenarioNames) {
      const { verdict } = scenario(name);
      const told = Array.from(marksByFile(asTold(verdict)), ([file, { marks }]) =>
        marks(inEnglish).map(
          ({ place, text }) => `${file === place.file ? file : '?'}:${place.line}:${place.column}:${text}`,
        ),
      ).flat();
      const findings = verdict.findings.filter((each) => each.severity !== 'off' && !isOfRunToCome(each));
      const wanted = [...findings, ...verdict.problems].flatMap(({ place, found, wanted }) =>
        place === null
          ? []
          : [`${place.file}:${place.line}:${place.column}:${alone(found, inEnglish)}; wanted: ${inEnglish(wanted)}`],
      );
      assert.deepEqual(told.sort(), [...new Set(wanted)].sort(), name);
    }
  });

  it('tell of results that are stale at the report, and not again at all that they were to prove', () => {
    const { verdict } = scenario('results-fresh-fails');
    const stale = verdict.findings.filter(({ causedBy, place }) => causedBy !== null && place !== null);
    assert.ok(stale.some(({ criterion }) => criterion === 'requirements-verified'));
    const codes = [...marksByFile(asTold(verdict)).values()]
      .flatMap(({ marks }) => marks(inEnglish))
      .map(({ code }) => code);
    assert.ok(codes.includes('results-fresh'));
    assert.ok(!codes.includes('requirements-verified'));
  });

  it('are errors where they close the gate, warnings where they warn, and less where they are excused or nobody asked', () => {
    const severities = (name: string): Set<string> =>
      new Set(
        Array.from(marksByFile(asTold(scenario(name).verdict, isAsked(scenario(name)))), ([, { marks }]) =>
          marks(inEnglish).map((mark) => mark.severity),
        ).flat(),
      );
    assert.deepEqual(severities('tests-pass-fails'), new Set(['error']));
    assert.deepEqual(severities('configuration-broken'), new Set(['error']));
    assert.deepEqual(severities('delivery-open'), new Set());
    assert.deepEqual(severities('openspec'), new Set(['information']));
  });

  it('stand where a test that fails is written', () => {
    const { verdict } = scenario('tests-pass-fails');
    const [own] = verdict.findings.filter(({ criterion }) => criterion === 'tests-pass');
    const source = { file: 'test/invoice.test.js', line: 7, column: 1 };
    const leadsTo = (place: Place): Place => (place === own?.place ? source : place);
    const marks = marksByFile({ ...asTold(verdict), leadsTo });
    assert.deepEqual(
      marks
        .get(source.file)
        ?.marks(inEnglish)
        .map(({ place, code }) => [place, code]),
      [[source, 'tests-pass']],
    );
  });

  it('stand together where two folders share a file, and are told once', () => {
    const outer = scenario('tests-pass-fails').verdict;
    const place = { file: 'other.xml', line: 1, column: 1 };
    const [own] = outer.findings.filter(({ severity }) => severity === 'block');
    assert.ok(own?.place);
    const inner = { ...outer, findings: [own, { ...own, place }], problems: [] };
    const all = marksOfFolders([
      { ...asTold(outer), keyOf: (file) => `/outer/${file}` },
      { ...asTold(inner), keyOf: (file) => `/outer/${file}` },
      { ...asTold(inner), keyOf: (file) => `/outer/inner/${file}` },
    ]);
    const told = (key: string): number => all.get(key)?.marks(inEnglish).length ?? 0;
    const single = marksByFile(asTold(outer));
    assert.equal(told(`/outer/${own.place.file}`), single.get(own.place.file)?.marks(inEnglish).length);
    assert.equal(told('/outer/other.xml'), 1);
    assert.equal(told('/outer/inner/other.xml'), 1);
  });
});
