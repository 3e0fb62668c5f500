import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, folder, until } from './gate.ts';

/** The customer's side of a delivery that is ready to be released. What would be typed is said before. */
describe('The editor delivers', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const text = (path: string): string => readFileSync(at(path), 'utf8');
  /** As if by another program; what is open of it takes that up. */
  const rewrite = async (path: string, now: string): Promise<void> => {
    writeFileSync(at(path), now);
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === at(path));
    await until(
      () => open?.isClosed !== false || open.getText() === now,
      () => `${path} is shown as it was`,
    );
  };
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
  /** What keeps the gate from being open. */
  const failing = async (): Promise<readonly string[]> => {
    const { verdict, findings } = JSON.parse(await commandLine(folder().fsPath)) as {
      verdict: string;
      findings: { criterion: string; subject: string | null; severity: string }[];
    };
    const blocking = findings.filter(({ severity }) => severity === 'block');
    assert.equal(verdict === 'open', blocking.length === 0);
    return blocking.map(({ criterion, subject }) => `${criterion} ${String(subject)}`).sort();
  };
  const specification = 'docs/specs/parcels.md';
  const bug = 'docs/defects/BUG-001-leading-zero.md';
  const protocol = 'docs/releases/1.0.0.md';
  const customer = 'M. Lindqvist';

  before(() => api());

  it('a sentence that was changed to be signed again, and its note to be looked at again', async () => {
    assert.equal((await standing()).verdict, 'open');
    await rewrite(specification, text(specification).replace('within 1 s', 'within 2 s'));
    assert.deepEqual((await standing()).back, ['design-current → design', 'spec-signed-off → requirements']);
    await run('signOff', { by: customer, role: 'customer', requirements: ['REQ-001'] });
    await run('reviewNote', {
      note: 'docs/architecture/0001-one-table.md',
      requirements: ['REQ-001'],
      by: 'D. Moreau',
    });
    assert.deepEqual(await standing(), { verdict: 'open', states: 'done done done done in-work', back: [] });
  });

  it('a requirement that no test verifies, by what somebody found of it as it is written now', async () => {
    const before = text(specification);
    await rewrite(specification, before.replace('print its label', 'print its label within 5 s'));
    assert.ok((await failing()).includes('requirements-verified REQ-002'));
    const found = { requirement: 'REQ-002', by: 'T. Okafor', on: '' };
    await run('recordResult', { ...found, verdict: 'failed', evidence: 'the printer jams' });
    assert.ok((await standing()).back.includes('requirements-verified → build'));
    await run('recordResult', { ...found, verdict: 'passed', evidence: 'ten labels' });
    assert.deepEqual(await failing(), ['design-current REQ-002', 'spec-signed-off REQ-002']);
    const results = text('docs/results.yaml');
    for (const said of ['three labels, filed in the office', 'the printer jams', 'ten labels'])
      assert.ok(results.includes(`evidence: ${said}`), said);
    await rewrite(specification, before);
    assert.deepEqual(await failing(), []);
  });

  it('a tester’s word on this content, the last of which counts', async () => {
    await run('recordTest', { verdict: 'failed', by: 'T. Okafor' });
    assert.deepEqual((await standing()).back, ['tester-passed → build']);
    assert.deepEqual(await failing(), ['tester-passed 1.0.0']);
    await run('recordTest', { verdict: 'passed', by: 'T. Okafor' });
    assert.deepEqual(await failing(), []);
    assert.match(text(protocol), /tested by T\. Okafor: failed/);
  });

  it('what may wait for a while, with a name and a reason', async () => {
    const before = text('tollgate.yaml');
    const defect = text(bug);
    await rewrite(bug, defect.replace('status: fixed', 'status: open').replace(/^test: .*\n/m, ''));
    const { findings } = JSON.parse(await commandLine(folder().fsPath)) as { findings: { id: string }[] };
    const finding = findings.map(({ id }) => id).find((id) => id.startsWith('defects-closed')) ?? '';
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const excuse = { reason: 'no parcel has such a number before March', by: 'T. Okafor', until, on: '' };
    await run('waive', { finding, ...excuse });
    assert.match(text('tollgate.yaml'), /^ {2}- criterion: defects-closed\n[^]*until: /m);
    assert.equal((await standing()).verdict, 'open');
    await rewrite('tollgate.yaml', before);
    assert.deepEqual(await failing(), ['defects-closed BUG-001']);
    await rewrite(bug, defect);
  });

  it('a defect that is closed once its test passes, and no other', async () => {
    const before = text(bug);
    await rewrite(bug, before.replace('status: fixed', 'status: open').replace(/^test: .*\n/m, ''));
    await run('closeDefect', { defect: 'BUG-001' });
    assert.match(text(bug), /^status: open$/m);
    assert.deepEqual(await failing(), ['defects-closed BUG-001']);
    await rewrite(bug, before.replace('status: fixed', 'status: open'));
    await run('closeDefect', { defect: 'BUG-001' });
    assert.equal(text(bug), before.replace('status: fixed', 'status: closed'));
    assert.deepEqual(await failing(), []);
  });

  it('a merge of signatures that git left open, with what both sides signed', async () => {
    const signatures = 'docs/signoffs.yaml';
    const before = text(signatures);
    const lines = before.split('\n');
    const first = lines.indexOf('  - requirement: REQ-001');
    const second = lines.indexOf('  - requirement: REQ-002');
    const end = lines.indexOf('reviews:');
    const [ours, theirs] = [lines.slice(first, second), lines.slice(second, end)];
    const open = ['<<<<<<< HEAD', ...ours, '=======', ...theirs, '>>>>>>> theirs'];
    await rewrite(signatures, [...lines.slice(0, first), ...open, ...lines.slice(end)].join('\n'));
    assert.notEqual((await standing()).verdict, 'open');
    await run('keepBothSides', { file: signatures });
    assert.doesNotMatch(text(signatures), /^[<=>]{7}/m);
    assert.ok(text(signatures).startsWith([...lines.slice(0, second), lines[second]].join('\n')));
    assert.deepEqual(await failing(), []);
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

  it('what is to be better later is a draft, and what is in operation stays as it is', async () => {
    await run('newImprovement', { improves: 'REQ-001', release: '1.1.0' });
    const [, copy = ''] = text(specification).split(/^### REQ-003 /m);
    assert.match(copy, /^Find a parcel\n[^]*- Release: 1\.1\.0\n[^]*show the parcel within 2 s/);
    assert.match(copy, /^- State: draft$/m);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, at(specification));
    assert.match(
      editor.document
        .getText()
        .split('\n')
        .slice(0, editor.selection.active.line + 1)
        .join('\n'),
      /REQ-003/,
    );
    await run('newImprovement', { improves: '', specification, title: 'Weigh a parcel', release: '1.1.0' });
    assert.match(text(specification), /^### REQ-004 Weigh a parcel\n[^#]*- Release: 1\.1\.0\n- State: draft\n/m);
    assert.deepEqual(await standing(), { verdict: 'open', states: 'done done done done done', back: [] });
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
