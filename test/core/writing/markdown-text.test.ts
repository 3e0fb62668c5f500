import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tollgate } from '../../../src/core/conventions/tollgate.ts';
import { readConfig } from '../../../src/core/config.ts';
import { changed } from '../../../src/core/edit.ts';
import type { Requirement, Specification } from '../../../src/core/model.ts';
import { withAttribute } from '../../../src/core/writing/attribute.ts';
import { inFrontMatter } from '../../../src/core/writing/front-matter.ts';
import { inMarkdown } from '../../../src/core/writing/inline.ts';
import { changeTo } from '../../../src/core/writing/lines.ts';
import { withRequirement } from '../../../src/core/writing/requirement-section.ts';
import { setYaml } from '../../../src/core/writing/yaml-text.ts';

const { config } = readConfig(undefined, []);

function specification(text: string): Specification {
  const facts = [...tollgate.read({ path: 'docs/specs/a.md', text }, config)];
  const [found] = facts.filter((fact) => fact.kind === 'specification');
  assert.ok(found !== undefined, text);
  return found;
}

/** What is said of requirements, wherever they stand. */
function said(requirements: readonly Requirement[]): object[] {
  return requirements.map(({ id, text, state, release, feasible, criteria }) => ({
    id,
    text,
    state,
    release: release?.value,
    feasible: feasible?.verdict,
    criteria: criteria.map((each) => each.text),
  }));
}

const head = '---\ntollgate: spec\n---\n# A\n\n';
const one = (id: string): string =>
  `### ${id} Title\nStatement.\n\n- Priority: must\n\nAcceptance criteria:\n1. It SHALL.\n`;

describe('Writing an attribute', () => {
  const write = (body: string, name: 'state' | 'feasible' | 'release', value: string): string | undefined => {
    const text = `${head}## Requirements\n\n${body}`;
    const [requirement] = specification(text).requirements;
    assert.ok(requirement !== undefined);
    return withAttribute(text, [requirement], { name, value }, 'en')?.slice(`${head}## Requirements\n\n`.length);
  };

  it('puts it where it belongs among the others', () => {
    const body = '### R-1 T\n\n- Priority: must\n- Release: 1.0\n- State: draft\n';
    assert.equal(
      write(body, 'feasible', 'yes (A, 2026-01-02)'),
      '### R-1 T\n\n- Priority: must\n- Feasible: yes (A, 2026-01-02)\n- Release: 1.0\n- State: draft\n',
    );
    assert.equal(
      write('### R-1 T\n\n- State: draft\n', 'release', '1.0'),
      '### R-1 T\n\n- Release: 1.0\n- State: draft\n',
    );
  });

  it('writes the one that is there anew, in its own words, with all its lines', () => {
    assert.equal(
      write('### R-1 T\n* **Release:** 1.0 and\n  more\n* x\n', 'release', '2.0'),
      '### R-1 T\n* **Release:** 2.0\n* x\n',
    );
    assert.equal(write('### R-1 T\n- Выпуск: 1.0', 'release', '2.0'), '### R-1 T\n- Выпуск: 2.0');
  });

  it('begins the list between statement and criteria', () => {
    const wanted = '### R-1 T\nStatement.\n\n- State: draft\n\nAcceptance criteria:\n1. x\n';
    assert.equal(write('### R-1 T\nStatement.\n\nAcceptance criteria:\n1. x\n', 'state', 'draft'), wanted);
    assert.equal(write('### R-1 T\nStatement.\nAcceptance criteria:\n1. x\n', 'state', 'draft'), wanted);
    assert.equal(write('### R-1 T', 'state', 'draft'), '### R-1 T\n\n- State: draft');
    assert.equal(write('### R-1 T\n### R-2 U\n', 'state', 'draft'), '### R-1 T\n\n- State: draft\n\n### R-2 U\n');
    assert.equal(
      write('### R-1 T\n```\n# code\n```\n\n## Next\n', 'state', 'draft'),
      '### R-1 T\n```\n# code\n```\n\n- State: draft\n\n## Next\n',
    );
  });

  it('writes nothing into what is broken, or has moved', () => {
    assert.equal(write('### R-1 T\n```\nnever closed\n', 'state', 'draft'), undefined);
    assert.equal(write('### R-1 T\n<<<<<<< ours\n', 'state', 'draft'), undefined);
    const place = { file: 'a', line: 2, column: 1 };
    assert.equal(
      withAttribute('# A\n\n### R-1 T\n', [{ id: 'R-1', place }], { name: 'state', value: 'draft' }, 'en'),
      undefined,
    );
  });

  const line = fc.constantFrom(
    'Prose.',
    '',
    '- Priority: must',
    '* **Release**: 1.0',
    '- Deadline: 2026-12-01',
    '  more of it',
    '- a point',
    'Acceptance criteria:',
    '1. It SHALL.',
    '2. It SHALL too.',
    '```',
    '<!-- a comment -->',
    '> quoted',
    '#### Heading',
    '| a | b |',
  );

  it('changes nothing else, whatever the requirement looks like', () => {
    let [tried, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, crlf) => {
        const body = ['### R-1 T', ...lines, '', '### R-2 Other', 'It SHALL.', ''].join('\n');
        const text = (head + `## Requirements\n\n${body}`).replaceAll('\n', crlf ? '\r\n' : '\n');
        const before = specification(text);
        const [requirement, ...others] = before.requirements;
        if (requirement?.id !== 'R-1') return;
        tried++;
        const after = withAttribute(text, [requirement], { name: 'state', value: 'draft' }, 'en');
        // Where it is not sure what belongs to what it refuses; of lines as wild as these, less than a third.
        if (after === undefined) return void refused++;
        assert.equal(/(?<!\r)\n/.test(after), crlf ? false : true);
        const [changedOne, ...same] = specification(after).requirements;
        assert.deepEqual(said(same), said(others));
        assert.deepEqual(said([changedOne ?? requirement]), [{ ...said([requirement])[0], state: 'draft' }], after);
      }),
      { numRuns: 1000 },
    );
    assert.ok(refused < tried / 3, `${refused} of ${tried} refused`);
  });
});

