import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Config, readConfig } from '../../src/core/config.ts';
import { madr } from '../../src/core/conventions/madr.ts';
import { decisionState } from '../../src/core/criterion/decisions.ts';
import type { Fact, Note } from '../../src/core/model.ts';
import { readIn } from '../judged.ts';

const { config } = readConfig(undefined, []);
const withPaths = (...architecture: string[]): Config => ({ ...config, paths: { ...config.paths, architecture } });

const read = (text: string, path = 'docs/adr/0007-store-invoices.md', by = config): Fact[] => [
  ...madr.read({ path, text }, by),
];
function note(text: string, path?: string): Note {
  const facts = read(text, path);
  const [found] = facts;
  assert.ok(found?.kind === 'note' && facts.length === 1, JSON.stringify(facts));
  return found;
}
const statusOf = (head: string): string | null => note(`# Store\n\n${head}\n\n## Decision\n\nWe do.\n`).status;
const sectionStatus = (...lines: string[]): string | null =>
  note(`# Store\n\n## Status\n\n${lines.join('\n')}\n\n## Decision\n\nWe do.\n`).status;
const frontStatus = (value: string): string | null =>
  note(`---\nstatus: ${value}\n---\n# Store\n\n## Decision Outcome\n\nWe do.\n`).status;

describe('decision records (READ-003)', () => {
  it('knows where notes are kept', () => {
    for (const [path, home] of [
      ['docs/adr/0001-x.md', 'docs/adr'],
      ['doc/adr/0001-x.md', 'doc/adr'],
      ['docs/adrs/0001-x.md', 'docs/adrs'],
      ['docs/decisions/0001-x.md', 'docs/decisions'],
      ['doc/decisions/0001-x.md', 'doc/decisions'],
      ['docs/architecture/0001-x.md', 'docs/architecture'],
      ['docs/architecture/decisions/0001-x.md', 'docs/architecture/decisions'],
      ['docs/internal/adr/0001-x.md', 'docs/internal/adr'],
      ['packages/core/docs/adr/20200924-x.md', 'packages/core/docs/adr'],
      ['docs/adr/2.x/2026-11-23-1-x.md', 'docs/adr'],
      ['.archgate/adrs/ARCH-001-x.md', '.archgate/adrs'],
      ['backlog/decisions/decision-7 - x.md', 'backlog/decisions'],
      ['adr/ADR-0001 Title.md', 'adr'],
      ['architecture/decisions/1.md', 'architecture/decisions'],
      ['src/decisions/0001-x.md', 'src/decisions'],
      ['doc/arch/adr-001.md', 'doc/arch'],
      ['docs/developers/arch/adr-001-x.md', 'docs/developers/arch'],
      ['docs/architectural-decisions/0001-x.md', 'docs/architectural-decisions'],
      ['docs/decision-log/0001-x.md', 'docs/decision-log'],
      ['.adr/0001-x.md', '.adr'],
      ['docs/adr/0001-x.adoc', 'docs/adr'],
      ['docs/decisions/0001-x.rst', 'docs/decisions'],
      ['docs/decisions/20261123153000-x.md', 'docs/decisions'],
    ] as const) {
      assert.equal(madr.home(path, config), home, path);
      assert.ok(madr.opens(path, config), path);
    }
    for (const path of [
      'docs/adr/README.md',
      'docs/adr/index.md',
      'docs/adr/000-index.md',
      'docs/adr/model-validation-template.md',
      'docs/adr/template.md',
      'docs/adr/0000-template.md',
      'docs/adr/adr000-template.md',
      'docs/adr/SHOP-ADR-0000-template.md',
      'docs/decisions/adr-template-minimal.md',
      'docs/adr/templates/0001-x.md',
      'docs/adr/README.adoc',
      'docs/adr/SKILL.md',
      'docs/adr/template.rst',
      'docs/adr/ADR-模板.md',
      'docs/adr/plantilla.md',
      '.claude/commands/adr/adr.md',
      '.claude/skills/write/adr/0001-x.md',
      'docs/adr/0001-x.png',
      'docs/architecture/overview.md',
      'src/decisions/about.md',
      'docs/0001-x.md',
      'docs/padre/0001-x.md',
    ]) {
      assert.equal(madr.home(path, config), undefined, path);
      assert.ok(!madr.opens(path, config), path);
    }
    // A chapter of a description is a note only where it says so, and no folder of notes without it.
    assert.equal(madr.home('docs/architecture/03-deployment.md', config), undefined);
    assert.equal(note('# Deploy by hand\n## Decision\n', 'docs/architecture/03-deployment.md').id, '03');
    assert.deepEqual(read('# Deployment\n\nBy hand.\n', 'docs/architecture/03-deployment.md'), []);
    // Whatever it is, it lies there, and a folder without any note is said aloud.
    assert.equal(madr.home('docs/adr/store-invoices.md', config), 'docs/adr');
    assert.ok(madr.opens('docs/adr/store-invoices.md', config));
    assert.ok(madr.opens('docs/adr/0003-use-jinja-template-engine.md', config));
    assert.ok(madr.opens('docs/adr/0004-one-issue-template.md', config));
  });

  it('looks where `paths.architecture` says as well', () => {
    const by = withPaths('design/notes');
    assert.equal(madr.home('design/notes/store.md', by), 'design/notes');
    assert.ok(madr.opens('design/notes/store.md', by) && madr.opens('docs/adr/0001-x.md', by));
    assert.ok(!madr.opens('design/notes/README.md', by) && !madr.opens('design/store.md', by));
    const [found] = read('# Store\n## Decision\nWe do.', 'design/notes/store.md', by);
    assert.ok(found?.kind === 'note' && found.id === '');
  });

  it('takes the number or the day from the file name', () => {
    const text = '# Store\n\n## Decision\n';
    for (const [path, id] of [
      ['docs/adr/0007-x.md', '0007'],
      ['docs/adr/20200924-x.md', '20200924'],
      ['docs/adr/2026-11-23-2-x.md', '2026-11-23'],
      ['docs/adr/ADR-012-x.md', '012'],
      ['docs/adr/adr012.md', '012'],
      ['docs/adr/ADR-SEC-012-x.md', '012'],
      ['docs/adr/SHOP-ADR-Cart-0012-x.md', '0012'],
      ['docs/adr/nr.-0013-x.md', '0013'],
      ['docs/adr/20261123153000-x.md', '20261123153000'],
      ['docs/adr/7.md', '7'],
    ] as const) {
      assert.equal(note(text, path).id, id);
    }
  });

  it('reads MADR 4', () => {
    const found = note(
      [
        '---',
        'status: accepted',
        'date: 2026-08-01',
        'decision-makers: Ana, Bo',
        '---',
        '',
        '# Keep sessions in Redis',
        '',
        '## Context and Problem Statement',
        '## Decision Outcome',
        'Chosen option: "Redis", because …',
      ].join('\r\n'),
    );
    assert.equal(found.title, 'Keep sessions in Redis');
    assert.equal(found.convention, 'madr');
    assert.equal(found.status, 'accepted');
    assert.deepEqual(found.place, { file: 'docs/adr/0007-store-invoices.md', line: 7, column: 3 });
    assert.deepEqual(found.statusPlace, { file: 'docs/adr/0007-store-invoices.md', line: 2, column: 9 });
    assert.equal(found.date?.value, '2026-08-01');
    assert.deepEqual([found.satisfies, found.components, found.environment], [[], [], undefined]);
  });

  it('reads MADR 2 and log4brains', () => {
    const found = note(
      '# Store\n\n* Status: Accepted <!-- optional -->\n* Deciders: Ana\n* Date: 2020-09-24\n\nStory: x\n\n## Context\n',
    );
    assert.deepEqual(
      [found.status, found.date?.value, found.statusPlace?.line, found.statusPlace?.column],
      ['accepted', '2020-09-24', 3, 11],
    );
    assert.equal(statusOf('- Status: superseded by [x](20201016-x.md)'), 'superseded');
  });

  it('reads adr-tools', () => {
    const found = note(
      '# 7. Store invoices\n\nDate: 2019-01-29\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n',
    );
    assert.deepEqual([found.title, found.status, found.date?.value], ['7. Store invoices', 'accepted', '2019-01-29']);
    assert.equal(sectionStatus('Superceded by [8. Do not](0008-do-not.md)'), 'superseded');
    assert.equal(sectionStatus('Accepted', '', 'Superseded by [8. Do not](0008-do-not.md)'), 'superseded');
    assert.equal(
      sectionStatus('Accepted', '', 'Supercedes [3. Old](0003-old.md)', '', 'Amended by [9. New](0009-new.md)'),
      'accepted',
    );
    assert.equal(sectionStatus('Proposed 2020-01-01', 'Accepted 2020-02-01'), 'accepted');
    assert.equal(sectionStatus('2020-01-01 proposed', '', '2020-02-01 rejected'), 'rejected');
  });

  it('finds the status in every usual form', () => {
    assert.equal(statusOf('**Status:** Accepted'), 'accepted');
    assert.equal(statusOf('**Status**: Proposed'), 'proposed');
    assert.equal(statusOf('__Status:__ Deprecated'), 'deprecated');
    assert.equal(statusOf('Status: ✅ `Accepted`'), 'accepted');
    assert.equal(statusOf('> Status: rejected'), 'rejected');
    assert.equal(statusOf('| Status | Accepted |\n|---|---|\n| Date | 2020-01-01 |'), 'accepted');
    assert.equal(statusOf('| Date | Status |\n|---|---|\n| 2020-01-01 | **Draft** |'), 'draft');
    assert.equal(statusOf('| Status | Date |\n|---|---|\n| Draft | 2020-01-01 |'), 'draft');
    assert.equal(statusOf('## Metadata\n\n| Field | Value |\n|---|---|\n| **Status** | Accepted |'), 'accepted');
    assert.equal(statusOf('## Status: Accepted'), 'accepted');
    assert.equal(sectionStatus('**Accepted** on 2020-01-01 by the board'), 'accepted');
    assert.equal(sectionStatus('- [x] Accepted'), 'accepted');
    assert.equal(sectionStatus('~~Proposed~~ Accepted'), 'accepted');
    assert.equal(sectionStatus('- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected'), 'accepted');
    assert.equal(sectionStatus('- [ ] Accepted'), null);
    assert.equal(sectionStatus('☐ Accepted ☑ Rejected'), 'rejected');
    assert.equal(statusOf('Status: [ ] Accepted [x] Proposed'), 'proposed');
    assert.equal(note('---\nStatus: Rejected\n---\n# T\n## Decision\n').status, 'rejected');
    assert.equal(note('Store\n=====\n\nStatus\n------\n\naccepted\n\nDecision\n--------\n').status, 'accepted');
    assert.equal(note('---\nparent: Decisions\n---\n## Status\nAccepted\n## Decision\n').title, undefined);
  });

  it('finds the status as a heading, as a picture, in braces and in front of the title', () => {
    assert.equal(sectionStatus('### Rejected April 2026', '', 'Nobody asked.'), 'rejected');
    assert.equal(sectionStatus('### Acceptance', '', 'Proposed.'), null);
    assert.equal(statusOf('## Status\n\n## Accepted risks\n\nNone.'), null);
    const picture = '![Status](https://img.example.org/badge/ADR-accepted-green.svg)';
    assert.equal(sectionStatus(picture), 'accepted');
    assert.equal(sectionStatus(`[${picture}](https://example.org/adr)`), 'accepted');
    assert.equal(statusOf('Status: {Active}'), 'active');
    assert.equal(statusOf('Status: {accepted | rejected}'), null);
    assert.equal(statusOf('Status: {accepted by whom}'), null);
    assert.equal(note('# Draft: keep carts in Redis\n\n## Decision\n').status, 'draft');
    assert.equal(note('# Draft: keep carts\n\nStatus: accepted\n\n## Decision\n').status, 'accepted');
    assert.equal(note('# Accepted risks: none\n\n## Decision\n').status, null);
  });

  it('reads notes in AsciiDoc', () => {
    const path = 'docs/adr/0007-carts.adoc';
    const head = '= ADR-7: Keep carts in Redis\n';
    const decided = '\n== Context\n\nMany.\n\n== Decision\n\nRedis.\n';
    const statusIn = (text: string): string | null => note(text, path).status;
    for (const stated of [
      ':toc:\n:status: Accepted\n',
      '\n*Status:* Accepted +\n*Date:* 2026-11-01\n',
      '\nStatus:: Accepted\nDate:: 2026-11-01\n',
      '\n== Status ==\n\nAccepted\n',
      '\nStatus\n------\n\nAccepted\n',
      '\n[cols="1,3"]\n|===\n|Status |Accepted\n|Date |2026-11-01\n|===\n',
      '\n|===\nh|Status h|Date\n\n|Accepted |2026-11-01\n|===\n',
      '\n== Status\n\n----\nrejected\n----\n\n////\nrejected\n////\n// rejected\n\n====\nAccepted\n====\n',
      '\n== Status\n\n* [ ] Proposed\n* [*] Accepted\n',
    ]) {
      assert.equal(statusIn(`${head}${stated}${decided}`), 'accepted', stated);
    }
    const found = note(`// Ours.\r\n${head}:status: proposed\r\n${decided}`, path);
    assert.deepEqual(
      [found.title, found.place.line, found.place.column, found.statusPlace],
      ['ADR-7: Keep carts in Redis', 2, 3, { file: path, line: 3, column: 10 }],
    );
    assert.equal(note(`---\nsatisfies: REQ-001\n---\n${head}${decided}`, path).satisfies[0]?.value, 'REQ-001');
    assert.equal(statusIn(`${head}\n== Decision\n\n----\nStatus: accepted\n----\n`), null);
    assert.deepEqual(read(`${head}\n== What it is\n\nA folder.\n`, path), []);
    const [, problem] = read(`${head}\n== Decision\n\n----\nnever ends\n`, path).reverse();
    assert.ok(problem?.kind === 'problem' && problem.place.line === 5);
  });

  it('reads notes in reStructuredText', () => {
    const path = 'docs/decisions/0007-carts.rst';
    const decided = 'Context\n*******\n\nMany.\n\nDecision\n********\n\nRedis.\n';
    const head = '7. Keep carts in Redis\n######################\n\n';
    for (const stated of [
      'Status\n******\n\n**Accepted** *2026-11-01*\n\n',
      ':Status: Accepted\n:Date: 2026-11-01\n\n',
      'Status\n******\n\nAccepted - May 2026\n===================\n\nBy all.\n\n',
      'Status\n******\n\n.. rejected\n   rejected\n\n.. code-block:: text\n\n   rejected\n\n| Accepted\n\n',
      '+--------+----------+\n| Status | Accepted |\n+--------+----------+\n\n',
      '.. note::\n\n   Status: accepted\n\n',
    ]) {
      const { title, status, place } = note(`.. _ADR-7:\n\n${head}${stated}${decided}`, path);
      assert.deepEqual([title, status, place.line, place.column], ['7. Keep carts in Redis', 'accepted', 3, 1], stated);
    }
    const over = note(`======\n Carts\n======\n\n${decided}`, path);
    assert.deepEqual([over.title, over.place.line, over.place.column], ['Carts', 2, 2]);
    assert.equal(note(`\\0018 Carts\n===========\n\n${decided}`, path).title, '0018 Carts');
    assert.deepEqual(read('Minutes\n=======\n\nWe met.\n\n----\n\nAgain.\n', path), []);
  });

  it('finds the status behind a label without a colon, below it, in a table of its section, and under a picture', () => {
    for (const head of [
      '**Status** Accepted',
      '- **Status** – Accepted',
      '🙋🏽‍♀️ **Status** Accepted',
      '✅ Status: Accepted',
      'Status - Accepted',
      '## Status (Accepted)',
      '## Status — Accepted',
      '**Status:**\nAccepted',
      '**Status**\n\n- Accepted',
      'Status:\n\nAccepted',
      'ADR Status: Accepted',
      '**Current status**: Accepted',
      'Состояние: принято',
      'Status: [accepted] <!-- optional -->',
      '**Date:** 2026-07-08 · **Status:** Accepted',
      'Date: 2026-07-08 | Status: Accepted | Owner: Ana',
      '- Owner: Ana, Status: Accepted',
      '## 🚦 Status\n\nAccepted',
      '## Current Status\n\nAccepted',
      '## Status\n\n| Status | Date |\n|---|---|\n| Accepted | 2020-01-01 |',
      '## Status\n\n| Date | State |\n|---|---|\n| 2019-01-01 | Proposed |\n| 2020-01-01 | Accepted |',
    ]) {
      assert.equal(statusOf(head), 'accepted', head);
    }
    const { status, statusPlace } = note('# Store\n\n🟢 **Status**\n\nAccepted\n\n## 🤔 Decision\n\nWe do.\n');
    assert.deepEqual([status, statusPlace?.line, statusPlace?.column], ['accepted', 5, 1]);
    // What goes on as a sentence states nothing, nor does what stands below another heading.
    assert.equal(statusOf('**Status** of our invoices'), null);
    assert.equal(statusOf('Status - of our invoices'), null);
    assert.equal(statusOf('**Status:**\n\n## Accepted risks\n\nnone'), null);
    assert.equal(statusOf('**Status:**\n\nWe accepted it.'), null);
    assert.equal(statusOf('Status: [not accepted]'), 'rejected');
    assert.equal(statusOf('- Status: Proposed [Proposed, Accepted, Rejected, Superseded, etc.]'), 'proposed');
    assert.equal(statusOf('Status: Accepted (proposed | accepted | rejected)'), 'accepted');
    assert.equal(statusOf('Status: Accepted, superseded by: ADR-9'), 'superseded');
    assert.equal(statusOf('Status: proposed | accepted | superseded by: ADR-9 | Date: 2026-07-08'), null);
  });

  it('takes for past what says so in one place, whatever another says still', () => {
    const both = (field: string, section: string): string | null =>
      note(`# Store\n\n- Status: ${field}\n\n## Decision\n\nWe do.\n\n## Status\n\n${section}\n`).status;
    assert.equal(both('accepted', 'Status: Superseded — by the zones'), 'superseded');
    assert.equal(both('draft', 'Rejected'), 'rejected');
    assert.equal(both('superseded', 'Accepted'), 'superseded');
    assert.equal(both('accepted', 'Proposed'), 'accepted');
    const rows = '| Status | Date |\n|---|---|\n| Superseded | 2021 |\n| Accepted | 2020 |';
    assert.equal(sectionStatus(rows), 'superseded');
    assert.equal(sectionStatus('Accepted on 5 May 2020; superseded 2021 by [9](0009-x.md)'), 'superseded');
    assert.equal(sectionStatus('Accepted by the board (deprecated since 2.0)'), 'deprecated');
    assert.equal(sectionStatus('Accepted on 5 May 2020, the old one is superseded'), 'accepted');
    for (const [word, state] of [
      ['Revoked', 'past'],
      ['Rescinded by the board', 'past'],
      ['Postponed', 'undecided'],
      ['Parked', 'undecided'],
      ['In force', 'settled'],
    ] as const) {
      assert.equal(decisionState(note(`# Store\n\n## Status\n\n${word}\n\n## Decision\n`)), state, word);
    }
  });

  it('reads what it is headed and what became of it in other languages', () => {
    const said = (text: string): unknown => {
      const { title, status } = note(text);
      return [title, status];
    };
    assert.deepEqual(said('# ADR：TTS\n\n- 狀態：Accepted\n\n## 決策\n'), ['ADR：TTS', 'accepted']);
    assert.deepEqual(said('# 使用 Redis\n## 狀態\n已採用（2026-08-01）\n## 背景\nx\n'), ['使用 Redis', 'accepted']);
    assert.deepEqual(said('# 报表\n## 状态\n2017-11-22 提议\n\n2017-11-26 完成\n## 上下文\n'), ['报表', 'completed']);
    assert.deepEqual(said('# Redis\n## ステータス\n不採用\n## 決定\n'), ['Redis', 'rejected']);
    assert.deepEqual(said('# Redis\n## 상태\n제안됨\n## 결정\n'), ['Redis', 'proposed']);
    assert.deepEqual(said('# Redis\n## Estado\nAceptado\n## Decisión\n'), ['Redis', 'accepted']);
    assert.deepEqual(said('# Redis\n## Statut\nRejetée\n## Décision\n'), ['Redis', 'rejected']);
    assert.deepEqual(said('# Redis\n## Status\nAbgelehnt\n## Entscheidung\n'), ['Redis', 'rejected']);
    for (const [word, status] of [
      ['Aprovado', 'approved'],
      ['Aprobada', 'approved'],
      ['Approuvé', 'approved'],
      ['Genehmigt', 'approved'],
      ['Adoptée', 'adopted'],
      ['Beschlossen', 'decided'],
      ['Прийнято', 'accepted'],
      ['采纳', 'accepted'],
      ['採択済み', 'accepted'],
      ['決定済み', 'decided'],
      ['Zaakceptowana', 'accepted'],
      ['Zaproponowane', 'proposed'],
      ['Godkänd', 'approved'],
      ['Föreslaget', 'proposed'],
    ] as const) {
      assert.deepEqual(said(`# Redis\n## Status\n${word}\n## Decision\n`), ['Redis', status]);
    }
    for (const [said, status] of [
      ['Kabul edildi', 'accepted'],
      ['Kabul', 'accepted'],
      ['Onaylandı ✅', 'approved'],
      ['ONAYLANDI', 'approved'],
      ['Taslak', 'draft'],
      ['Onay bekliyor', 'pending'],
      ['Reddedildi', 'rejected'],
    ] as const)
      assert.equal(note(`# Redis\n\n**Durum:** ${said}\n\n## Bağlam\n\n## Karar\n`).status, status, said);
    assert.equal(note('---\ndurum: kabul edildi\n---\n# Redis\n## Karar\n').status, 'accepted');
    assert.equal(
      note('# Redis\n## Durum\nKabul edildi (onay bekliyor)\n## Karar\n').status,
      'kabul edildi (onay bekliyor)',
    );
    assert.notEqual(note('# Redis\n## Durum\nKabul edilmedi\n## Karar\n').status, 'accepted');
    for (const field of [
      '- **状态 (Status)**: 已采纳 (Accepted)',
      '* 状态（Status）：已采纳',
      '> **Status (Estado)**: Accepted',
    ]) {
      const { status, date } = note(`# Redis\n\n${field}\n- **日期 (Date)**: 2026-10-07\n\n## 决策\n`);
      assert.deepEqual([status, date?.value], ['accepted', '2026-10-07'], field);
    }
    for (const heading of ['## 2. ステータス (Status)', '## Status / Estado', '## 状态（Status）'])
      assert.deepEqual(said(`# Redis\n${heading}\nAccepted\n## 決定 (Decision)\n`), ['Redis', 'accepted']);
    // Nobody wrote the word alone: that is no acceptance.
    assert.notEqual(note('# Redis\n## 状态\n接受审查\n## 决策\n').status, 'accepted');
    assert.notEqual(note('# Redis\n## 状态\n未采纳\n## 决策\n').status, 'accepted');
    assert.equal(note('# 決定: Redis\n## 背景\n## 決定\n').status, null);
    assert.notEqual(note('# Redis\n## 狀態\n未採用\n## 決策\n').status, 'accepted');
    assert.notEqual(note('# Redis\n## ステータス\n採用しない\n## 決定\n').status, 'accepted');
  });

  it('brings the status to one word', () => {
    assert.equal(frontStatus('Accepted'), 'accepted');
    assert.equal(frontStatus('"superseded by [ADR-0123](0123-x.md)"'), 'superseded');
    assert.equal(frontStatus('superceded'), 'superseded');
    assert.equal(frontStatus('on hold'), 'on hold');
    assert.equal(frontStatus('Accepted, superseded by ADR-9'), 'superseded');
    assert.equal(frontStatus('accepted (deprecated since 2.0)'), 'deprecated');
    assert.equal(frontStatus('принято, но отменено'), 'cancelled');
    assert.equal(frontStatus('Утверждено, затем отозвано'), 'withdrawn');
    assert.equal(frontStatus('Rejected (proposed by Ana)'), 'rejected');
    assert.equal(frontStatus('Proposed → Accepted'), 'accepted');
    assert.equal(frontStatus('Proposed → Accepted when phase 1 is done'), 'proposed');
    assert.equal(frontStatus('under review'), 'in review');
    assert.equal(frontStatus('Implementing since March'), 'implementing');
    for (const [russian, english] of [
      ['принято', 'accepted'],
      ['Предложено', 'proposed'],
      ['отклонено', 'rejected'],
      ['Заменено на ADR-0009', 'superseded'],
      ['устарело', 'deprecated'],
      ['отложено', 'on hold'],
    ] as const) {
      assert.equal(frontStatus(russian), english);
      assert.equal(statusOf(`Статус: ${russian}`), english);
    }
  });

  it('takes no status for accepted', () => {
    assert.equal(statusOf('Date: 2020-01-01'), null);
    assert.equal(frontStatus('"{proposed | rejected | accepted | … | superseded by ADR-0123}"'), null);
    assert.equal(frontStatus('{proposed | rejected}'), null);
    assert.equal(frontStatus(''), null);
    assert.equal(
      statusOf('- Status: [draft | proposed | accepted | superseded by [xxx](x.md)] <!-- optional -->'),
      null,
    );
    assert.equal(statusOf('* Status: proposed | accepted | rejected'), null);
    assert.equal(statusOf('Status: Proposed, accepted, or rejected'), null);
    assert.equal(statusOf('Status: [status]'), null);
    assert.equal(sectionStatus('Proposed → **Accepted** / Rejected / Superseded by ADR-XXXX'), null);
    assert.equal(sectionStatus('What is the status, such as proposed, accepted, rejected?'), null);
    assert.equal(sectionStatus('Open questions remain, and we decided nothing.'), null);
    assert.equal(sectionStatus('<!-- Accepted -->'), null);
    assert.equal(sectionStatus('```', 'Accepted', '```'), null);
    assert.equal(note('# Store\n\n## Decision\n\n**Status**: Represents a state\n').status, null);
    assert.equal(note('# Store\n\n## Decision\n').statusPlace, undefined);
  });

  it('takes no status that leaves open whether it is so for settled', () => {
    for (const open of [
      'Accepted?',
      'accepted (pending review)',
      'Accepted, pending the security team review',
      'accepted - to be confirmed',
      'accepted (TBC)',
      'accepted (draft)',
      'Accepted, but reopened',
      'accepted unless Ana objects',
      'accepted, rejected',
      'accepted or rejected',
      'rejected?',
      'принято?',
      'принято (на согласовании)',
      'not yet accepted',
      'to be accepted',
    ]) {
      assert.equal(frontStatus(open), open.toLowerCase());
      assert.equal(decisionState(note(`---\nstatus: ${open}\n---\n# A\n## Decision\n`)), 'unclear', open);
    }
    assert.equal(sectionStatus('Accepted (pending review)'), 'accepted (pending review)');
    for (const settled of [
      'Accepted (implementation pending)',
      'accepted - pending implementation',
      'accepted (proposed by Ana)',
      'accepted (reviewed by Bo)',
      'accepted, rejected alternatives are below',
      'accepted!',
    ])
      assert.equal(frontStatus(settled), 'accepted', settled);
    assert.equal(sectionStatus('Accepted. If it fails, we look again.'), 'accepted');
    assert.equal(frontStatus('accepted, implemented'), 'accepted');
    assert.equal(frontStatus('rejected/superseded by ADR-9'), 'superseded');
    assert.equal(frontStatus('draft?'), 'draft');
  });

  it('reads a status that is written as a list', () => {
    assert.equal(frontStatus('[accepted]'), 'accepted');
    assert.equal(frontStatus('\n  - Proposed'), 'proposed');
    assert.equal(frontStatus('[accepted, superseded]'), 'superseded');
    assert.equal(frontStatus('[accepted, rejected]'), 'accepted, rejected');
    assert.equal(frontStatus('[proposed, accepted, rejected]'), null);
    assert.equal(frontStatus('[]'), null);
    assert.deepEqual(note('---\nstatus: [accepted]\n---\n# A\n## Decision\n').statusPlace?.column, 9);
  });

  it('reads the status under its name in other languages in the front matter, too', () => {
    assert.equal(note('---\nstatut: accepté\n---\n# Paniers\n## Décision\n').status, 'accepted');
    assert.equal(note('---\nestado: propuesto\n---\n# Carritos\n## Decisión\n').status, 'proposed');
    assert.equal(note('---\nстатус: принято\n---\n# Корзины\n').status, 'accepted');
    assert.equal(sectionStatus('废弃。另见 ADR-9'), 'deprecated');
    assert.equal(sectionStatus('被 ADR-045 取代'), 'superseded');
    assert.equal(sectionStatus('建议中'), 'proposed');
    assert.equal(sectionStatus('已实施'), 'implemented');
  });

  it('understands how others say that it is open, over, or in force', () => {
    for (const [state, ...written] of [
      ['pending', 'En attente', 'Pendiente', 'Pendente (equipe)', 'Ausstehend', '待定'],
      [
        'in review',
        'En revisión',
        'Em revisão',
        'In Prüfung',
        'En discussion',
        '検討中',
        '讨论中',
        '검토 중',
        'На ревью',
      ],
      ['in progress', 'En cours', 'Em andamento', 'In Arbeit', 'В работе'],
      ['on hold', 'Zurückgestellt', 'Reportée', '保留', 'Приостановлено'],
      ['deprecated', 'Depreciado', 'Deprecada', 'Déprécié', 'Depreciated', 'Устаревшее'],
      ['obsolete', 'Obsolète', 'Überholt'],
      ['withdrawn', 'Zurückgezogen', 'Retiré le 2026-11-01', '已撤回'],
      ['rejected', 'Refusé', 'Recusada'],
      ['abandoned', 'Abandonnée', 'Abandonado'],
      ['in force', 'In Kraft', 'Vigente', 'En vigueur', 'Действует'],
      ['implemented', 'Umgesetzt', 'Implementado', 'Реализовано'],
      ['approved', 'Verabschiedet', 'Acté'],
      ['partially superseded', 'Partially superseded by ADR-7', 'Partiellement remplacé par ADR-13', '部分被取代'],
    ] as const) {
      for (const each of written) {
        assert.equal(sectionStatus(each), state, each);
        assert.equal(statusOf(`Status: ${each}`), state, each);
      }
    }
    assert.equal(sectionStatus('Aceptado', '', 'Pendiente de implementar.'), 'accepted');
    assert.equal(sectionStatus('Accepté', '', 'En cours de déploiement.'), 'accepted');
    assert.notEqual(decisionState(note('# A\n\nStatus: Partly superseded\n\n## Decision\n')), 'settled');
  });

  it('reads a record that has a folder of its own', () => {
    const path = 'docs/developer/decision-records/2022-03-15-policy-scopes/README.md';
    const text = '# Policy Scopes\n\n## Decision\n\nScope them.\n\n## Rationale\n\nRules differ.\n';
    const { id, title, status } = note(text, path);
    assert.deepEqual([id, title, status], ['', 'Policy Scopes', null]);
    assert.equal(madr.home(path, config), 'docs/developer/decision-records');
    assert.equal(note(text, 'docs/adr/0007-policy-scopes/index.md').title, 'Policy Scopes');
    assert.deepEqual(read('# 2024, first quarter\n\n## Decisions\n\n- Scopes\n', 'docs/adr/2024-q1/README.md'), []);
    for (const other of [
      'docs/adr/README.md',
      'docs/adr/2024/README.md',
      'docs/adr/drafts/README.md',
      'docs/adr/templates/0001-x/README.md',
      'docs/0007-policy-scopes/README.md',
    ])
      assert.ok(!madr.opens(other, config), other);
  });

  it('reads a status below a heading that asks for it', () => {
    for (const heading of [
      'What is the status of the proposal?',
      'Status of this decision',
      'The status of the ADR',
      "What's the status of the record?",
    ])
      assert.equal(
        note(`# Proposed: Store\n\n## Decision\n\nWe do.\n\n## ${heading}\n\nStatus: Superseded, see 8\n`).status,
        'superseded',
        heading,
      );
  });

  it('takes the situation for no status', () => {
    const text = '# Store\n\n## Current State\n\nDeprecated drivers.\n\n## Decision\n\nWe do.\n';
    assert.equal(note(text).status, null);
    assert.equal(note(text.replace('## Current State', '## State')).status, 'deprecated');
  });

  it('takes what helps to decide for no decision', () => {
    const research = (heading: string): Fact[] =>
      read(`# Editors compared\n\n${heading}\n\nIt depends.\n`, 'docs/architecture/research/2026-10-07-editors.md');
    for (const heading of ['## Decision Matrix', '### Decision tree', '## Decision Framework', '## Decision making'])
      assert.deepEqual(research(heading), [], heading);
    assert.equal(research('## Decision').length, 1);
  });

  it('lets the front matter decide, unless it is a template', () => {
    assert.equal(note('---\nstatus: accepted\n---\n# A\n**Status:** proposed\n## Decision').status, 'accepted');
    assert.equal(note('---\nstatus: "{proposed}"\n---\n# A\n## Status\nproposed\n## Decision').status, 'proposed');
  });

  it('needs more than a number to take a file for a note', () => {
    assert.deepEqual(read('# Minutes of 7 May\n\nWe met.\n'), []);
    assert.deepEqual(read(''), []);
    assert.deepEqual(read('# Overview\n\n## Context\n', 'docs/architecture/01-context.md'), []);
    assert.deepEqual(read('---\nnav_order: 7\n---\n# Overview\n', 'docs/architecture/0001-x.md'), []);
    assert.deepEqual(
      read('# Rules\n\nStatus: production ready\n\n## Overview\n', 'docs/architecture/152-rules.md'),
      [],
    );
    assert.equal(note('# Rules\n\nStatus: draft\n\n## Context\n', 'docs/architecture/152-rules.md').status, 'draft');
    assert.deepEqual(read('# A\n```\n## Decision\n```\n<!--\n## Decision\n-->\n'), []);
    assert.deepEqual(read('# A\n## Decision\n', 'docs/0001-x.md'), []);
    assert.equal(note('# A\n## Context\n').status, null);
    assert.equal(note('# A\n## Context\n## Proposal\n', 'doc/arch/adr-003.md').title, 'A');
    assert.deepEqual(read('# A\n## Context\n## Proposal\n', 'doc/arch/003-a.md'), []);
    assert.equal(note('---\nsatisfies: REQ-001\n---\n# A\n', 'docs/architecture/0001-x.md').title, 'A');
  });

  it('takes a statement in the form of a Y for a note', () => {
    for (const text of [
      'In the context of the shop, facing lost carts, we decided for Redis and against memory,\nto keep them, accepting a server more.',
      '**In the context of** the shop,\n**facing** lost carts,\n**we chose** Redis',
      '- In the context of the shop\n- facing lost carts\n- we have decided for Redis',
    ]) {
      const { title, status } = note(`# Keep carts in Redis\n\n${text}\n`);
      assert.deepEqual([title, status], ['Keep carts in Redis', null]);
    }
    assert.deepEqual(read('# Carts\n\nIn the context of the shop, carts are lost.\n\nWe decided nothing.\n'), []);
    assert.deepEqual(read('# Carts\n\nThey are lost in the context of a crash, as we decided.\n'), []);
  });

  it('takes a file without a number for a note where it says so twice: by its decision and by its status, or what it weighs', () => {
    const path = 'docs/adr/store-invoices.md';
    assert.equal(note('# Store\n\n## Context\n\nMany.\n\n## Decision\n\nWe do.\n', path).status, null);
    assert.equal(note('# Store\n\n## Status\n\nAccepted\n\n## Decision\n\nWe do.\n', path).status, 'accepted');
    assert.equal(note('---\nstatus: proposed\n---\n# Store\n## Decision Outcome\n', path).id, '');
    assert.equal(note('# ADR: Store\n\n## Status\n\nAccepted\n\n## What we decided\n', path).status, 'accepted');
    assert.equal(note('# ADR-7 – Store\n\n## Context\n\n## What we decided\n', path).status, null);
    for (const text of [
      '# ADR: Store\n\n## What we saw\n\nMany.\n',
      '# ADR index\n\n| ADR | Status |\n|---|---|\n| 1 | Accepted |\n',
      '# How we decide\n\n## Decision\n\nEverybody.\n',
      '# Overview\n\nStatus: accepted\n\n## Context\n',
      '---\nstatus: accepted\n---\n# Overview\n',
      '---\nstatus: [\n---\n# Overview\n## Decision\n',
      '# Overview\n<<<<<<< ours\n',
    ]) {
      assert.deepEqual(read(text, path), [], text);
    }
  });

  it('takes a file that is called ADR with a number for a note wherever it lies, where it decides something', () => {
    const path = 'design/adr-004-module-loading.md';
    assert.equal(madr.home(path, config), undefined);
    assert.ok(madr.opens(path, config));
    assert.equal(note('# Modules\n\n## Context\n\n## Decision\n', path).id, '004');
    assert.equal(note('# Modules\n\n## Status\n\nPROPOSED\n\n## Decision\n', 'adr-4.md').status, 'proposed');
    assert.deepEqual(read('# Map of ADR-4 to ADR-9\n\nStatus: accepted\n\n## Context\n', path), []);
    assert.ok(!madr.opens('design/adr-004-template.md', config) && !madr.opens('design/004-x.md', config));
  });

  it('looks for the status below an overview, too, where nothing before it states one', () => {
    assert.equal(statusOf('## Overview\n\nIn short.\n\n**Status:** ACCEPTED\n**Date:** 2026-08-01'), 'accepted');
    assert.equal(statusOf('## Overview\n\n**Status:** of our invoices'), null);
    assert.equal(statusOf('## Overview\n\nStatus: rejected\n\n## Status\n\nAccepted'), 'accepted');
    assert.equal(note('# A\n## Decision\n\n- Status: accepted\n\n## Consequences\n').status, null);
  });

  it('takes the title from the front matter before a heading that is not the title of the document', () => {
    assert.equal(note('---\ntitle: Store invoices\n---\n## Amendment\n\n## Decision\n').title, 'Store invoices');
    assert.equal(note('---\ntitle: Store invoices\n---\n# Keep them\n\n## Decision\n').title, 'Keep them');
    assert.equal(note('## Keep them\n\n## Decision\n').title, 'Keep them');
  });

  it('reads front matter in which values want quotes, and says so', () => {
    const text = [
      '---',
      'status: accepted',
      'title: ADR 7: Store invoices',
      "deciders: @ana's team, @bo",
      'consulted: [@cy, @di]',
      'informed:',
      '  - @eve',
      '---',
      '## Decision Outcome',
    ].join('\n');
    const facts = read(text);
    const found = facts.at(-1);
    assert.ok(found?.kind === 'note');
    assert.deepEqual([found.status, found.title], ['accepted', 'ADR 7: Store invoices']);
    const problems = facts.slice(0, -1);
    assert.ok(problems.length > 0);
    for (const each of problems) assert.ok(each.kind === 'problem' && each.minor === true && each.place.line >= 3);
  });

  it('takes a word that only stands in for a value for none', () => {
    const { environment } = note(
      '---\nenvironment:\n  runtime: TODO\n  rollback: "-"\n  delivery: TODO list by mail\n---\n# A\n',
    );
    assert.deepEqual(
      [environment?.runtime, environment?.rollback, environment?.delivery?.value],
      [undefined, undefined, 'TODO list by mail'],
    );
  });

  it('reads what the note says of requirements, components and environment', () => {
    const file = 'docs/architecture/0001-parts.md';
    const found = note(
      [
        '---',
        'status: accepted',
        'satisfies: [REQ-001, "auth/Session expiry"]',
        'components:',
        '  api: src/api',
        '  web:',
        '    - src/web',
        '    - assets',
        'environment:',
        '  runtime: Node 20',
        '  infrastructure:',
        '    - deploy/main.tf',
        '  configuration: environment variables',
        '  delivery: container image',
        '  rollback: the image before',
        '---',
        '# Parts',
      ].join('\n'),
      file,
    );
    const place = (line: number, column: number) => ({ file, line, column });
    assert.deepEqual(found.satisfies, [
      { value: 'REQ-001', place: place(3, 13) },
      { value: 'auth/Session expiry', place: place(3, 22) },
    ]);
    assert.deepEqual(found.components, [
      { name: 'api', path: 'src/api', place: place(5, 8) },
      { name: 'web', path: 'src/web', place: place(7, 7) },
      { name: 'web', path: 'assets', place: place(8, 7) },
    ]);
    assert.equal(found.environment?.runtime?.value, 'Node 20');
    assert.deepEqual(found.environment?.infrastructure, [{ value: 'deploy/main.tf', place: place(12, 7) }]);
    assert.equal(found.environment?.configuration?.value, 'environment variables');
    assert.equal(found.environment?.delivery?.value, 'container image');
    assert.deepEqual(found.environment?.rollback, { value: 'the image before', place: place(15, 13) });
  });

  it('reads other ways to say the same', () => {
    const found = note(
      '---\nsatisfies: REQ-001, REQ-002\ncomponents:\n  - name: api\n    path: src/api\n  - src/web\nenvironment:\n  runtime:\n  infrastructure: a.tf, b.tf\n---\n# A\n',
    );
    assert.deepEqual(
      found.satisfies.map(({ value, place }) => `${value} ${place.column}`),
      ['REQ-001 12', 'REQ-002 21'],
    );
    assert.deepEqual(
      found.components.map(({ name, path }) => `${name} ${path}`),
      ['api src/api', 'src/web src/web'],
    );
    assert.equal(found.environment?.runtime, undefined);
    assert.deepEqual(
      found.environment?.infrastructure.map(({ value }) => value),
      ['a.tf', 'b.tf'],
    );
  });

  it('keeps a component of which it says no path', () => {
    const named = (components: string): string[] =>
      note(`---\ncomponents: ${components}\n---\n# A\n`).components.map(({ name, path }) => `${name}=${path}`);
    assert.deepEqual(named('{labels: "", api: src/api, web: , ui: [], cli: {}, db: TODO}'), [
      'labels=',
      'api=src/api',
      'web=',
      'ui=',
      'cli=',
      'db=',
    ]);
    assert.deepEqual(named('{}'), []);
    assert.deepEqual(named('[""]'), []);
    assert.deepEqual(named('[{name: api, path: ""}]'), ['api=']);
  });

  it('says what it does not understand', () => {
    const kinds = (text: string): string[] =>
      read(text).map((fact) =>
        fact.kind === 'problem' ? `${fact.spoils} ${fact.place.line}${fact.minor === true ? ' minor' : ''}` : fact.kind,
      );
    assert.deepEqual(kinds('---\nstatus: accepted\nstatus: rejected\n---\n# A\n## Decision'), ['note 3']);
    assert.deepEqual(kinds('---\nstatus: [\n---\n# A\n## Decision').slice(0, 1), ['note 3']);
    assert.deepEqual(kinds('---\ncomponents: all\nenvironment: production\n---\n# A\n'), [
      'note 2 minor',
      'note 3 minor',
      'note',
    ]);
    assert.deepEqual(kinds('---\nstatus: accepted\n# A\n## Decision'), ['note 1', 'note']);
    assert.deepEqual(kinds('# A\n## Decision\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n'), [
      'note 3',
      'note 7',
      'note',
    ]);
  });

  it('stands any text', () => {
    const bits = fc.constantFrom(
      '---\n',
      'status: ',
      '# ',
      '## Status\n',
      'Accepted',
      '| Status | x |\n',
      '{',
      '[',
      '\n',
      '- ',
      'components:\n',
      '  a: b\n',
      'superseded, ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(bits, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const path of ['docs/adr/0007-a.md', 'docs/adr/0007-a.adoc', 'docs/adr/0007-a.rst'])
            for (const fact of read(text, path)) assert.ok(fact.kind === 'note' || fact.kind === 'problem');
        },
      ),
    );
    for (const bit of [
      'Status: ',
      '|',
      '**',
      '[',
      '# a\n',
      '## Status\nAccepted, ',
      '~~',
      '- Status: accepted, superseded ',
      '= a\n',
      'a:: ',
      'a\n---\n',
      '|===\n|a\n',
      '.. a\n',
      '![a](https://a/badge/',
    ]) {
      for (const path of ['docs/adr/0007-a.md', 'docs/adr/0007-a.adoc', 'docs/adr/0007-a.rst'])
        read(`# A\n\n${bit.repeat(5_000)}`, path);
    }
  });

  it('agrees with records of public projects', function () {
    const data = process.env['TOLLGATE_DATA'];
    if (data === undefined) return;
    const { files } = filesOf(data);
    assert.ok(files.length > 0);
    for (const { path, kind, expected } of files) {
      const facts = read(readFileSync(join(data, path), 'utf8'), path);
      if (kind !== 'adr') assert.deepEqual(facts, [], path);
      else {
        const [found] = facts;
        assert.ok(found?.kind === 'note' && facts.length === 1, path);
        assert.deepEqual(
          [found.title, found.status, found.date?.value ?? null],
          [expected.title, expected.status, expected.date ?? null],
          path,
        );
      }
    }
  });
});

