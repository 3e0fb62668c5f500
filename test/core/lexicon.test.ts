import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { asMarkdown } from '../../src/core/understanding/as-markdown.ts';
import { card } from '../../src/core/understanding/card.ts';
import { judge, lexicon, type Lexicon, type Meaning, registry } from '../../src/core/index.ts';
import { inEnglish, inOneLine, type Say, speaker } from '../../src/core/message.ts';
import { readIn, today } from '../judged.ts';
import type { Model } from '../../src/core/model.ts';

const specification = `---
tollgate: spec
author: I. Petrov
---
# Invoicing

## Requirements

### REQ-001 Total of an invoice
The clerk wants it.

- Priority: must

Acceptance criteria:
1. THE SYSTEM SHALL add up.
2. THE SYSTEM SHALL show REQ-002 as well.

### REQ-002 Tax

Acceptance criteria:
1. THE SYSTEM SHALL round.
`;

const files = {
  'tollgate.yaml': 'gate: requirements\nwaivers:\n',
  'docs/specs/invoicing.md': specification,
  'docs/architecture/0001-cents.md': `---\nstatus: accepted\nsatisfies: [REQ-001]\n---\n# Cents\n\n## Decision Outcome\nChosen, see REQ_002.\n`,
  'docs/defects/BUG-012-empty.md': `---\nstatus: open\nseverity: major\nrequirement: REQ-001\n---\n# BUG-012 Empty\n`,
  'src/invoice.js': `// @req REQ-001, REQ-002/1\nconst text = 'REQ-001 in a string is data';\n/* REQ-099 is not there, BUG-012 is; HTTP-2 is something else */\n`,
  'test/invoice.test.js': `describe('REQ-001', () => {\n  it('CartTests.REQ_002_rounds up', () => check('REQ-001'));\n});\n`,
  'test/data/fixtures/x.js': '// REQ-001\n',
  'junit.xml':
    '<testsuite name="s" tests="1"><testcase name="REQ_002_rounds up" classname="REQ-001"><failure message="no"/></testcase></testsuite>',
};

function known(more: Readonly<Record<string, string>> = {}): { readonly words: Lexicon; readonly model: Model } {
  const read = readIn({ files: { ...files, ...more } });
  const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
  return { words: lexicon(read, verdict), model: read.model };
}

function told({ kind, ...more }: Meaning): string {
  if ('requirement' in more)
    return [more.requirement.id, ...(more.criterion === undefined ? [] : [more.criterion])].join('/');
  if ('defect' in more) return more.defect.id;
  return 'nearest' in more
    ? `${kind}: ${more.nearest.join()}`
    : `${kind}: ${more.requirements.map(({ id }) => id).join()}`;
}

/** What is cited where: the text, and what it means. */
function mentioned(words: Lexicon, path: string, text: string): string[] {
  return words
    .mentionsIn(path, text)
    .map(
      ({ from, to, meaning, as }) => `${text.slice(from, to)} = ${as === 'definition' ? 'this ' : ''}${told(meaning)}`,
    );
}

