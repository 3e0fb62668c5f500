import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, folder, until } from './gate.ts';

/** The customer's side of a delivery that is ready to be released. What would be typed is said before. */
describe('The editor delivers', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const text = (path: string): string => readFileSync(at(path), 'utf8');
  const run = (name: string, answers: Record<string, string | readonly string[]>): Thenable<unknown> =>
    vscode.commands.executeCommand(`tollgate.${name}`, { answers });
  const standing = async (): Promise<{ verdict: string; states: string; back: readonly string[] }> => {
    const { verdict, phases, findings } = JSON.parse(await commandLine(folder().fsPath)) as {
      verdict: string;
      phases: { state: string }[];
      findings: { criterion: string; sendsBackTo: string | null }[];
    };
    const back = findings.flatMap(({ criterion, sendsBackTo }) =>
      sendsBackTo === null ? [] : [`${criterion} → ${sendsBackTo}`],
    );
    return { verdict, states: phases.map(({ state }) => state).join(' '), back: [...new Set(back)].sort() };
  };
  const specification = 'docs/specs/parcels.md';
  const protocol = 'docs/releases/1.0.0.md';
  const customer = 'M. Lindqvist';

  before(() => api());

  it('a sentence that was changed to be signed again, and its note to be looked at again', async () => {
    assert.equal((await standing()).verdict, 'open');
    writeFileSync(at(specification), text(specification).replace('within 1 s', 'within 2 s'));
    assert.deepEqual((await standing()).back, ['design-current → design', 'spec-signed-off → requirements']);
    await run('signOff', { by: customer, role: 'customer', requirements: ['REQ-001'] });
    await run('reviewNote', {
      note: 'docs/architecture/0001-one-table.md',
      requirements: ['REQ-001'],
      by: 'D. Moreau',
    });
    assert.deepEqual(await standing(), { verdict: 'open', states: 'done done done done in-work', back: [] });
  });

  it('what is refused goes back to the phase that is named', async () => {
    await run('handOver', {
      artifact: 'src/labels.js',
      environment: 'staging',
      by: 'D. Moreau',
      to: customer,
    });
    await run('newRelease', { release: '1.0.0' });
    await run('recordTrial', { criteria: ['REQ-001/1'], how: 'typed a number', verdict: 'failed', witness: customer });
    assert.match(text(protocol), /^- REQ-001\/1 \[[0-9a-f]{8}\] typed a number · failed · M\. Lindqvist, \d{4}-/m);
    await run('refuse', { reopens: 'build', remarks: 'too slow by hand', by: customer });
    const { states, back } = await standing();
    assert.equal(states, 'done done rework in-work in-work');
    assert.deepEqual(back, ['customer-accepted → build', 'trial-complete → build']);
  });

  it('what is mended is accepted, and runs; nothing that was said is lost', async () => {
    for (const id of ['REQ-001/1', 'REQ-001/2', 'REQ-002/1']) {
      await run('recordTrial', { criteria: [id], how: 'tried again', verdict: 'passed', witness: customer });
    }
    await run('accept', { by: customer, remarks: '' });
    assert.deepEqual(await standing(), { verdict: 'open', states: 'done done done done in-work', back: [] });
    await run('inOperation', { observed: 'no errors for an hour', by: 'D. Moreau' });
    assert.match(text(protocol), /^ {2}observed: no errors for an hour$/m);
    for (const said of ['typed a number · failed', 'refused by M. Lindqvist, back to build: too slow by hand']) {
      assert.ok(text(protocol).includes(said), said);
    }
  });

  it('one page of it all, as the command line prints it', async () => {
    const page = await vscode.commands.executeCommand<string>('tollgate.printAcceptanceProtocol');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(page, /☒ accepts it/);
    assert.equal(text('.tollgate/report.html'), page);
    const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    await until(
      () => tabs().includes('Acceptance protocol'),
      () => `tabs: ${tabs().join(', ')}`,
    );
  });
});
