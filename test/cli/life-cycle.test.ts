import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typed } from '../../src/cli/typed.ts';
import { edits } from '../../src/core/index.ts';
import { type Chapter, chapters, type Standing } from '../story/chapters.ts';
import { act } from '../story/on-the-command-line.ts';
import { english, russian, type Words } from '../story/words.ts';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

/** What else the command line shows at a chapter, to those who read English. */
const shows: Readonly<Record<string, (tollgate: (...argv: readonly string[]) => Promise<string>) => Promise<void>>> = {
  async feasible(tollgate) {
    const shown = await tollgate('sign');
    assert.match(shown, /REQ-001 .*not signed yet\n {2}Print a label\n/);
    assert.match(shown, /To sign: `tollgate sign --by NAME --role ROLE`/);
  },
  async signed(tollgate) {
    assert.match(await tollgate('sign'), /Nothing is left to sign/);
  },
  async refused(tollgate) {
    assert.match(
      await tollgate(),
      /↺ 2 Design[^\n]*\n[^\n]*sent back: M\. Lindqvist refused 1\.0\.0: a printer at each table is needed/,
    );
  },
  async operation(tollgate) {
    assert.match(await tollgate('report', '--out', '-'), /☒ accepts it/);
  },
  async improvement(tollgate) {
    assert.match(await tollgate(), /Since the customer signed:\n {4}added: REQ-003\n/);
  },
  async changed(tollgate) {
    assert.match(await tollgate('sign'), /print its label within \[-3-\]\{\+2\+\} s\./);
    assert.match(await tollgate(), /changed: REQ-001\n/);
  },
};

function tell(language: string, words: Words): void {
  describe(`A delivery, from an empty folder to the improvement after it, told in ${language} (LIFE-002)`, () => {
    let root = '';
    before(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-story-')))));
    after(() => rmSync(root, { recursive: true, force: true }));

    for (const { id, title, acts, stands, says = {} } of chapters(words)) {
      it(title, async () => {
        for (const each of acts) await act(each, root, (argv) => ran(root, ...argv, '--lang', language));
        const { out } = await ran(root);
        assert.deepEqual(await standing(root), without(stands));
        assert.equal(
          /\n(?:Next:| ) (tollgate .+)\n$/.exec(out)?.[1]?.startsWith(commandOf(stands.next)),
          stands.next && true,
        );
        for (const [path, texts] of Object.entries(says)) {
          const text = readFileSync(join(root, path), 'utf8');
          for (const each of texts) assert.ok(text.includes(each), `${path}: ${each}`);
        }
        if (language === 'en') {
          await shows[id]?.(async (...argv) => {
            const { exit, out, err } = await ran(root, ...argv);
            assert.equal(exit, 0, err);
            return out;
          });
        }
      });
    }
  });
}

/** As a script sees it. */
async function standing(root: string): Promise<Omit<Standing, 'gate' | 'next'>> {
  const judged = async (gate: string): Promise<Judged> =>
    JSON.parse((await ran(root, 'check', '--gate', gate, '--format', 'json')).out) as Judged;
  const { verdict, toGo, phases, findings } = await judged('release');
  const back = findings.filter((each) => each.sendsBackTo !== null && each.causedBy === null);
  return {
    verdict,
    toGo,
    phases: phases.map(({ state }) => state).join(' '),
    back: [...new Set(back.map(({ criterion, sendsBackTo }) => `${criterion} → ${sendsBackTo ?? ''}`))].sort(),
    operation: (await judged('operation')).verdict,
  };
}

interface Judged {
  readonly verdict: Standing['verdict'];
  readonly toGo: number;
  readonly phases: readonly { readonly state: string }[];
  readonly findings: readonly {
    readonly sendsBackTo: string | null;
    readonly criterion: string;
    readonly causedBy: string | null;
  }[];
}

function without({ verdict, toGo, phases, back, operation }: Chapter['stands']): Omit<Standing, 'gate' | 'next'> {
  return { verdict, toGo, phases, back, operation };
}

function commandOf(next: Standing['next']): string {
  if (next === undefined) return '';
  return next === 'runTests' ? 'tollgate test' : `tollgate ${typed(edits[next])}`;
}

tell('en', english);
tell('ru', russian);

describe('tollgate sign and tollgate release', () => {
  it('are what is said to be typed for what can be written', async () => {
    for (const edit of Object.values(edits)) {
      const words = typed(edit);
      const { exit, out } = await ran(tmpdir(), ...words.split(' '), '--help');
      assert.equal(exit, 0, words);
      assert.ok(out.includes(`tollgate ${words} `), words);
    }
  });

  it('record nothing in anybody’s name while the configuration has mistakes, and say where', () =>
    withFolder(
      {
        'docs/specs/s.md': '---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### REQ-001 Do\nWanted.\n',
        'tollgate.yaml': 'gate: delivery\npeople:\n  - {name: N. Wind, rules: [customer]}\n',
      },
      async (root) => {
        const said = 'tollgate: mend `tollgate.yaml` first, line 3: `rules` is not known here\n';
        for (const by of [[], ['--by', 'N. Wind', '--role', 'customer']])
          assert.deepEqual(await ran(root, 'sign', ...by), { exit: 2, out: '', err: said });
        assert.equal((await ran(root, 'release', 'accept', '--by', 'N. Wind')).err, said);
        write(root, { 'tollgate.yaml': 'gate: delivery\n' });
        assert.equal((await ran(root, 'sign', '--by', 'N. Wind', '--role', 'customer')).exit, 0);
      },
    ));

  it('digest no artifact that is not there: somebody has to say its digest', () =>
    withFolder(
      { 'docs/releases/1.0.0.md': '---\ntested: {by: T, on: 2026-11-20, verdict: passed}\n---\n# 1.0.0\n' },
      async (root) => {
        const given = ['--artifact', 'a.tgz', '--environment', 'staging', '--by', 'A', '--to', 'B'];
        const { exit, err } = await ran(root, 'release', 'hand-over', ...given);
        assert.equal(exit, 2);
        assert.match(err, /missing: --sha256 \(There is no such file here: what is the SHA-256 of the artifact\?\)/);
        const nothing = await ran(root, 'release', 'hand-over');
        assert.equal(nothing.err, 'tollgate: missing: --artifact, --environment, --by, --to\n');
        write(root, { 'a.tgz': 'whole' });
        assert.equal((await ran(root, 'release', 'hand-over', ...given)).exit, 0);
        const sha256 = createHash('sha256').update('whole').digest('hex');
        assert.ok(readFileSync(join(root, 'docs/releases/1.0.0.md'), 'utf8').includes(sha256));
      },
    ));

  it('say what they take, in both languages', async () => {
    const { out } = await ran(tmpdir(), 'release', '--help');
    for (const word of ['new', 'tested', 'hand-over', 'trial', 'accept', 'refuse', 'operation']) {
      assert.ok(out.includes(`tollgate release ${word}`), word);
    }
    assert.match((await ran(tmpdir(), 'sign', '--help')).out, /--role/);
    assert.match(
      (await ran(tmpdir(), 'release', 'accept', '--help', '--lang', 'ru')).out,
      /заказчик принимает переданное/,
    );
    assert.equal((await ran(tmpdir(), 'release', 'nonsense')).exit, 2);
    assert.equal((await ran(tmpdir(), 'edit', 'sign-off')).exit, 2);
  });
});
