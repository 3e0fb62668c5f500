import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { withFolder } from '../disk/temporary-folder.ts';
import { type Ran, ran } from './ran.ts';

const specification = `---
tollgate: spec
---
# Parcels

## Requirements

### REQ-002 Label
As a packer, I want a label so that the parcel finds its way.

- Feasible: yes, two days (I. Petrov, 2026-11-02)
- Verify by: demonstration

Acceptance criteria:
1. WHEN a parcel is packed, THE SYSTEM SHALL  print its label.
2. IF the printer is off, THEN THE SYSTEM SHALL say so.
`;

const signed =
  'Label\nAs a packer, I want a label so that the parcel finds its way.\nverify by: demonstration\n' +
  'WHEN a parcel is packed, THE SYSTEM SHALL print its label.\nIF the printer is off, THEN THE SYSTEM SHALL say so.';

function digest(...argv: readonly string[]): Promise<Ran> {
  return withFolder({ 'docs/specs/parcels.md': specification }, (root) => ran(root, 'digest', ...argv));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('tollgate digest', () => {
  it('READ-006 prints what is signed, so that anybody can recompute it', async () => {
    const { out, exit } = await digest('REQ-002');
    assert.equal(exit, 0);
    const second = 'IF the printer is off, THEN THE SYSTEM SHALL say so.';
    assert.ok(
      out.startsWith(`REQ-002  sha256:${sha256(signed)}  docs/specs/parcels.md:8\n${signed}\n\nREQ-002/1  sha256:`),
    );
    assert.ok(out.includes(`REQ-002/2  sha256:${sha256(second)}  docs/specs/parcels.md:16\n`), out);
  });

  it('READ-006 prints the text alone, to be given to sha256sum', async function () {
    const { out } = await digest('REQ-002', '--text');
    assert.equal(out, signed);
    assert.equal((await digest('REQ-002/2', '--text')).out, 'IF the printer is off, THEN THE SYSTEM SHALL say so.');
    if (!existsSync('/usr/bin/sha256sum')) return;
    const { stdout } = spawnSync('/usr/bin/sha256sum', { input: out, encoding: 'utf8' });
    assert.ok((await digest('REQ-002')).out.includes(`sha256:${stdout.slice(0, 64)}`));
  });

  it('says what it does not know, with 2', async () => {
    const refused = async (...argv: readonly string[]): Promise<string> => {
      const { err, exit, out } = await digest(...argv);
      assert.equal(exit, 2);
      assert.equal(out, '');
      return err;
    };
    assert.match(await refused(), /name at least one requirement/);
    assert.match(await refused('REQ-003'), /no requirement is called `REQ-003`; perhaps REQ-002/);
    assert.match(await refused('REQ-98765'), /no requirement is called `REQ-98765`\s*$/);
    assert.match(await refused('<script>'), /no requirement is called `<script>`/);
    assert.match(await refused('REQ-002/7'), /REQ-002 has no acceptance criterion 7/);
    assert.match(await refused('REQ-002', 'REQ-002/1', '--text'), /for one requirement/);
  });
});
