import assert from 'node:assert/strict';
import { citedIn } from '../../src/core/ids.ts';
import type { Tag } from '../../src/core/reader.ts';
import * as tags from '../../src/core/tags/index.ts';
import { asCriterion, asRequirement } from '../../src/core/convention/stated-requirement.ts';
import { resolverOf } from '../../src/core/trace/resolve.ts';
import { readIn } from '../judged.ts';
import { tagRows } from './tag-rows.ts';

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

describe('A tag', () => {
  for (const tag of Object.values(tags)) {
    it(`${tag.id} is read where it is written, and nowhere else`, () => {
      const all = tagRows[tag.id] ?? [];
      const [citing, silent] = [all.filter(([, ids]) => ids.length > 0), all.filter(([, ids]) => ids.length === 0)];
      assert.ok(
        citing.length > 0 && silent.length > 0,
        `add to test/core/tag-rows.ts: a comment with ${tag.title}, and one that only looks like it`,
      );
      samples(tag, all);
    });
  }

  it('of OpenFastTrace stands where its bracket opens', () => {
    const [found] = tags.openfasttrace.references({ text: ' x\n [impl->dsn~a~1]', line: 3, column: 4, endLine: 4 });
    assert.deepEqual([found?.line, found?.column], [4, 9]);
  });

  it('of StrictDoc cites each ID at its own place', () => {
    const [, second] = tags.strictdoc.references({ text: '@relation(A-1, B-2)', line: 1, column: 1, endLine: 1 });
    assert.equal(second?.column, 16);
  });

  it('of Kiro is of the feature that is named nearest above it', () => {
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
