/** By the id of the tag: the text of a comment, and the IDs that it cites. */
export const tagRows: Readonly<Record<string, readonly (readonly [text: string, ids: readonly string[]])[]>> = {
  kiro: [
    ['Validates: Requirements 2.1, 2.3', ['Requirement 2.1', 'Requirement 2.3']],
    ['**Validates: Requirements 2.1**', ['Requirement 2.1']],
    ['Feature: login, Property 3: lock is sticky\n * Validates: Requirements 2.1 and 3', ['login/2.1', 'login/3']],
    [
      '**Feature: login-page, Property 1**\n**Validates: Requirements 1.1-1.3 (after the fix)**',
      ['login-page/1.1', 'login-page/1.2', 'login-page/1.3'],
    ],
    ['Validates: Requirements 2.1 in 3 steps', ['Requirement 2.1']],
    ['Validates that 2.1 holds', []],
    ['Validates: Requirements all', []],
    ['Feature: a thing we like\nValidates: Requirements 2.1', ['Requirement 2.1']],
  ],
  openfasttrace: [
    [' [impl->dsn~login.lock~2]', ['dsn~login.lock~2']],
    ['[ utest~lock.test~1 -> req~login.lock~2 >> itest, stest ]', ['req~login.lock~2']],
    ['[utest~~1->req~login~2] [impl -> dsn~вход~1]', ['req~login~2', 'dsn~вход~1']],
    ['impl->dsn~login.lock~2', []],
    ['[impl->dsn~login.lock]', []],
    ['[dsn~login.lock~2]', []],
    ['[[login.lock:2]]', []],
  ],
  req: [
    [' @req REQ-7, REQ-8', ['REQ-7', 'REQ-8']],
    ['@required REQ-7', []],
  ],
  reqstool: [
    ['@Requirements("REQ_1")', ['REQ_1']],
    ['@Requirements({\'REQ_1\', "REQ_2"})', ['REQ_1', 'REQ_2']],
    [' * @Requirements REQ_1, REQ_2', ['REQ_1', 'REQ_2']],
    ['@Requirements of REQ-1', ['REQ-1']],
    ['@requirements REQ_1', []],
    ['@SVCs("SVC_1")', []],
  ],
  strictdoc: [
    ['@relation(REQ-1, scope=function)', ['REQ-1']],
    ['@relation(SYS-REQ-1, REQ-2, scope=range_start, role=Implementation)', ['SYS-REQ-1', 'REQ-2']],
    ['@relation(REQ-1, scope=range_end)', []],
    ['@relation{REQ-1, scope=file}', ['REQ-1']],
    ['@relation REQ-1', []],
    ['@relationship(REQ-1)', []],
  ],
  svcs: [
    ['@SVCs("SVC_1")', ['SVC_1']],
    ['@SVCs({"SVC_1", "SVC_2"})', ['SVC_1', 'SVC_2']],
    ['@Requirements("REQ_1")', []],
  ],
};
