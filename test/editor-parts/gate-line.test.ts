import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { gateEdit } from '../../src/editor/gate-line.ts';

function edited(text: string, level = 'tests'): string {
  const { line, from, to, text: by } = gateEdit(text, level);
  const after = text.slice(0, from) + by + text.slice(to);
  assert.match(after.split(/\r?\n/)[line - 1] ?? '', /gate["']?\s*: tests/, 'it leads to the line');
  return after;
}

describe('Writing the level into tollgate.yaml', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['replaces what stands there', 'gate: delivery\ntest: npm test\n', 'gate: tests\ntest: npm test\n'],
    ['keeps the comment behind it', 'gate: delivery # by M.\n', 'gate: tests # by M.\n'],
    ['keeps a comment behind nothing', 'gate: # later\n', 'gate: tests # later\n'],
    ['fills an empty value', 'gate:\ntest: x\n', 'gate: tests\ntest: x\n'],
    ['knows quotes', '"gate": "delivery"\n', '"gate": tests\n'],
    ['keeps the other kind of line break', 'gate: delivery\r\ntest: x\r\n', 'gate: tests\r\ntest: x\r\n'],
    ['takes no other key for it', 'test: x\npaths:\n  gate: y\n', 'gate: tests\ntest: x\npaths:\n  gate: y\n'],
    ['puts it below the opening comment', '# ours\n\ncustomer: N\n', '# ours\n\ngate: tests\ncustomer: N\n'],
    [
      'puts it below the head of the document',
      '%YAML 1.2\n---\ncustomer: N\n',
      '%YAML 1.2\n---\ngate: tests\ncustomer: N\n',
    ],
    ['fills an empty file', '', 'gate: tests\n'],
    ['comes after comments alone', '# nothing yet', '# nothing yet\ngate: tests\n'],
  ];
  for (const [what, before, after] of cases) it(what, () => assert.equal(edited(before), after));

  it('changes nothing else, whatever stands there', () => {
    const entry = fc.constantFrom<string>(
      'customer: N',
      'test: npm test',
      '# a comment',
      '',
      'tests: { atLeast: 3 }',
      'paths:\n  specs: [a]',
    );
    const gate = fc.constantFrom('', 'gate: requirements', 'gate:   delivery   # why', "'gate': x", 'gate:');
    const file = fc
      .tuple(fc.uniqueArray(entry), gate, fc.nat(6))
      .map(([entries, own, at]) => entries.toSpliced(at, 0, own).join('\n'));
    fc.assert(
      fc.property(file, (text) => {
        const before: unknown = parseDocument(text).toJS() ?? {};
        const after = parseDocument(edited(text));
        assert.deepEqual(after.errors, []);
        assert.deepEqual(after.toJS(), { ...(before as object), gate: 'tests' });
        for (const [comment] of text.matchAll(/#.*/g)) assert.ok(edited(text).includes(comment), comment);
      }),
    );
  });
});
