import assert from 'node:assert/strict';
import { changed } from '../../src/core/edit.ts';
import type { Mending } from '../../src/core/fix.ts';
import { quickFixes } from '../../src/core/fixing.ts';
import { judge, lexicon, registry } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { offsetsOf } from '../../src/core/understanding/line-starts.ts';
import type { Finding, Problem } from '../../src/core/model.ts';
import { readIn, today } from '../judged.ts';
import { unfilled } from './unfilled.ts';

type Files = Readonly<Record<string, string>>;

function judgedIn(files: Files) {
  const read = readIn({ files });
  const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
  return { read, verdict, words: lexicon(read, verdict) };
}

function told(what: Finding | Problem): string {
  const { place, found } = what;
  return `${'criterion' in what ? what.criterion : what.spoils} ${place?.file}:${place?.line} ${inEnglish(found)}`;
}

/** All that is wrong in a file, and what mends it: the texts afterwards, by the title of the fix. */
function fixesIn(files: Files, path: string, criterion: string): Map<string, string> {
  const { read, verdict, words } = judgedIn(files);
  const all = new Map<string, string>();
  const text = files[path] ?? '';
  for (const what of [...verdict.findings, ...verdict.problems]) {
    const is = 'criterion' in what ? what.criterion : what.spoils;
    if (what.place?.file !== path || is !== criterion) continue;
    const offset = offsetsOf(text)(what.place);
    for (const fix of quickFixes({
      what,
      path,
      text,
      offset,
      model: read.model,
      config: read.config.config,
      today,
      lexicon: words,
      language: 'en',
    })) {
      const spans = fix.spans.map((span) => (fix.isSnippet ? { ...span, text: unfilled(span.text) } : span));
      const after = changed({ path, before: text, spans });
      all.set(inEnglish(fix.title), after);
      if (fix.isLikeliest) {
        const now = judgedIn({ ...files, [path]: after }).verdict;
        const left = [...now.findings, ...now.problems].map(told);
        assert.ok(!left.includes(told(what)), `${inEnglish(fix.title)} does not mend: ${told(what)}`);
      }
    }
  }
  return all;
}

const spec = (body: string): string => `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${body}`;
const written = (id: string, criterion = 'THE SYSTEM SHALL stop.'): string =>
  `### ${id} Title of ${id}\n\nAcceptance criteria:\n1. ${criterion}\n`;

