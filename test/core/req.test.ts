import assert from 'node:assert/strict';
import { req } from '../../src/core/tags/req.ts';

function read(text: string): string[] {
  return [...req.references({ text, line: 1, column: 1, endLine: 1 })].map(({ id, criterion }) =>
    criterion === undefined ? id : `${id} #${criterion}`,
  );
}

describe('the tag @req (READ-004)', () => {
  const samples: readonly (readonly [string, readonly string[]])[] = [
    [' @req REQ-007', ['REQ-007']],
    ['@req REQ-007, REQ-008/2', ['REQ-007', 'REQ-008 #2']],
    ['@req REQ-007 REQ-008', ['REQ-007', 'REQ-008']],
    ['@req REQ-007,REQ-008', ['REQ-007', 'REQ-008']],
    ['@req REQ-007 and REQ-008', ['REQ-007']],
    ['@req REQ-007 rounds half up', ['REQ-007']],
    ['@req REQ-007: rounds half up', ['REQ-007']],
    ['see (@req REQ-007).', ['REQ-007']],
    ['@req REQ-007. REQ-008', ['REQ-007']],
    ['@req NFR-SEC-12a', ['NFR-SEC-12a']],
    ['@req\tREQ-1', ['REQ-1']],
    ['* @req REQ-1\n * @req REQ-2', ['REQ-1', 'REQ-2']],
    ['@req 001-login/FR-001', ['001-login/FR-001']],
    ['@req 001-login/FR-001/2', ['001-login/FR-001 #2']],
    ['@req login/2.1, login/3', ['login/2.1', 'login/3']],
    ['@req req~login.lock~2', ['req~login.lock~2']],
    ['@req `auth/Session expiry`, REQ-2', ['auth/Session expiry', 'REQ-2']],
    ['@req `REQ-007/2`', ['REQ-007 #2']],
    ['@req auth/expiry and/or REQ-2', ['auth/expiry']],
    ['@req REQ-1 and/or REQ-2', ['REQ-1']],
    ['@req req.params is an object', []],
    ['@req the request', []],
    ['@req {Object} request', []],
    ['@req', []],
    ['@req:', []],
    ['@req\nREQ-1', []],
    ['@REQ REQ-1', []],
    ['@required REQ-1', []],
    ['@request REQ-1', []],
    ['foo@req REQ-1', []],
    ['écrit@req REQ-1', []],
    ['cites are written `@req REQ-1`', []],
    ['"@req REQ-1"', []],
    ['@req req-1', []],
    ['@req REQ', []],
    ['@req 007', []],
    ['@req `', []],
    ['@req ``', []],
    ['@req REQ-1/0', ['REQ-1/0']],
  ];
  for (const [text, expected] of samples) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), expected);
    });
  }

  it('gives each ID its own place', () => {
    const found = [...req.references({ text: ' @req REQ-1\n  @req `a/b c`, REQ-3', line: 5, column: 10, endLine: 6 })];
    assert.deepEqual(
      found.map(({ id, line, column }) => [id, line, column]),
      [
        ['REQ-1', 5, 16],
        ['a/b c', 6, 9],
        ['REQ-3', 6, 17],
      ],
    );
  });
});
