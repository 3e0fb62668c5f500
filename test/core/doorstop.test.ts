import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { doorstop } from '../../src/core/conventions/doorstop.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Fact, Requirement } from '../../src/core/model.ts';
import { judged, readIn } from '../judged.ts';

const { config } = readConfig(undefined, []);
const read = (text: string, path = 'reqs/REQ001.yml'): Fact[] => [...doorstop.read({ path, text }, config)];
function requirement(text: string, path?: string): Requirement {
  const [found, ...others] = read(text, path);
  assert.ok(found?.kind === 'specification' && others.length === 0, JSON.stringify([found, ...others]));
  const [only] = found.requirements;
  assert.ok(only);
  return only;
}
const complaints = (facts: readonly Fact[]): string[] =>
  facts.flatMap((fact) => (fact.kind === 'problem' ? `${fact.place.line} ${inEnglish(fact.found)}` : []));

// Computed by Python's hashlib.
const stampOfSystem = 'sWaeun6O71qQEF_mfb1anoe0L2Wc8RsBpfygqXHu9z0=';
const lock = `active: true
derived: false
header: |
  Lock
level: 2.3
links:
- SYS010: null
- SYS001: ${stampOfSystem}
normative: true
ref: ''
reviewed: hTDRr8cyBL-ITRREdonCjUR2ExFLGKLqyIUHppOXy2g=
text: |
  The system **shall** lock the account.  

  It says so.
`;
const system = `active: true
derived: false
level: 1.1
links: []
normative: true
ref: ''
reviewed: ${stampOfSystem}
text: |
  Accounts shall be safe.
`;

