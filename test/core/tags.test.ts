import assert from 'node:assert/strict';
import { citedIn } from '../../src/core/ids.ts';
import type { Tag } from '../../src/core/reader.ts';
import * as tags from '../../src/core/tags/index.ts';
import { asCriterion, asRequirement } from '../../src/core/convention/stated-requirement.ts';
import { resolverOf } from '../../src/core/trace/resolve.ts';
import { readIn } from '../judged.ts';

function read(tag: Tag, text: string, above?: readonly string[]): string[] {
  const comment = { text, line: 3, column: 4, endLine: 3 + text.split('\n').length - 1 };
  return [...tag.references(comment, above)].map(({ id }) => id);
}
function samples(tag: Tag, all: readonly (readonly [string, readonly string[]])[]): void {
  for (const [text, expected] of all) {
    assert.deepEqual(read(tag, text), expected, text);
    if (expected.length > 0) assert.ok(text.includes(tag.marker), `${text} without ${tag.marker}`);
  }
}

describe('tags of other tools', () => {
  it('OpenFastTrace', () => {
    samples(tags.openfasttrace, [
      [' [impl->dsn~login.lock~2]', ['dsn~login.lock~2']],
      ['[ utest~lock.test~1 -> req~login.lock~2 >> itest, stest ]', ['req~login.lock~2']],
      ['[utest~~1->req~login~2] [impl -> dsn~вход~1]', ['req~login~2', 'dsn~вход~1']],
      ['impl->dsn~login.lock~2', []],
      ['[impl->dsn~login.lock]', []],
      ['[dsn~login.lock~2]', []],
      ['[[login.lock:2]]', []],
    ]);
    const [found] = tags.openfasttrace.references({ text: ' x\n [impl->dsn~a~1]', line: 3, column: 4, endLine: 4 });
    assert.deepEqual([found?.line, found?.column], [4, 9]);
  });

  it('StrictDoc', () => {
    samples(tags.strictdoc, [
      ['@relation(REQ-1, scope=function)', ['REQ-1']],
      ['@relation(SYS-REQ-1, REQ-2, scope=range_start, role=Implementation)', ['SYS-REQ-1', 'REQ-2']],
      ['@relation(REQ-1, scope=range_end)', []],
      ['@relation{REQ-1, scope=file}', ['REQ-1']],
      ['@relation REQ-1', []],
      ['@relationship(REQ-1)', []],
    ]);
    const [, second] = tags.strictdoc.references({ text: '@relation(A-1, B-2)', line: 1, column: 1, endLine: 1 });
    assert.equal(second?.column, 16);
  });

  it('reqstool', () => {
    samples(tags.reqstool, [
      ['@Requirements("REQ_1")', ['REQ_1']],
      ['@Requirements({\'REQ_1\', "REQ_2"})', ['REQ_1', 'REQ_2']],
      [' * @Requirements REQ_1, REQ_2', ['REQ_1', 'REQ_2']],
      ['@Requirements of REQ-1', ['REQ-1']],
      ['@requirements REQ_1', []],
      ['@SVCs("SVC_1")', []],
    ]);
  });

  it('Kiro, by the feature that is named', () => {
    samples(tags.kiro, [
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
    ]);
    assert.deepEqual(
      read(tags.kiro, 'Validates: Requirements 2.1', ['Property 1', 'Feature: login, Property 1', 'Feature: other']),
      ['login/2.1'],
    );
  });
});

describe('a citation by ordinals', () => {
  const place = { file: 'x.md', line: 1, column: 1 };
  const requirement = (id: string, criteria = 1): ReturnType<typeof asRequirement> =>
    asRequirement({
      id,
      convention: 'kiro',
      place,
      endLine: 1,
      title: id,
      criteria: Array.from({ length: criteria }, (_, index) => asCriterion(String(index + 1), `${id} ${index}`, place)),
    });
  const resolver = resolverOf([
    requirement('login/1'),
    requirement('login/2', 3),
    requirement('billing/2', 1),
    requirement('REQ-007'),
  ]);
  const meant = (id: string): string => {
    const { resolution, criterion } = resolver.meaning(id, undefined);
    return resolution.kind === 'found' ? `${resolution.requirement.id} ${criterion ?? ''}`.trim() : resolution.kind;
  };

  it('is followed where one feature alone has it', () => {
    assert.equal(meant('login/2.1'), 'login/2 1');
    assert.equal(meant('login/2.9'), 'login/2 9');
    assert.equal(meant('Requirement 1.1'), 'login/1 1');
    assert.equal(meant('Requirement 2.3'), 'login/2 3');
    assert.equal(meant('Requirement 1'), 'login/1');
  });

  it('is never chosen between two, and never taken for something that there is', () => {
    assert.equal(meant('Requirement 2.1'), 'ambiguous');
    assert.equal(meant('Requirement 2'), 'ambiguous');
    assert.equal(meant('Requirement 9.1'), 'unknown');
    assert.equal(meant('login/9.1'), 'unknown');
    assert.equal(meant('elsewhere/2.1'), 'foreign');
    assert.equal(meant('2.1'), 'foreign');
    assert.equal(meant('2'), 'foreign');
  });

  it('in the name of a test needs more than a number', () => {
    const cited = (name: string): string[] =>
      citedIn(name).map(({ readings }) => readings.map(({ id }) => id).join('|'));
    assert.deepEqual(cited('Feature: login, Property 3: lock. Validates: Requirements 2.1, 2.2'), [
      'login/2.1',
      'login/2.2',
    ]);
    assert.deepEqual(cited('locks (Validates: Requirements 2.1)'), ['Requirement 2.1']);
    assert.deepEqual(cited('login/2.1 locks'), ['login/2.1']);
    assert.deepEqual(cited('[utest] req~login.lock~2 locks'), ['req~login.lock~2']);
    assert.deepEqual(cited('2.1 locks'), []);
    assert.deepEqual(cited('converts 1/2.5 inches'), ['1/2.5']);
  });
});

describe('references of several conventions', () => {
  it('stand in one file beside each other', () => {
    const { model } = readIn({
      files: {
        '.kiro/specs/login/requirements.md': '### Requirement 1: Lock\n1. WHEN x, THE system SHALL y\n',
        'src/lock.ts':
          '/**\n * Feature: login, Property 1: lock\n * Validates: Requirements 1.1\n */\n// [impl->dsn~lock~1]\n// @relation(REQ-1, scope=file)\nexport const a = "[impl->dsn~text~1]";\n// @req REQ-002\n',
      },
    });
    assert.deepEqual(
      model.references.map(({ tag, id, role, place }) => [tag, id, role, place.line]),
      [
        ['kiro', 'login/1.1', 'implements', 3],
        ['openfasttrace', 'dsn~lock~1', 'implements', 5],
        ['strictdoc', 'REQ-1', 'implements', 6],
        ['req', 'REQ-002', 'implements', 8],
      ],
    );
    const [requirement] = model.requirements;
    assert.ok(requirement);
    assert.equal(model.trace.implementations(requirement).length, 1);
  });
});
