import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareVersions, sameVersion } from '../../src/core/versions.ts';

describe('versions', () => {
  it('come in the order in which they are released', () => {
    const ordered = [
      'nightly',
      '0.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.0.post1',
      '1.0.1',
      'v1.2.0',
      '1.2.0.4',
      '1.10',
      '2.0-SNAPSHOT',
      '2.0rc2',
      '2.0rc10',
      '2.0',
      '2026.2',
      '2026.11',
      '2026-11-23',
      '99999999999999999999.0',
      '100000000000000000000.0',
    ];
    for (const [i, earlier] of ordered.entries()) {
      for (const later of ordered.slice(i + 1)) {
        assert.ok(compareVersions(earlier, later) < 0, `${earlier} < ${later}`);
        assert.ok(compareVersions(later, earlier) > 0, `${later} > ${earlier}`);
      }
    }
  });

  it('are the same however they are written', () => {
    for (const spelling of [
      '1.2',
      '1.2.0',
      'v1.2.0',
      'V1.2',
      ' 1.2.0 ',
      '1.02.0',
      '1.2.0+build.7',
      'Version 1.2',
      '1.2.0.Final',
      '1.2.0.0',
    ]) {
      assert.ok(sameVersion('1.2.0', spelling), spelling);
    }
    for (const other of ['1.2.1', '1.2.0-rc.1', '1.20', '', 'one', '2.1'])
      assert.ok(!sameVersion('1.2.0', other), other);
    assert.ok(sameVersion('2026.02', '2026.2'));
    assert.ok(!sameVersion('2026.11', '2026.12'));
  });

  it('are ordered totally, whatever text comes in', () => {
    const part = fc.oneof(fc.nat(12).map(String), fc.constantFrom('rc', 'alpha', 'post', 'final', '00', 'x'));
    const version = fc.oneof(
      fc.string(),
      fc
        .array(part, { minLength: 1, maxLength: 5 })
        .chain((parts) =>
          fc
            .array(fc.constantFrom('.', '-', '', '+'), { minLength: parts.length, maxLength: parts.length })
            .map((separators) => parts.map((text, i) => text + (i + 1 < parts.length ? separators[i] : '')).join('')),
        ),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.equal(compareVersions(a, a), 0);
        assert.equal(sameVersion(a, b), compareVersions(a, b) === 0);
        assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0);
        const [x, y, z] = [a, b, c].sort(compareVersions);
        assert.ok(
          compareVersions(x ?? '', z ?? '') <= 0 &&
            compareVersions(x ?? '', y ?? '') <= 0 &&
            compareVersions(y ?? '', z ?? '') <= 0,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
