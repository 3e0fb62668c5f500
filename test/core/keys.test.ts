import assert from 'node:assert/strict';
import { keyAt, offersAt } from '../../src/core/keys.ts';
import { configurationShape } from '../../src/core/keys/configuration.ts';
import {
  defectShape,
  noteShape,
  releaseShape,
  resultsShape,
  specificationShape,
} from '../../src/core/keys/documents.ts';
import type { Shape } from '../../src/core/keys/key.ts';
import { requirementOrder } from '../../src/core/completing/requirement-order.ts';
import { childrenOf, registry } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { readIn, today } from '../judged.ts';
import { schemaFiles } from '../schema-files.ts';

const { model, config, filing } = readIn({
  files: {
    'package.json': '{}',
    'src/api/x.ts': '',
    'src/b.ts': '',
    'tollgate.yaml': 'customer: Northwind\npeople:\n  - { name: I. Petrov, roles: [analyst] }\n',
    'docs/specs/a.md': '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-001 Total\n\n### REQ-002 Tax\n',
    'junit.xml': '<testsuite tests="1"><testcase name="adds up"><failure/></testcase></testsuite>',
  },
});
const world = {
  model,
  config: config.config,
  criteria: registry,
  order: requirementOrder(model, () => model.requirements),
  today,
  release: '1.2',
  childrenOf: (folder: string) => childrenOf(filing, folder),
};

/** `|` is the cursor. */
function offered(path: string, withCursor: string): string {
  const offset = withCursor.indexOf('|');
  const text = withCursor.replace('|', '');
  const found = offersAt(path, text, offset, world);
  if (found === undefined) return 'nothing';
  return `${text.slice(found.from, offset)}→${found.offers.map(({ label }) => label).join(' ')}`;
}
const inConfig = (text: string): string => offered('tollgate.yaml', text);

describe('Keys and values while somebody types', () => {
  it('are those of tollgate.yaml, without those that are there', () => {
    assert.match(inConfig('|'), /^→gate customer people paths test tests severities waivers/);
    assert.doesNotMatch(inConfig('gate: tests\n|\ncustomer: x\n'), /→gate|customer/);
    assert.equal(inConfig('gate: |'), '→tests requirements delivery');
    assert.equal(inConfig('gate: del|'), 'del→tests requirements delivery');
    assert.equal(inConfig('people:\n  - name: x\n    |'), '→roles email');
    assert.equal(inConfig('people:\n- name: x\n  ro|'), 'ro→roles email');
    assert.equal(inConfig('people:\n  - |'), '→name roles email');
    assert.equal(
      inConfig('people:\n  - name: x\n    roles:\n      - dev|'),
      'dev→manager analyst customer devops developer tester',
    );
    assert.equal(
      inConfig('people: [{ name: x, roles: [analyst, |'),
      '→manager analyst customer devops developer tester',
    );
    assert.equal(inConfig('people: [{ name: x, |'), '→roles email');
    assert.equal(inConfig('paths:\n  |\n  specs: x\n'), '→architecture sources tests reports exclude generated');
    assert.equal(inConfig('severities:\n  deadline-kept: |'), '→block warn off');
    assert.equal(inConfig('severities:\n  tests-pass: |'), '→block');
    assert.match(inConfig('waivers:\n  - criterion: |'), /→.*deadline-kept/);
    assert.equal(inConfig('waivers:\n  - criterion: x\n    subject: REQ|'), 'REQ→REQ-001 REQ-002');
    assert.equal(inConfig('waivers:\n  - { by: |'), '→I. Petrov');
    assert.equal(inConfig('waivers:\n  - on: |'), `→${today}`);
  });

  it('are paths, folder by folder', () => {
    assert.equal(inConfig('paths:\n  sources: |'), '→docs/ src/ junit.xml package.json tollgate.yaml');
    assert.equal(inConfig('paths:\n  sources: [src/|'), 'src/→src/api/ src/b.ts');
    assert.equal(inConfig('paths:\n  sources:\n    - src/a|'), 'src/a→src/api/ src/b.ts');
  });

  it('are of very many paths those that have what is typed', () => {
    const text = 'paths:\n  sources: src/F1';
    const many = Array.from({ length: 2000 }, (_, at) => `src/f${at}.js`);
    const found = offersAt('tollgate.yaml', text, text.length, { ...world, childrenOf: () => many });
    assert.equal(found?.hasMore, true);
    assert.equal(found.offers.length, 100);
    assert.ok(found.offers.every(({ label }) => label.startsWith('src/f1')));
    assert.equal(offersAt('tollgate.yaml', 'paths:\n  sources: src/', 22, world)?.hasMore, false);
  });

  it('are those of the front matter of each kind of document', () => {
    assert.equal(offered('docs/specs/b.md', '---\ntollgate: spec\n|\n---\n'), '→customer users author deadline');
    assert.equal(offered('docs/specs/b.md', '---\ntollgate: spec\ncustomer: |\n---\n'), '→Northwind');
    const note = 'docs/architecture/0001-x.md';
    assert.equal(offered(note, '---\nstatus: |\n---\n'), '→proposed accepted rejected deprecated superseded by ');
    assert.equal(offered(note, '---\nsatisfies: [REQ-001, |]\n---\n'), '→REQ-001 REQ-002');
    assert.equal(offered(note, '---\ncomponents:\n  api: src/|\n---\n'), 'src/→src/api/ src/b.ts');
    assert.equal(
      offered(note, '---\nenvironment:\n  infrastructure: [|]\n---\n'),
      '→docs/ src/ junit.xml package.json tollgate.yaml',
    );
    assert.equal(
      offered(note, '---\nenvironment:\n  runtime: x\n  |\n---\n'),
      '→infrastructure configuration delivery rollback',
    );
    assert.equal(offered('docs/defects/BUG-001-x.md', '---\nstatus: open\ntest: |\n---\n'), '→adds up');
    assert.equal(offered('docs/defects/BUG-001-x.md', '---\nfound-in: |\n---\n'), '→1.2');
    assert.equal(
      offered('docs/releases/1.2.md', '---\nacceptance:\n  reopens: |\n---\n'),
      '→requirements design build',
    );
    assert.equal(offered('docs/results.yaml', '- requirement: REQ-001\n  |'), '→method verdict by on digest evidence');
  });

  it('are none elsewhere', () => {
    for (const [path, text] of [
      ['README.md', '---\n|\n---\n'],
      ['docs/specs/b.md', '---\ntollgate: spec\n---\nsta|'],
      ['docs/specs/b.md', '---\ntollgate: spec\nusers: |\n---\n'.replace('users: |', 'x: |')],
      ['tollgate.yaml', '# ga|'],
      ['tollgate.yaml', 'test: npm # |'],
      ['tollgate.yaml', 'unknown:\n  |'],
      ['other.yaml', '|'],
    ] as const) {
      assert.equal(offered(path, text), 'nothing', text);
    }
  });

  it('are explained', () => {
    const about = (path: string, withCursor: string): string | undefined => {
      const offset = withCursor.indexOf('|');
      const found = keyAt(path, withCursor.replace('|', ''), offset, world);
      return found && inEnglish(found.about);
    };
    assert.equal(about('tollgate.yaml', 'cus|tomer: x\n'), 'Whom the result is for.');
    assert.equal(
      about('tollgate.yaml', 'waivers:\n  - { criterion: x, |until: y }\n'),
      'The last day, at most 90 days after `on`.',
    );
    assert.equal(about('tollgate.yaml', 'severities:\n  ids-un|ique: warn\n'), 'Each ID means one thing');
    assert.equal(
      about('docs/releases/1.2.md', '---\nrollout:\n  ab|ort: x\n---\n'),
      'What shows that it must be stopped.',
    );
    assert.equal(about('tollgate.yaml', 'customer: x|y\n'), undefined);
    assert.equal(about('tollgate.yaml', 'nothing|: x\n'), undefined);
    assert.equal(about('docs/specs/b.md', '---\ntollgate: spec\n---\nusers|: x'), undefined);
  });
});