describe('What mends a finding where it stands', () => {
  const base = { 'docs/specs/a.md': spec(`${written('REQ-001')}\n${written('REQ-012')}`) };

  it('cites what was meant, in code and in notes', () => {
    const code = fixesIn({ ...base, 'src/a.js': '// @req REQ-011\nf();\n' }, 'src/a.js', 'references-resolve');
    assert.deepEqual(
      [...code],
      [
        ['Cite REQ-001', '// @req REQ-001\nf();\n'],
        ['Cite REQ-012', '// @req REQ-012\nf();\n'],
      ],
    );
    const note = '---\nstatus: accepted\nsatisfies: [REQ-112]\n---\n# N\n\n## Decision Outcome\nx\n';
    const path = 'docs/architecture/0001-n.md';
    assert.deepEqual([...fixesIn({ ...base, [path]: note }, path, 'references-resolve')][0], [
      'Cite REQ-012',
      note.replace('REQ-112', 'REQ-012'),
    ]);
  });

  it('cites the requirement, or a criterion that there is', () => {
    const found = fixesIn({ ...base, 'src/a.js': '/* @req REQ-001/7 */\n' }, 'src/a.js', 'references-resolve');
    assert.deepEqual(
      [...found],
      [
        ['Cite REQ-001', '/* @req REQ-001 */\n'],
        ['Cite REQ-001/1', '/* @req REQ-001/1 */\n'],
      ],
    );
  });

  it('names one of several features', () => {
    const kit = (text: string): string =>
      `# Feature Specification: X\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST ${text}\n`;
    const files = { 'specs/001-a/spec.md': kit('a'), 'specs/002-b/spec.md': kit('b'), 'src/a.js': '// @req FR-001\n' };
    assert.deepEqual(
      [...fixesIn(files, 'src/a.js', 'references-resolve').keys()],
      ['Cite 001-a/FR-001', 'Cite 002-b/FR-001'],
    );
  });

  it('writes a first criterion, in the language and with the line ends that are there', () => {
    const english = spec('### REQ-001 Stop\nThe clerk wants it.\n\n- Priority: must\n');
    assert.equal(
      fixesIn({ 'docs/specs/a.md': english }, 'docs/specs/a.md', 'criteria-written').get(
        'Write an acceptance criterion',
      ),
      `${english.trimEnd()}\n\nAcceptance criteria:\n1. WHEN …, THE SYSTEM SHALL ….\n`,
    );
    const begun = spec(
      '### REQ-001 Stop\n\nAcceptance criteria:\n\n### REQ-002 Go\n\nAcceptance criteria:\n1. THE SYSTEM SHALL go.\n',
    );
    assert.equal(
      fixesIn({ 'docs/specs/a.md': begun }, 'docs/specs/a.md', 'criteria-written').get('Write an acceptance criterion'),
      begun.replace('criteria:\n\n', 'criteria:\n1. WHEN …, THE SYSTEM SHALL ….\n\n'),
    );
    const russian = spec('### REQ-001 Остановка системы по кнопке\nОператор хочет остановить систему сразу.\n');
    assert.match(
      fixesIn({ 'docs/specs/a.md': russian }, 'docs/specs/a.md', 'criteria-written').get(
        'Write an acceptance criterion',
      ) ?? '',
      /\n\nКритерии приёмки:\n1\. КОГДА …, СИСТЕМА ДОЛЖНА …\.\n$/,
    );
  });

  it('obliges, and chooses the vague word', () => {
    const text = spec(
      `${written('REQ-001', 'WHEN asked, the system should stop.')}${written('REQ-002', 'THE SYSTEM SHALL answer quickly.')}`,
    );
    const found = fixesIn({ 'docs/specs/a.md': text }, 'docs/specs/a.md', 'wording-testable');
    assert.equal(found.get('Write SHALL'), text.replace('should', 'SHALL'));
    const [title] = [...found.keys()].filter((each) => each.includes('quickly'));
    assert.match(title ?? '', /^Instead of “quickly” write how long it may take at most/);
    assert.equal(found.get(title ?? ''), text);
  });

  it('gives the second of two a number of its own, with what its own section says of it', () => {
    const second = spec(`${written('REQ-001', 'THE SYSTEM SHALL do what REQ-001/1 and REQ-012 say.')}`);
    const files = { ...base, 'docs/specs/b.md': second, 'src/a.js': '// @req REQ-040\n' };
    const found = fixesIn(files, 'docs/specs/b.md', 'ids-unique');
    assert.deepEqual([...found], [['Call this one REQ-041', second.replaceAll('REQ-001', 'REQ-041')]]);
  });

  it('spells keys and words as they are known', () => {
    const config = 'gate: requirement\nwavers: []\npaths:\n  spec: docs\n';
    assert.deepEqual(
      [...fixesIn({ 'tollgate.yaml': config }, 'tollgate.yaml', 'config')],
      [
        ['Write requirements', config.replace('requirement', 'requirements')],
        ['Write waivers', config.replace('wavers', 'waivers')],
        ['Write specs', config.replace('spec:', 'specs:')],
      ],
    );
    const attribute = spec(`### REQ-001 A\n\n- Priorty: must\n\nAcceptance criteria:\n1. THE SYSTEM SHALL stop.\n`);
    assert.deepEqual(
      fixesIn({ 'docs/specs/a.md': attribute }, 'docs/specs/a.md', 'specification').get('Write Priority'),
      attribute.replace('Priorty', 'Priority'),
    );
  });

  it('is nothing where the document has changed since', () => {
    const files = { ...base, 'src/a.js': '// @req REQ-011\n' };
    const { read, verdict, words } = judgedIn(files);
    const what = verdict.findings.find(({ criterion }) => criterion === 'references-resolve');
    assert.ok(what);
    for (const text of ['', 'let x;\n', '// @req REQ-001\n']) {
      const mending: Mending = {
        what,
        path: 'src/a.js',
        text,
        offset: Math.min(8, text.length),
        model: read.model,
        config: read.config.config,
        today,
        lexicon: words,
        language: 'en',
      };
      assert.deepEqual([...quickFixes(mending)], []);
    }
  });
});