interface Sample {
  readonly path: string;
  readonly kind: string;
  readonly expected: { readonly title: string; readonly status: string | null; readonly date?: string | null };
}

function filesOf(data: string): { files: Sample[] } {
  if (!readdirSync(data).includes('expected.json')) return { files: [] };
  const parsed = JSON.parse(readFileSync(join(data, 'expected.json'), 'utf8')) as Sample[] | { files: Sample[] };
  const all = Array.isArray(parsed) ? parsed : parsed.files;
  return { files: all.filter(({ path }) => path.startsWith('adrs/')) };
}

describe('The folder of adr-tools (READ-003)', () => {
  const note =
    '# 1. Keep it\n\nDate: 2026-11-01\n\n## Status\n\nAccepted\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nC.\n';
  const notes = (files: Readonly<Record<string, string>>): string[] =>
    readIn({ files: { 'notes/why/0001-keep-it.md': note, ...files } }).model.notes.map(({ place }) => place.file);
  it('is where `.adr-dir` says', () => {
    assert.deepEqual(notes({}), []);
    assert.deepEqual(notes({ '.adr-dir': 'notes/why\n' }), ['notes/why/0001-keep-it.md']);
    assert.deepEqual(notes({ '.adr-dir': './notes/why/' }), ['notes/why/0001-keep-it.md']);
  });
  it('is where the configuration says, if it says so', () => {
    assert.deepEqual(notes({ '.adr-dir': 'notes/why\n', 'tollgate.yaml': 'paths: {architecture: [elsewhere]}\n' }), []);
  });
  it('is nowhere outside', () => {
    for (const folder of ['', '/etc', '../notes/why', 'C:\\notes', '~/notes', 'notes\nwhy', '*'])
      assert.deepEqual(notes({ '.adr-dir': folder }), [], folder);
  });
});
