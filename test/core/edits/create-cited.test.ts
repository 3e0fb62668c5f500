import assert from 'node:assert/strict';
import { newRequirement } from '../../../src/core/edits/new-requirement.ts';
import { deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';
import type { MemoryRepository } from '../../memory-files.ts';

const spec = (...ids: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# A\n\n## Requirements\n${ids.map((id) => `\n### ${id} Title\n\nAcceptance criteria:\n1. THE SYSTEM SHALL stop.\n`).join('')}`;
const cites = (id: string): Readonly<Record<string, string>> => ({ 'src/a.js': `// @req ${id}\nf();\n` });

/** References that lead nowhere. */
function lost(repository: MemoryRepository): readonly (string | null)[] {
  return judged(repository)
    .findings.filter(({ criterion, subject }) => criterion === 'references-resolve' && subject !== null)
    .map(({ subject }) => subject);
}

function created(
  files: Readonly<Record<string, string>>,
  id: string,
  given: Readonly<Record<string, string>> = {},
): { readonly files: MemoryRepository['files']; readonly where: string } {
  assert.deepEqual(lost({ files }), [id]);
  const title = id.includes('/') && !/\d$/.test(id) ? {} : { title: 'Found' };
  const { repository, edits } = written({ files }, newRequirement, { id, ...title, ...given });
  assert.deepEqual(lost(repository), [], JSON.stringify(edits));
  assert.deepEqual(
    readIn(repository).model.problems.filter(({ minor }) => minor !== true),
    [],
  );
  const { file = '', line = 0 } = edits.goOn ?? {};
  const above = String(repository.files[file]).split('\n').slice(0, line);
  return { files: repository.files, where: `${file}: ${above.findLast((each) => each.startsWith('#'))}` };
}

describe('A requirement for an ID that is cited', () => {
  it('stands in the specification whose IDs begin so, and what cites it leads there', () => {
    const files = { 'docs/a.md': spec('REQ-001'), 'docs/b.md': spec('TAX-001'), ...cites('TAX-050') };
    assert.equal(created(files, 'TAX-050').where, 'docs/b.md: ### TAX-050 Found');
  });

  it('is asked for its specification where several suit', () => {
    const files = {
      'docs/a.md': spec('REQ-001'),
      'docs/b.md': spec('REQ-002'),
      'docs/c.md': spec('TAX-001'),
      ...cites('REQ-050'),
    };
    const [, specification] = newRequirement.questions;
    const desk = deskOver({ files });
    assert.equal(specification?.when?.(desk, { id: 'REQ-050' }), true);
    assert.deepEqual(
      specification.choices?.(desk, { id: 'REQ-050' }).map(({ value }) => value),
      ['docs/a.md', 'docs/b.md'],
    );
    assert.equal(specification.when(desk, { id: 'TAX-050' }), false);
    assert.equal(created(files, 'REQ-050', { specification: 'docs/b.md' }).where, 'docs/b.md: ### REQ-050 Found');
  });

  it('is written as Kiro, Spec Kit, OpenSpec, OpenFastTrace and Doorstop write it', () => {
    const kiro = {
      '.kiro/specs/login/requirements.md':
        '# Requirements Document\n\n## Requirements\n\n### Requirement 1: Sign in\n\n**User Story:** As a clerk, I want in.\n\n#### Acceptance Criteria\n\n1. THE Login SHALL work.\n',
    };
    assert.match(
      String(created({ ...kiro, ...cites('login/7') }, 'login/7').files['.kiro/specs/login/requirements.md']),
      /\n### Requirement 7: Found\n\n\*\*User Story:\*\* /,
    );
    const kit = (text: string): string =>
      `# Feature Specification: X\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST ${text}\n`;
    const kits = { 'specs/001-a/spec.md': kit('a'), 'specs/002-b/spec.md': kit('b') };
    assert.match(
      String(created({ ...kits, ...cites('`002-b/FR-009`') }, '002-b/FR-009').files['specs/002-b/spec.md']),
      /- \*\*FR-009\*\*: Found\n$/,
    );
    const open = {
      'openspec/specs/auth/spec.md':
        '# auth\n\n## Purpose\nx\n\n## Requirements\n\n### Requirement: Login\nThe system SHALL log in.\n\n#### Scenario: Ok\n- **WHEN** a\n- **THEN** b\n',
    };
    const change = created({ ...open, ...cites('`auth/Session expiry`') }, 'auth/Session expiry').files;
    assert.match(
      String(change['openspec/changes/add-session-expiry/specs/auth/spec.md']),
      /^## ADDED Requirements\n\n### Requirement: Session expiry\n/,
    );
    const oft = { 'doc/spec.md': '# Login\n\n### Lock\n`req~login.lock~1`\n\nIt locks.\n\nNeeds: impl, utest\n' };
    assert.match(
      String(created({ ...oft, ...cites('req~login.beep~1') }, 'req~login.beep~1').files['doc/spec.md']),
      /\nNeeds: impl, utest\n\n### Found\n`req~login\.beep~1`\n\n\n\nNeeds: impl, utest\n$/,
    );
    const item = (level: string): string =>
      `active: true\nderived: false\nheader: ''\nlevel: ${level}\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  It shall lock.\n`;
    const door = {
      'reqs/.doorstop.yml': "settings:\n  digits: 3\n  prefix: REQ\n  sep: ''\n",
      'reqs/REQ001.yml': item('1.9'),
    };
    const { files } = created({ ...door, ...cites('REQ007') }, 'REQ007');
    assert.equal(
      files['reqs/REQ007.yml'],
      "active: true\nderived: false\nheader: Found\nlevel: '1.10'\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  \n",
    );
  });

  it('is refused where that ID is taken, elsewhere, or cannot be written there', () => {
    const files = { 'docs/a.md': spec('REQ-001') };
    const check = (id: string, more: Parameters<typeof deskOver>[1] = {}): string => {
      const found = newRequirement.questions[0]?.check?.(id, deskOver({ files }, more), {});
      return found === undefined ? '' : found.text;
    };
    assert.match(check('REQ-001'), /is taken/);
    assert.match(check('REQ-050', { idsElsewhere: ['REQ-050'] }), /on another branch already/);
    assert.match(check('cake'), /is no ID/);
    assert.equal(check('REQ-050'), '');
    const kiro = {
      '.kiro/specs/login/requirements.md':
        '# Requirements Document\n\n## Requirements\n\n### Requirement 1: Sign in\n\n#### Acceptance Criteria\n\n1. THE Login SHALL work.\n',
    };
    assert.equal(
      refusal({ files: kiro }, newRequirement, {
        id: 'REQ-050',
        title: 'x',
        specification: '.kiro/specs/login/requirements.md',
      }),
      'no requirement in `.kiro/specs/login/requirements.md` can be called REQ-050',
    );
  });
});

describe('New Requirement in other conventions', () => {
  const item = (level: string, header = "''"): string =>
    `active: true\nderived: false\nheader: ${header}\nlevel: ${level}\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  It shall lock.\n`;
  const door: Readonly<Record<string, string>> = {
    'reqs/.doorstop.yml': "settings:\n  digits: 3\n  parent: SYS\n  prefix: REQ-\n  sep: ''\n",
    'reqs/REQ-001.yml': item('1.0'),
    'reqs/REQ-002.yml': item('2.3'),
    'sys/.doorstop.yml': "settings:\n  digits: 4\n  prefix: SYS\n  sep: '-'\n  itemformat: markdown\n",
    'sys/SYS-0001.md':
      "---\nactive: true\nderived: false\nlevel: 1.1\nlinks: []\nnormative: true\nref: ''\nreviewed: null\n---\n\nIt shall be safe.\n",
  };

  it('is a file of its own in a document of Doorstop', () => {
    const given = { title: 'Beep: twice', statement: 'It beeps.', criterion: '' };
    const { repository, edits } = written({ files: door }, newRequirement, {
      specification: 'reqs/.doorstop.yml',
      ...given,
    });
    assert.equal(
      repository.files['reqs/REQ-003.yml'],
      'active: true\nderived: false\nheader: "Beep: twice"\nlevel: 2.4\nlinks: []\nnormative: true\nref: \'\'\nreviewed: null\ntext: |\n  It beeps.\n',
    );
    assert.deepEqual(edits.change, []);
    const markdown = written({ files: door }, newRequirement, { specification: 'sys/.doorstop.yml', title: 'Quiet' });
    assert.match(
      String(markdown.repository.files['sys/SYS-0002.md']),
      /^---\nactive: true\n[^]*level: 1\.2\n[^]*---\n\n# Quiet\n\n\n$/,
    );
    for (const { files } of [repository, markdown.repository])
      assert.equal(readIn({ files }).model.requirements.length, 4);
  });

  it('goes into the document of the item that is open', () => {
    const spot = { place: { file: 'reqs/REQ-001.yml', line: 3, column: 1 }, selection: '' };
    const { repository } = written({ files: door }, newRequirement, { title: 'Here' }, { spot });
    assert.ok(repository.files['reqs/REQ-003.yml'] !== undefined);
  });

  it('is one more item of OpenFastTrace, in Markdown and in reStructuredText', () => {
    const markdown =
      '# Login\r\n\r\n### Lock\r\n`req~login.lock~2`\r\n\r\nIt locks.\r\n\r\nCovers:\r\n* feat~x~1\r\n\r\nNeeds: dsn\r\n\r\n## Later\r\n';
    const added = written({ files: { 'doc/a.md': markdown } }, newRequirement, {
      title: 'Beep twice',
      criterion: 'It SHALL beep.',
    });
    assert.equal(
      added.repository.files['doc/a.md'],
      markdown.replace(
        'Needs: dsn\r\n',
        'Needs: dsn\r\n\r\n### Beep twice\r\n`req~login.beep-twice~1`\r\n\r\nIt SHALL beep.\r\n\r\nNeeds: dsn\r\n',
      ),
    );
    const structured = 'Login\n=====\n\nLock\n----\n\nreq~lock~1\n\nIt locks.\n';
    const more = written({ files: { 'doc/a.rst': structured } }, newRequirement, {
      title: 'Beep',
      statement: 'It beeps.',
    });
    assert.equal(more.repository.files['doc/a.rst'], `${structured}\nBeep\n----\n\nreq~beep~1\n\nIt beeps.\n`);
  });

  it('is none of Gherkin, whose scenarios verify what others require', () => {
    const files = { 'features/a.feature': 'Feature: A\n  Scenario: B\n    Given c\n', 'docs/a.md': spec('REQ-001') };
    const desk = deskOver({ files });
    const why = newRequirement.questions
      .find(({ id }) => id === 'specification')
      ?.check?.('features/a.feature', desk, {});
    assert.match(why?.text ?? '', /has scenarios: they verify requirements by their tags/);
  });
});
