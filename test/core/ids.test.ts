import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citedIn, criterionId, isId, parseId, prefixOf, requirementOf, spelling } from '../../src/core/ids.ts';

/** Of each mention its readings, longest first, as `REQ-007/2`. */
function cited(text: string): string[][] {
  return citedIn(text).map(({ readings }) =>
    readings.map(({ id, criterion }) => (criterion === undefined ? id : `${id}/${criterion}`)),
  );
}

const capitals = fc.string({ unit: fc.constantFrom(...'ABREQ'), minLength: 1, maxLength: 4 });
const digits = fc.string({ unit: fc.constantFrom(...'0127'), minLength: 1, maxLength: 3 });
const id = fc
  .tuple(
    fc.array(capitals, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('-', '_', '.'),
    fc.constantFrom('-', '_', ''),
    digits,
    fc.constantFrom('', 'a'),
  )
  .map(([words, between, before, number, letter]) => words.join(between) + before + number + letter);

describe('IDs', () => {
  it('follow the grammar', () => {
    const good = ['REQ-007', 'REQ007', 'REQ_7', 'A1', 'NFR-SEC-12', 'FR-012a', 'REQ-1-1', 'A.B-1', 'R2D2', 'CLI-001'];
    const bad = [
      '',
      'REQ',
      'req-007',
      'REQ-',
      '-007',
      '007',
      'REQ 007',
      'REQ-007ab',
      'REQ-007A',
      'REQ--007',
      'РЕQ-007',
      'REQ-００7',
      'REQ-7\n',
      'REQ-7/1',
      'Req-7',
    ];
    for (const token of good) assert.ok(isId(token), token);
    for (const token of bad) assert.ok(!isId(token), JSON.stringify(token));
    fc.assert(fc.property(id, (token) => isId(token)));
  });

  it('are no longer than a person reads', () => {
    assert.ok(isId(`A-${'0'.repeat(78)}`));
    assert.ok(!isId(`A-${'0'.repeat(79)}`));
  });

  it('may carry a criterion', () => {
    assert.deepEqual(parseId('REQ-007/2'), { id: 'REQ-007', criterion: '2' });
    assert.deepEqual(parseId('REQ-007'), { id: 'REQ-007' });
    for (const token of [
      'REQ-007/',
      'REQ-007/0',
      'REQ-007/02',
      'REQ-007/2/3',
      'REQ-007/12345',
      'REQ-007/a',
      '/2',
      'req/2',
    ]) {
      assert.equal(parseId(token), undefined, token);
    }
  });

  it('share what stands before the number', () => {
    assert.deepEqual(['REQ-007', 'REQ007', 'NFR-SEC-12', 'FR-012a', 'REQ-1-1', 'R2-7'].map(prefixOf), [
      'REQ',
      'REQ',
      'NFR-SEC',
      'FR',
      'REQ-1',
      'R2',
    ]);
  });

  it('are one, however they are separated, and never two that differ in a number', () => {
    assert.equal(new Set(['REQ-007', 'REQ_007', 'REQ007'].map(spelling)).size, 1);
    assert.equal(new Set(['NFR-SEC-12', 'NFR_SEC_12', 'NFR-SEC12'].map(spelling)).size, 1);
    assert.equal(new Set(['REQ-1-1', 'REQ-11', 'REQ1-1', 'REQ-7', 'REQ-007'].map(spelling)).size, 5);
    fc.assert(
      fc.property(id, (token) => {
        assert.equal(spelling(token.replace(/[-.]/g, '_')), spelling(token));
        assert.equal(spelling(spelling(token)), spelling(token));
        assert.equal(spelling(token).replace(/\D/g, ''), token.replace(/\D/g, ''));
      }),
    );
  });
});

describe('the ID of a criterion', () => {
  it('is read as it is written', () => {
    for (const [requirement, number, cited] of [
      ['REQ-007', '2', 'REQ-007/2'],
      ['login/2', '1', 'login/2.1'],
      ['001-login/FR-001', '3', '001-login/FR-001/3'],
      ['auth/Session expiry', '1', 'auth/Session expiry/1'],
    ] as const) {
      assert.equal(criterionId(requirement, number), cited);
      assert.equal(requirementOf(cited), requirement);
    }
  });
});

describe('IDs in running text', () => {
  it('stand at word borders', () => {
    assert.deepEqual(cited('REQ-007 exports; see (NFR-SEC-12), [A1].'), [['REQ-007'], ['NFR-SEC-12'], ['A1']]);
    for (const text of [
      'REQ-007ab',
      'xREQ-007',
      'REQ-007é',
      'éREQ-007',
      'REQ-007б',
      'request-007',
      'REQuest_007',
      'Req-007',
      '7',
      '',
      'HTTP',
    ]) {
      assert.deepEqual(cited(text), [], text);
    }
  });

  it('are found in names of functions and classes', () => {
    assert.deepEqual(cited('test_REQ_007_exports_a_pdf'), [['REQ_007']]);
    assert.deepEqual(cited('CartTests.REQ_007'), [['REQ_007']]);
    assert.deepEqual(cited('XMLTests.REQ_007'), [['REQ_007']]);
    assert.deepEqual(cited('com.example.REQ007Test'), []);
    assert.deepEqual(cited('com.example.REQ007_Test'), [['REQ007']]);
    assert.deepEqual(cited('REQ_007_and_REQ_008'), [['REQ_007'], ['REQ_008']]);
    assert.deepEqual(cited('__REQ_007__'), [['REQ_007']]);
  });

  it('are given in all readings, where a number may belong or not', () => {
    assert.deepEqual(cited('REQ_007_2 rounds'), [['REQ_007_2', 'REQ_007']]);
    assert.deepEqual(cited('REQ-1.2-3a'), [['REQ-1.2-3a', 'REQ-1']]);
    assert.deepEqual(cited('REQ_007_V2_rounds'), [['REQ_007_V2', 'REQ_007']]);
  });

  it('carry a criterion only when it stands behind the whole', () => {
    assert.deepEqual(cited('REQ-007/2 and REQ_008/13: x'), [['REQ-007/2'], ['REQ_008/13']]);
    assert.deepEqual(cited('REQ_007_2/3'), [['REQ_007_2/3', 'REQ_007']]);
    assert.deepEqual(cited('REQ-007/0, REQ-008/2b, REQ-009/src'), [['REQ-007/0'], ['REQ-008'], ['REQ-009']]);
    assert.deepEqual(cited('REQ-007/02 names no criterion, and not all of them'), [['REQ-007/02']]);
  });

  it('are found wherever somebody puts them', () => {
    const border = fc.constantFrom(' ', '(', ')', '', ', ', ' – ', '"', '__', '\n', '#');
    fc.assert(
      fc.property(
        id,
        border,
        border,
        fc.option(fc.integer({ min: 1, max: 9999 })),
        (token, before, after, criterion) => {
          const text = `is${before === '' ? ' ' : before}${token}${criterion === null ? '' : `/${criterion}`}${after}`;
          assert.equal(cited(text)[0]?.[0], criterion === null ? token : `${token}/${criterion}`);
        },
      ),
    );
  });

  it('are IDs, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AREQ07-_./ ab') }), (text) => {
        for (const { readings } of citedIn(text)) {
          const lengths = readings.map((each) => each.id.length);
          const isCited = (id: string): boolean => isId(id) || /\/\d+\.\d+$/.test(id);
          assert.ok(readings.length > 0 && readings.every((each) => isCited(each.id) && text.includes(each.id)));
          assert.deepEqual(
            lengths,
            [...lengths].sort((a, b) => b - a),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('cost no more in a text that is meant to be slow', () => {
    const hostile = [
      'A'.repeat(200_000),
      'A-'.repeat(100_000),
      `${'A-'.repeat(100_000)}é1`,
      'A1'.repeat(100_000),
      `${'A1_'.repeat(60_000)}b`,
      'A-1/1'.repeat(40_000),
      `${'0A'.repeat(100_000)}1`,
    ];
    for (const text of hostile) {
      const start = process.cpuUsage();
      citedIn(`${text} 1`);
      assert.ok(process.cpuUsage(start).user < 1_000_000, text.slice(0, 10));
    }
  });
});