describe('Doorstop', () => {
  it('reads an item and its links', () => {
    const { id, title, statement, covers, isSentence } = requirement(lock);
    assert.deepEqual(
      [id, title, statement, isSentence],
      ['REQ001', 'Lock', 'The system **shall** lock the account.\n\nIt says so.', true],
    );
    assert.deepEqual(
      covers?.map(({ value, stamp, place }) => [value, stamp, place.line]),
      [
        ['SYS010', null, 7],
        ['SYS001', stampOfSystem, 8],
      ],
    );
  });

  it('computes the fingerprint as Doorstop does, with links for the review of an item and without for a link to it', () => {
    assert.deepEqual(complaints(read(lock)), []);
    assert.equal(requirement(system, 'sys/SYS001.yml').fingerprint, stampOfSystem);
    assert.deepEqual(complaints(read(lock.replace('lock the', 'unlock the'))), [
      '11 REQ001 was changed since it was reviewed',
    ]);
    assert.deepEqual(complaints(read(lock.replace('SYS010', 'SYS011'))), [
      '11 REQ001 was changed since it was reviewed',
    ]);
    assert.deepEqual(
      complaints(read(lock.replace('reviewed: hTDRr8cyBL-ITRREdonCjUR2ExFLGKLqyIUHppOXy2g=', 'reviewed: null'))),
      ['11 REQ001 was never reviewed'],
    );
    assert.deepEqual(complaints(read(lock.replace('hTDRr8cyBL-ITRREdonCjUR2ExFLGKLqyIUHppOXy2g=', 'true'))), []);
    assert.deepEqual(
      complaints(
        read(lock.replace('hTDRr8cyBL-ITRREdonCjUR2ExFLGKLqyIUHppOXy2g=', '37a3faae380b4e466aaf18c31f2184c0')),
      ),
      [],
    );
    const referring = system
      .replace("ref: ''", 'ref: x.py\nreferences:\n- keyword: REQ002\n  path: test/a.py\n  type: file')
      .replace('Accounts shall be safe.', 'Beep.')
      .replace(stampOfSystem, 'g0fU-A16zqDkJXBvIqD23c_P7lNz0mC_Ltlumdanm4U=');
    assert.deepEqual(complaints(read(referring, 'reqs/REQ002.yml')), []);
    assert.deepEqual(complaints(read(referring.replace('a.py', 'b.py'), 'reqs/REQ002.yml')).length, 1);
  });

  it('does not guess where the fingerprint may hold more than the item tells', () => {
    assert.deepEqual(complaints(read(lock.replace('normative: true', 'normative: true\nowner: me'))), []);
    assert.equal(requirement(lock.replace('normative: true', 'normative: true\nowner: me')).fingerprint, undefined);
  });

  it('reads the same in Markdown', () => {
    const [head = ''] = lock.replace('header: |\n  Lock\n', '').split('text: |');
    const item = `---\n${head}---\n\n# Lock\n\nThe system **shall** lock the account.\n\nIt says so.\n`;
    const found = requirement(item, 'reqs/REQ001.md');
    assert.deepEqual([found.title, found.statement], ['Lock', 'The system **shall** lock the account.\n\nIt says so.']);
    assert.deepEqual(found.fingerprint, requirement(lock).fingerprint);
  });

  it('takes what is inactive for retired, and counts nothing that it covers', () => {
    const inactive = lock.replace('active: true', 'active: false').replace(/reviewed: .*/, 'reviewed: null');
    const { state, retired } = requirement(inactive);
    assert.deepEqual([state, retired?.reason], ['retired', 'inactive']);
    const { findings } = judged({
      files: { 'sys/SYS001.yml': system, 'reqs/REQ001.yml': inactive, 'src/a.ts': '// @req REQ001' },
    });
    assert.deepEqual(
      findings.flatMap((each) => (each.severity === 'block' && each.subject !== null ? [inEnglish(each.found)] : [])),
      ['REQ001 is retired: inactive', 'SYS001 has no linked test'],
    );
  });

  it('reads items that are called by a name, or with the other extension of YAML', () => {
    for (const id of ['REQ-login', 'REQ2-123NAME', 'a.b_c'])
      for (const extension of ['yml', 'yaml', 'YML'])
        assert.equal(requirement(lock.replace(/reviewed: .*/, 'reviewed: true'), `reqs/${id}.${extension}`).id, id);
    // Computed by Python's hashlib, from the links in Doorstop's order: a name stands before all numbers.
    const named = system
      .replace('links: []', 'links:\n- SYS-2: null\n- SYS-login: null')
      .replace(stampOfSystem, '99wsotvYj0eiclcHbsKBZ6WrkmpgMFo0s8yegQZvZI4=');
    assert.deepEqual(complaints(read(named, 'reqs/REQ-lock.yml')), []);
    const { findings } = judged({ files: { 'reqs/SYS001.yml': system, 'reqs/REQ-login.yaml': lock } });
    assert.ok(findings.some((each) => inEnglish(each.found) === 'REQ-login has no linked test'));
  });

  it('passes over what is a heading, or no item', () => {
    const heading = lock.replace('normative: true', 'normative: false');
    assert.deepEqual(read(heading.replace('active: true', 'active: false')), []);
    const { model } = readIn({ files: { 'reqs/REQ001.yml': heading, 'sys/SYS001.yml': system } });
    assert.deepEqual(
      [model.specifications, model.requirements].map((each) => each.length),
      [1, 1],
    );
    assert.deepEqual(read('active: true\nname: x\n', 'deploy/job1.yml'), []);
    assert.deepEqual(read('# Chapter 1\nactive: yes\n', 'docs/chapter1.md'), []);
    for (const path of [
      'reqs/.doorstop.yml',
      'reqs/REQ.yml',
      'reqs/001.yml',
      'reqs/REQ001.json',
      'a1/b.yml',
      'a-1/b.yml',
    ])
      assert.ok(!doorstop.opens(path, config), path);
    for (const path of [
      'reqs/REQ001.yml',
      'reqs/REQ-001.md',
      'SRS_7.yml',
      'a/REQ001.yaml',
      'a/REQ1.YML',
      'a/REQ-login.md',
    ])
      assert.ok(doorstop.opens(path, config), path);
    assert.ok(
      read(lock.replace('level: 2.3', 'level: [2.3')).some((fact) => fact.kind === 'problem' && fact.minor !== true),
    );
  });

  it('warns of a link to a heading, as Doorstop does, and fails for one that leads nowhere', () => {
    const of = (system: Record<string, string>): readonly (readonly string[])[] => {
      const other = lock.replace('SYS010: null', 'SYS003: null').replace(/reviewed: .*/, 'reviewed: true');
      const verdict = judged({ files: { 'reqs/REQ001.yml': other, ...system } });
      return [
        verdict.findings
          .filter(({ criterion }) => criterion === 'references-resolve')
          .map(({ found }) => inEnglish(found)),
        verdict.problems.map(({ found, minor }) => `${inEnglish(found)}${minor === true ? ' (minor)' : ''}`),
      ];
    };
    const heading = system.replace('normative: true', 'normative: false');
    const one = { 'sys/SYS001.yml': system };
    assert.deepEqual(of({ ...one, 'sys/SYS003.yml': heading }), [
      [],
      ['REQ001 is linked to SYS003, which is not normative (minor)'],
    ]);
    assert.deepEqual(of(one), [['no requirement is called SYS003'], []]);
    assert.deepEqual(of({ ...one, 'sys/SYS003.yml': heading.replace('active: true', 'active: false') }), [
      ['no requirement is called SYS003'],
      [],
    ]);
    const source = { 'src/a.ts': '// @req SYS003' };
    assert.deepEqual(of({ ...one, ...source, 'sys/SYS003.yml': heading })[0], ['no requirement is called SYS003']);
  });

  it('shows links that nobody looked at again, and counts what covers a requirement', () => {
    const files = { 'sys/SYS001.yml': system, 'reqs/REQ001.yml': lock };
    const found = (changed: Record<string, string>): string[] =>
      complaints(readIn({ files: { ...files, ...changed } }).model.problems);
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ 'reqs/REQ001.yml': lock.replace(`SYS001: ${stampOfSystem}`, 'SYS001: null') }), [
      '8 the link from REQ001 to SYS001 was never reviewed',
    ]);
    assert.deepEqual(found({ 'sys/SYS001.yml': system.replace('safe', 'safer') }), [
      '8 suspect link: SYS001 was changed since REQ001 was written for it',
      '7 SYS001 was changed since it was reviewed',
    ]);
    const findings = judged({ files }).findings.filter(({ criterion }) => criterion === 'references-resolve');
    assert.deepEqual(
      findings.map(({ subject }) => subject),
      ['SYS010'],
    );
  });
});