describe('The shapes of our YAML', () => {
  it('of tollgate.yaml are those of its schema', () => {
    interface Schema {
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly anyOf?: readonly Schema[];
      readonly items?: Schema;
      readonly enum?: readonly string[];
      readonly description?: string;
    }
    let compared = 0;
    const compare = (shape: Shape | undefined, schema: Schema, path: string): void => {
      const { properties, anyOf = [], items, description } = schema;
      compared++;
      if (description !== undefined)
        assert.equal(
          inEnglish(shape?.about ?? { text: '', args: {} }),
          description.replace(/\.$/, (dot) => (path.startsWith('.severities.') ? '' : dot)),
          path,
        );
      if (schema.enum !== undefined) assert.deepEqual(shape?.values, schema.enum, path);
      for (const each of anyOf) compare({ ...shape, about: undefined } as unknown as Shape, { ...each }, path);
      for (const [key, each] of Object.entries(properties ?? {})) compare(shape?.keys?.[key], each, `${path}.${key}`);
      if (properties !== undefined) assert.deepEqual(Object.keys(shape?.keys ?? {}), Object.keys(properties), path);
      if (items !== undefined && items.enum === undefined) compare(shape?.item, items, `${path}[]`);
    };
    compare(
      configurationShape(registry),
      JSON.parse(schemaFiles()['schemas/tollgate.schema.json'] ?? '') as Schema,
      '',
    );
    assert.ok(compared > 50, String(compared));
  });

  it('of documents are explained, key by key', () => {
    const visit = (shape: Shape, path: string): void => {
      for (const [key, each] of Object.entries(shape.keys ?? {})) {
        assert.ok(each.about !== undefined, `${path}.${key}`);
        visit(each, `${path}.${key}`);
      }
      if (shape.item !== undefined) visit(shape.item, `${path}[]`);
    };
    for (const shape of [specificationShape, noteShape, defectShape, releaseShape, resultsShape]) visit(shape, '');
  });
});
