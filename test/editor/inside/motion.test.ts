import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, copied, folder, pause, says, theGate } from './gate.ts';

/** Files are read while others still write them. The folder has a gate of tests only, and results that are stale. */
describe('While files grow and are replaced', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const cases = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, n) => `<testcase classname="c" name="passes ${from + n}"/>\n`).join('');
  const fails = '<testcase classname="c" name="fails"><failure message="no"/></testcase>\n';
  const head = '<testsuites>\n<testsuite name="s">\n';
  const end = '</testsuite>\n</testsuites>\n';

  /** What the gate said on the way. */
  async function saidDuring(act: () => Promise<void>): Promise<ReadonlySet<string | undefined>> {
    const said = new Set<string | undefined>();
    const note = async (): Promise<void> => void said.add((await theGate()).verdict);
    const listening = (await api()).onDidChange(() => void note());
    try {
      await act();
      await note();
    } finally {
      listening.dispose();
    }
    return said;
  }

  /** What is shown in the end is what holds. */
  async function isTrueNow(): Promise<void> {
    const shown = await theGate();
    assert.equal(await copied(folder()), await commandLine(folder().fsPath));
    assert.deepEqual(await theGate(), shown, 'it was known before somebody asked');
  }

  const growing: Readonly<Record<string, readonly [path: string, ...pieces: string[]]>> = {
    JUnit: ['junit.xml', head, cases(0, 300), cases(300, 600), cases(600, 900), fails, end],
    TAP: ['results.tap', 'TAP version 13\n', 'ok 1 - a\n', 'ok 2 - b\nok 3 - c\n', 'not ok 4 - d\n', '1..4\n'],
    'go test -json': [
      'go-test.json',
      '{"Action":"start","Package":"p"}\n{"Action":"run","Package":"p","Test":"TestA"}\n',
      '{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0}\n',
      '{"Action":"run","Package":"p","Test":"TestB"}\n{"Action":"pass","Package":"p","Test":"TestB","Elapsed":0}\n',
      '{"Action":"run","Package":"p","Test":"TestC"}\n{"Action":"fail","Package":"p","Test":"TestC","Elapsed":0}\n',
      '{"Action":"fail","Package":"p","Elapsed":0.1}\n',
    ],
  };
  for (const [format, [path, ...pieces]] of Object.entries(growing)) {
    it(`a report of ${format} that is written in pieces is never believed before its end`, async () => {
      rmSync(at('junit.xml'), { force: true });
      await says('Gate: no test results');
      const said = await saidDuring(async () => {
        for (const piece of pieces) {
          appendFileSync(at(path), piece);
          await pause(700);
        }
        await says('Gate: 1 to go');
      });
      assert.ok(!said.has('open'), [...said].join());
      await isTrueNow();
      rmSync(at(path));
      writeFileSync(at('junit.xml'), head + cases(0, 1) + end);
      await says('Gate open (tests only)');
    });
  }

  it('a report that is written anew, in place or by another file, ends as it is', async () => {
    const good = head + cases(0, 100_000) + end;
    const bad = head + cases(0, 100_000) + fails + end;
    writeFileSync(at('junit.xml'), bad);
    await says('Gate: 1 to go');
    const said = await saidDuring(async () => {
      for (let n = 0; n < 6; n++) {
        writeFileSync(at('junit.xml'), bad);
        await pause(60);
        writeFileSync(at('junit.new'), bad);
        renameSync(at('junit.new'), at('junit.xml'));
        await pause(n * 60);
      }
    });
    assert.ok(!said.has('open'), [...said].join());
    for (const [text, gate] of [
      [good, 'Gate open (tests only)'],
      [bad, 'Gate: 1 to go'],
      [good, 'Gate open (tests only)'],
    ] as const) {
      for (let n = 0; n < 5; n++) {
        writeFileSync(at('junit.xml'), n % 2 === 0 ? bad : good);
        await pause(130);
      }
      writeFileSync(at('junit.xml'), text);
      await says(gate);
      await pause(1500);
      assert.equal((await theGate()).text, gate);
      await isTrueNow();
    }
  });

  it('a specification that is saved over and over ends as it is', async () => {
    const spec = (n: number): string =>
      `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### REQ-001 ${n}\n\n${n % 2 === 0 ? 'Acceptance criteria:\n1. THE SYSTEM SHALL a.\n' : ''}`;
    writeFileSync(at('tollgate.yaml'), 'gate: requirements\n');
    writeFileSync(at('junit.xml'), `${head}<testcase classname="c" name="REQ-001 a"/>\n${end}`);
    writeFileSync(at('docs/specs/s.md'), spec(0));
    await says('Gate open');
    for (const last of [1, 2]) {
      for (let n = 0; n < 150; n++) {
        writeFileSync(at('docs/specs/s.md'), spec(n));
        await pause(n % 40);
      }
      writeFileSync(at('docs/specs/s.md'), spec(last));
      await says(last === 1 ? 'Gate: 1 to go' : 'Gate open');
      await isTrueNow();
    }
    rmSync(at('docs/specs/s.md'));
    writeFileSync(at('tollgate.yaml'), 'gate: tests\n');
  });

  it('a large file that grows all the time keeps nobody from the truth', async () => {
    const piece = Buffer.alloc(4 * 1024 * 1024, 'x');
    await says('Gate open (tests only)');
    const before = readFileSync(at('junit.xml'));
    for (let n = 0; n < 20; n++) {
      appendFileSync(at('src/large.js'), piece);
      await pause(120);
      if (n === 10) writeFileSync(at('junit.xml'), head + fails + end);
    }
    await says('Gate: results stale');
    await isTrueNow();
    rmSync(at('src/large.js'));
    writeFileSync(at('junit.xml'), before);
    await says('Gate open (tests only)');
    await vscode.commands.executeCommand('tollgate.checkNow');
    await isTrueNow();
  });
});