describe('The lexicon (AUTH-003)', () => {
  const { words } = known();
  const inFile = (path: keyof typeof files): string[] => mentioned(words, path, files[path]);

  it('knows the IDs of a specification wherever they stand, and which of them are its own', () => {
    assert.deepEqual(inFile('docs/specs/invoicing.md'), [
      'REQ-001 = this REQ-001',
      'REQ-002 = REQ-002',
      'REQ-002 = this REQ-002',
    ]);
  });

  it('knows those of notes, defects and records, in all their spellings', () => {
    assert.deepEqual(inFile('docs/architecture/0001-cents.md'), ['REQ-001 = REQ-001', 'REQ_002 = REQ-002']);
    assert.deepEqual(inFile('docs/defects/BUG-012-empty.md'), ['REQ-001 = REQ-001', 'BUG-012 = BUG-012']);
    assert.deepEqual(mentioned(words, 'CHANGELOG.md', '- `REQ-001/2`: mended BUG-012.'), [
      'REQ-001/2 = REQ-001/2',
      'BUG-012 = BUG-012',
    ]);
    assert.deepEqual(mentioned(words, 'docs/signoffs.yaml', 'signatures:\n  - requirement: REQ-002\n'), [
      'REQ-002 = REQ-002',
    ]);
  });

  it('knows those of code in comments and nowhere else', () => {
    assert.deepEqual(inFile('src/invoice.js'), [
      'REQ-001 = REQ-001',
      'REQ-002/1 = REQ-002/1',
      'REQ-099 = unknown: REQ-001,REQ-002',
      'BUG-012 = BUG-012',
    ]);
  });

  it('knows those in the names of tests and suites, and none in what tests do', () => {
    assert.deepEqual(inFile('test/invoice.test.js'), ['REQ-001 = REQ-001', 'REQ_002 = REQ-002']);
    assert.deepEqual(inFile('test/data/fixtures/x.js'), []);
  });

  it('tells the one under the cursor as it tells all of them', () => {
    for (const [path, text] of Object.entries(files)) {
      const all = words.mentionsIn(path, text);
      for (let offset = 0; offset <= text.length; offset++) {
        const expected = all.find(({ from, to }) => from <= offset && offset <= to);
        assert.deepEqual(words.mentionAt(path, text, offset), expected, `${path} at ${offset}`);
      }
    }
  });

  it('never chooses between two requirements of one ID, and lets a feature mean its own', () => {
    const twice = known({ 'docs/specs/more.md': '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-001 Again\n' });
    assert.deepEqual(mentioned(twice.words, 'CHANGELOG.md', 'REQ-001'), ['REQ-001 = ambiguous: REQ-001,REQ-001']);
    const spec = (text: string): string =>
      `# Feature Specification: X\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST ${text}\n`;
    const { words: features } = known({
      'specs/001-login/spec.md': spec('lock'),
      'specs/002-pay/spec.md': spec('pay'),
    });
    assert.deepEqual(mentioned(features, 'CHANGELOG.md', 'FR-001'), [
      'FR-001 = ambiguous: 001-login/FR-001,002-pay/FR-001',
    ]);
    assert.deepEqual(mentioned(features, 'specs/002-pay/plan.md', 'as FR-001 says'), ['FR-001 = 002-pay/FR-001']);
    assert.deepEqual(mentioned(features, 'src/a.js', '// @req 001-login/FR-001'), [
      '001-login/FR-001 = 001-login/FR-001',
    ]);
    assert.deepEqual(mentioned(features, 'specs/002-pay/spec.md', spec('pay')), ['FR-001 = this 002-pay/FR-001']);
  });

  it('knows the IDs of other conventions in their own form', () => {
    const { words: kiro } = known({
      '.kiro/specs/login/requirements.md':
        '# Requirements Document\n\n### Requirement 2: Sign in\n\n#### Acceptance Criteria\n1. WHEN x, THE S SHALL y\n',
      'docs/oft.md': '### Lock\n`req~login.lock~2`\n\nThe system locks.\n\nNeeds: utest\n',
      'openspec/specs/auth/spec.md':
        '# Auth\n\n## Requirements\n### Requirement: Session expiry\nThe system SHALL end it.\n#### Scenario: idle\n- **WHEN** x\n- **THEN** y\n',
    });
    const text =
      '// Feature: login, Property 3\n// Validates: Requirements 2.1\n// [impl->req~login.lock~2]\n// @req `auth/Session expiry`\n';
    assert.deepEqual(mentioned(kiro, 'src/a.js', text), [
      '2.1 = login/2/1',
      'req~login.lock~2 = req~login.lock~2',
      'auth/Session expiry = auth/Session expiry',
    ]);
    assert.deepEqual(mentioned(kiro, '.kiro/specs/login/requirements.md', '# R\n\n### Requirement 2: Sign in\n'), [
      'Requirement 2: Sign in = this login/2',
    ]);
    assert.deepEqual(mentioned(kiro, 'docs/oft.md', '### Lock\n`req~login.lock~2`\n'), [
      'req~login.lock~2 = this req~login.lock~2',
    ]);
  });

  it('bears a text that is newer than what was read', () => {
    assert.deepEqual(mentioned(words, 'docs/specs/invoicing.md', ''), []);
    assert.deepEqual(mentioned(words, 'docs/specs/invoicing.md', '\r\n### REQ-001 x'), ['REQ-001 = REQ-001']);
  });
});

describe('What is known of requirements', () => {
  const { model, config, kinds, filing } = readIn({ files });
  const [specification] = model.specifications;
  const [first, second] = model.requirements;
  assert.ok(specification && first && second);
  const knownOf = (more: Partial<Model>): Lexicon => {
    const own = { ...model, ...more };
    const read = { ...readIn({ files }), model: own, config, kinds, filing };
    return lexicon(read, judge(own, config, { gate: 'release', today }, registry));
  };

  it('is the verdict of each, wherever it stands', () => {
    for (const requirements of [
      [first, second],
      [second, first],
    ]) {
      const words = knownOf({ requirements });
      for (const each of requirements) assert.equal(words.verdictOf(each)?.requirement, each);
    }
    assert.equal(knownOf({ requirements: [second] }).verdictOf(first), undefined);
  });

  it('is what a document defines, though it is several specifications', () => {
    const specifications = [first, second].map((each) => ({ ...specification, requirements: [each] }));
    assert.deepEqual(knownOf({ specifications }).definedIn('docs/specs/invoicing.md'), [first, second]);
  });
});