describe('Writing a requirement', () => {
  const section = '### R-9 New\nIt SHALL.';

  it('puts it below the last one, and before what follows the requirements', () => {
    const text = `${head}## Requirements\n\n${one('R-1')}\n## Glossary\n\nx\n`;
    const after = withRequirement(text, section, 'en') ?? '';
    assert.equal(after, `${head}## Requirements\n\n${one('R-1')}\n${section}\n\n## Glossary\n\nx\n`);
  });

  it('begins the requirements where there are none', () => {
    assert.equal(withRequirement(head, section, 'en'), `${head.trimEnd()}\n\n## Requirements\n\n${section}\n\n`);
    assert.ok(withRequirement(head, section, 'ru')?.includes('## Требования'));
    assert.equal(withRequirement('## Requirements', section, 'en'), `## Requirements\n\n${section}`);
    assert.equal(
      withRequirement('## Requirements\n## Other\n', section, 'en'),
      `## Requirements\n\n${section}\n\n## Other\n`,
    );
  });

  it('puts it below the one in which the cursor stands', () => {
    const text = `${head}## Requirements\n\n${one('R-1')}\n${one('R-2')}`;
    const cursor = text.split('\n').findIndex((each) => each.includes('Priority')) + 1;
    const ids = specification(withRequirement(text, section, 'en', cursor) ?? '').requirements.map(({ id }) => id);
    assert.deepEqual(ids, ['R-1', 'R-9', 'R-2']);
    const above = specification(withRequirement(text, section, 'en', 3) ?? '').requirements.map(({ id }) => id);
    assert.deepEqual(above, ['R-1', 'R-2', 'R-9']);
  });

  it('changes nothing else, whatever is typed as the title', () => {
    const title = fc.oneof(
      fc.constantFrom(
        '---',
        '#',
        'C #',
        '<!-- x',
        '-->',
        '```',
        'a\nb',
        '> x',
        '\u202eevil',
        '1. x',
        '- [ ] x',
        '====',
        '🙂',
        '[x](y)',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(title, (typed) => {
        const text = `${head}## Requirements\n\n${one('R-1')}\n${one('R-2')}\n## End\n`;
        const written = `### R-9 ${inMarkdown(typed)}`.trimEnd();
        const after = specification(withRequirement(text, written, 'en') ?? '').requirements;
        assert.deepEqual(said(after.slice(0, 2)), said(specification(text).requirements));
        assert.deepEqual([after.length, after[2]?.id], [3, 'R-9']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Writing front matter', () => {
  const set = (text: string): string | undefined => inFrontMatter(text, (yaml) => setYaml(yaml, ['a'], 'b'));

  it('edits what is there, or begins it', () => {
    assert.equal(set('---\nc: d\n---\n# T\n'), '---\nc: d\na: b\n---\n# T\n');
    assert.equal(set('---\n---\r\n# T\n'), '---\na: b\n---\r\n# T\n');
    assert.equal(set('# T\r\n'), '---\r\na: b\r\n---\r\n\r\n# T\r\n');
    assert.equal(set(''), '---\na: b\n---\n');
    assert.equal(set('---\r\nc: d\r\n---\r\n'), '---\r\nc: d\r\na: b\r\n---\r\n');
  });

  it('leaves alone what never ends', () => assert.equal(set('---\nc: d\n'), undefined));
});

describe('A change', () => {
  it('is the one span that differs, and tears nothing apart', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\r\n', '\n', '🙂', '🙃'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = changeTo('a', before, after);
        assert.equal(changed(change), after);
        for (const span of change.spans) {
          assert.ok(!/[\ud800-\udbff]$|\r$/.test(before.slice(0, span.from)) || before[span.from] !== '\n');
          assert.ok(!/^[\udc00-\udfff]/.test(span.text), JSON.stringify([before, after]));
        }
      }),
      { numRuns: 500 },
    );
  });
});