describe('The card of an ID', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  // As permissive as can be: what is a link must be one of ours.
  Object.assign(markdown, { validateLink: () => true });
  const shown = ({ words, model }: ReturnType<typeof known>, meaning: Meaning, say: Say): string =>
    card(meaning, model, {
      say,
      show: inOneLine,
      link: ({ file, line }) => `file:///r/${file}#L${line}`,
      verdictOf: words.verdictOf,
    });
  const cardOf = (world: ReturnType<typeof known>, text: string, say = inEnglish): string => {
    const [mention] = world.words.mentionsIn('CHANGELOG.md', text);
    assert.ok(mention);
    return shown(world, mention.meaning, say);
  };
  /** As a person reads it. */
  const read = (text: string): string =>
    markdown
      .render(text)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&gt;', '>')
      .trim();

  it('says what is asked, how it stands, and what is around it', () => {
    const told = cardOf(known(), 'REQ-001');
    assert.equal(
      read(told),
      [
        'REQ-001 Total of an invoice\na test fails · must',
        'The clerk wants it.',
        '1. THE SYSTEM SHALL add up.\n2. THE SYSTEM SHALL show REQ-002 as well.',
        '',
        'Notes 0001 Cents accepted\nCode src/invoice.js:1\nTests REQ_002_rounds up fails\nDefects BUG-012 Empty',
      ].join('\n'),
    );
    assert.match(told, /\[src\\\/invoice\\\.js\\:1\]\(file:\/\/\/r\/src\/invoice\.js#L1\)/);
  });

  it('says what has a word of its own in the language of the reader, and keeps the words of others', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.ru.json', 'utf8')) as Record<string, string>;
    const digest = 'a'.repeat(64);
    const recorded = `requirement: REQ-002, by: C. Ustomer, on: 2026-11-01, digest: ${digest}`;
    const inRussian = (priority: string): string =>
      read(
        cardOf(
          known({
            'docs/specs/invoicing.md': specification.replace('Tax\n', `Tax\n\n- Priority: ${priority}\n`),
            'docs/signoffs.yaml': `signatures:\n  - {${recorded}, role: customer, text: x}\n`,
            'docs/results.yaml': `- {${recorded}, method: inspection, verdict: passed, evidence: x}\n`,
          }),
          'REQ-002',
          speaker('ru', bundle),
        ),
      );
    const told = inRussian('Must');
    assert.match(told, / · обязательно$/m);
    assert.match(told, /C\. Ustomer, заказчик, 2026-11-01/);
    assert.match(told, /осмотр/);
    assert.doesNotMatch(told, /must|customer|inspection/i);
    assert.match(inRussian('should'), / · желательно$/m);
    assert.match(inRussian('could'), / · по возможности$/m);
    assert.match(inRussian('P1, at once'), / · P1, at once$/m);
  });

  it('says one criterion where one is cited', () => {
    const told = read(cardOf(known(), 'REQ-001/2'));
    assert.match(told, /2\. THE SYSTEM SHALL show/);
    assert.doesNotMatch(told, /add up|The clerk/);
  });

  it('says of what nobody knows what may have been meant, and of two that there are two', () => {
    assert.equal(read(cardOf(known(), 'REQ-011')), 'No requirement is called that. Did you mean REQ-001?');
    const twice = known({ 'docs/specs/more.md': '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-001 Again\n' });
    assert.equal(
      read(cardOf(twice, 'REQ-001')),
      'This may be any of 2 requirements:\n\nREQ-001 Total of an invoice\nREQ-001 Again',
    );
    assert.match(read(cardOf(known(), 'BUG-012')), /^BUG-012 Empty\nmajor, open$/);
  });

  it('lets nothing of a repository turn the words around it', () => {
    const says = (text: string): string =>
      `---\ntollgate: spec\n---\n## Requirements\n\n### BAD-001 ${text}\n${text}\n\nAcceptance criteria:\n1. ${text}\n`;
    const world = known({
      'docs/specs/turning.md': says('live \u202eevil'),
      'docs/architecture/0009-x.md': '---\nstatus: accepted\nsatisfies: [BAD-001]\n---\n# \u202eevil\n',
      'junit.xml': '<testsuite name="s"><testcase name="BAD-001 \u2067evil"/></testsuite>',
    });
    const text = read(cardOf(world, 'BAD-001'));
    assert.match(text, /BAD-001 live \ufffdevil[^]*1\. live \ufffdevil[^]*\ufffdevil accepted[^]*\ufffdevil passed/);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/);
  });

  it('lets nothing of a repository be more than text', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '[here](command:workbench.action.quit)',
      '![x](https://example.org/pixel.png)',
      'https://example.org www.example.org a@example.org',
      '`code` **bold** _it_ ~~no~~ $(alert) &lt;b&gt; &#60;',
      '# heading\n---\n| a | b |',
      '<!-- hidden --> ]]> \\[x](y)',
      '1. one\n- two\n> three',
    ];
    for (const text of hostile) {
      const html = markdown.render(asMarkdown(text)).trim();
      assert.equal(html, `<p>${markdown.utils.escapeHtml(text.replace(/\s+/g, ' '))}</p>`);
      const [first] = text.split('\n');
      const world = known({
        'docs/specs/hostile.md': `---\ntollgate: spec\n---\n## Requirements\n\n### BAD-001 ${first}\n${first}\n\nAcceptance criteria:\n1. ${first}\n`,
      });
      const links = markdown.render(cardOf(world, 'BAD-001')).match(/<(?:a|img)[^>]*>/g) ?? [];
      assert.ok(
        links.every((link) => link.startsWith('<a href="file:///r/')),
        links.join(),
      );
    }
  });
});
