import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { sayIn } from '../../src/cli/language.ts';
import { judge, outputs, registry } from '../../src/core/index.ts';
import { html } from '../../src/core/page/html.ts';
import { readIn, tested, today } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';

function pageOf(repository: MemoryRepository, language = 'en'): string {
  const { model, config } = readIn(repository);
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  const look = { say: sayIn(language), language, paint: (_: unknown, text: string) => text, all: true };
  return outputs.page.render(verdict, look, model);
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The page is XML as well: that tells whether anything got through unescaped. */
function elementsOf(page: string): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: attributes }));
  parser.write(page).close();
  return elements;
}

const allowed =
  'html head meta title style body del ins h1 h2 h3 h4 p nav main section footer a ul ol li dl dt dd table thead tbody tr th td caption br code span strong div article header figure figcaption svg desc defs pattern line marker path g rect text circle'.split(
    ' ',
  );

function assertHarmless(page: string): void {
  for (const { name, attributes } of elementsOf(page)) {
    assert.ok(allowed.includes(name), name);
    for (const [key, value] of Object.entries(attributes)) {
      assert.ok(!key.startsWith('on') && !['src', 'style', 'srcset'].includes(key), key);
      if (key === 'href') assert.match(value, /^#[\w-]+$/);
    }
  }
  assert.doesNotMatch(page, /https?:|@import|url\((?!#)/);
}

function changed(name: string, changes: Readonly<Record<string, (text: string) => string>>): MemoryRepository {
  const { files } = prepared(name);
  const edited = Object.entries(changes).map(([path, change]) => {
    const before = Buffer.from(files[path] ?? '').toString();
    const after = change(before);
    assert.notEqual(after, before, path);
    return [path, after] as const;
  });
  return { files: { ...files, ...Object.fromEntries(edited) } };
}

const texts = (page: string, pattern: RegExp): string[] =>
  Array.from(page.matchAll(pattern), ([, inside = '']) => inside.replace(/<[^>]*>/g, '').trim());

describe('The page (LIFE-003)', () => {
  it('shows all of a delivery, and fetches and runs nothing', () => {
    const page = pageOf(prepared('delivery-open'));
    assertHarmless(page);
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.deepEqual(texts(page, /<h1>(.*?)<\/h1>/gs), ['Acceptance protocol: Parcels, release 1.0.0']);
    for (const shown of [
      'Northwind Logistics',
      'Gate open',
      'REQ-001 Find a parcel',
      'test passed: REQ-001/1 finds a parcel by its number',
      'signed by M. Lindqvist (customer) on 2026-11-12',
      'docs/architecture/0001-one-table.md',
      'src/labels.js:1',
      'BUG-001 Numbers with a leading zero are not found',
      'canary, one process first',
    ]) {
      assert.ok(page.replace(/<[^>]*>/g, '').includes(shown), shown);
    }
  });

  it('says of each requirement whether it is verified, fails, or nobody knows', () => {
    const standing = (name: string): string[] => texts(pageOf(prepared(name)), /<header>.*?(<[^>]*>[✔✘?] [^<]*)</gs);
    assert.deepEqual(standing('tests-pass-fails'), ['✘ fails', '✔ verified']);
    assert.deepEqual(standing('requirements-verified-fails'), ['? not verified', '? not verified']);
  });

  it('can be heard as well as seen', () => {
    const elements = elementsOf(pageOf(prepared('delivery-open')));
    const headings = elements.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
    for (const [index, level] of headings.entries()) assert.ok(level <= (headings[index - 1] ?? 0) + 1, `h${level}`);
    for (const { attributes } of elements.filter(({ name }) => name === 'th'))
      assert.match(attributes['scope'] ?? '', /^(?:row|col)$/);
    const picture = elements.find(({ name }) => name === 'svg');
    assert.equal(picture?.attributes['role'], 'img');
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    assert.equal(new Set(ids).size, ids.length);
    const named = elements.flatMap(({ attributes }) =>
      (attributes['aria-labelledby'] ?? '').split(' ').filter(Boolean),
    );
    for (const id of [...named, ...elements.flatMap(({ attributes }) => attributes['href']?.slice(1) ?? [])]) {
      assert.ok(ids.includes(id), id);
    }
  });

  it('leaves room on a narrow screen: what is wide moves by itself', () => {
    const heads = [
      ...pageOf(prepared('delivery-open')).matchAll(/(<div class="scroll">)?<table[^>]*><thead>.*?<\/thead>/gs),
    ];
    assert.ok(heads.length >= 5);
    for (const [head, room] of heads) assert.ok(room, head);
  });

  it('draws the ways back, and names their causes', () => {
    const { files } = prepared('delivery-open');
    const none = pageOf({ files });
    assert.equal(texts(none, /<path class="(back)"/g).length, 0);
    const page = pageOf(
      changed('delivery-open', { 'docs/specs/parcels.md': (text) => text.replace('SHALL show', 'SHALL always show') }),
    );
    assert.equal(texts(page, /<path class="(back)"/g).length, 2);
    const [first, second] = texts(page, /<figcaption>.*?<li>(.*?)<\/figcaption>/gs)
      .join()
      .split('back to')
      .slice(1);
    assert.match(first ?? '', /^ Requirements: REQ-001 was changed after M\. Lindqvist signed it/);
    assert.match(second ?? '', /^ Design: REQ-001 was changed, and nobody looked at this note since/);
    assert.match(
      texts(page, /<desc[^>]*>(.*?)<\/desc>/gs).join(),
      /Requirements: rework\..* A way back from Design to Design\./,
    );
  });

  it('is in the language of its reader, but for what people wrote', () => {
    const page = pageOf(prepared('delivery-open'), 'ru');
    assert.match(page, /<html lang="ru">/);
    assert.match(page, /Протокол приёмки: Parcels, выпуск 1\.0\.0/);
    const headings = texts(page, /<(?:h2[^>]*|th scope="col"[^>]*|dt|figcaption|footer[^>]*)>(.*?)</g).join(' ');
    assert.doesNotMatch(headings.replaceAll('Tollgate', ''), /[A-Za-z]/);
  });

  it('says in the language of its reader what people chose, and where they sign what they remarked', () => {
    const page = pageOf(prepared('trial-refused'), 'ru');
    assert.match(page, /<th scope="row">Возвращается на фазу<\/th><td>Проектирование<\/td>/);
    assert.match(page, /✔ демонстрация: T\. Okafor, 2026-11-20/);
    const sign = page.slice(page.indexOf('id="sign"'));
    assert.match(sign, /☒ Проектирование/);
    assert.match(sign, /Замечания: one process is not enough<\/p>/);
  });

  it('shows the trial: what was tried, what an earlier text was tried for, and room for the rest', () => {
    const { model } = readIn(prepared('delivery-open'));
    const [first] = model.requirements[0]?.criteria ?? [];
    const page = pageOf(
      changed('delivery-open', {
        'docs/releases/1.0.0.md': (text) =>
          `${text}\n- REQ-001/1 [${first?.digest.slice(0, 8) ?? ''}] typed one in · passed · M. Lindqvist, 2026-11-22\n- REQ-002/1 [00000000] printed · failed · M. Lindqvist, 2026-11-22\n`,
      }),
    );
    const rows = texts(page.slice(page.indexOf('id="trial"')), /<tr>(.*?)<\/tr>/gs).map((row) =>
      row.replace(/\s+/g, ' '),
    );
    assert.match(rows[1] ?? '', /^REQ-001\/1.*typed one in✔ passedM\. Lindqvist 2026-11-22$/);
    assert.match(rows[2] ?? '', /^REQ-001\/2.*☐ passed☐ failed$/);
    assert.match(rows[3] ?? '', /^REQ-002\/1.*✘ failedM\. Lindqvist 2026-11-22of an earlier text$/);
  });

  it('says what there is not', () => {
    const page = pageOf({ files: {} });
    assertHarmless(page);
    for (const said of [
      'No requirement was found',
      'No defect is recorded',
      'Nobody signed',
      'Nobody began a protocol',
    ]) {
      assert.ok(page.includes(said), said);
    }
    assertHarmless(pageOf({ files: { 'tollgate.yaml': 'gate: <b>' } }));
  });

  const hostile = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '$',
      '{',
      '}',
      '\u0000',
      '\u202e',
      '\ud800',
      ']]>',
      '<script>',
      '&lt;',
      '-->',
      'a',
      ' ',
      'я',
    ),
    maxLength: 12,
  });

  it('escapes whatever people and machines write', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = text.replace(/[\r\n]/g, ' ');
        const quoted = JSON.stringify(line);
        const inXml = line.replace(/[<>&"'\0\ud800]/g, (each) =>
          each < ' ' || each === '\ud800' ? '?' : `&#${each.charCodeAt(0)};`,
        );
        const page = pageOf(
          tested({
            files: {
              'tollgate.yaml': 'gate: delivery\n',
              'docs/specs/a.md': `---\ntollgate: spec\ncustomer: ${quoted}\n---\n# A ${line}\n\n## Purpose\n${line}\n\n## Requirements\n\n### REQ-1 T ${line}\nS ${line}\n\n- Priority: ${line}\n- Release: ${line}\n\nAcceptance criteria:\n1. c ${line}\n`,
              'docs/releases/1.0.md': `---\nrollout: {strategy: ${quoted}}\nhandover: {artifact: ${quoted}}\nacceptance: {verdict: refused, by: ${quoted}, on: 2026-11-01, reopens: build, remarks: ${quoted}}\n---\n- REQ-1/1 [00000000] ${line} · passed · ${line}, 2026-11-01\n`,
              'docs/defects/BUG-1-a.md': `---\nstatus: open\nseverity: blocker\ntest: ${quoted}\n---\n# BUG-1 ${line}\n`,
              'docs/results.yaml': `- {requirement: REQ-1, method: ${quoted}, verdict: failed, by: ${quoted}, on: 2026-11-01, digest: ${'0'.repeat(64)}, evidence: ${quoted}}\n`,
              'junit.xml': `<testsuite name="s"><testcase name="REQ-1 ${inXml}"><failure message="${inXml}"/></testcase></testsuite>`,
              'src/a.js': '// a\n',
            },
          }),
        );
        assertHarmless(page);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a thousand requirements', function () {
    this.timeout(20_000);
    const requirements = Array.from(
      { length: 1200 },
      (_, i) =>
        `### REQ-${i + 1} Title ${i}\nA statement.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do ${i}.\n2. THE SYSTEM SHALL undo ${i}.\n`,
    );
    const cases = Array.from({ length: 1200 }, (_, i) => `<testcase name="REQ-${i + 1} works"/>`);
    const repository = tested({
      files: {
        'docs/specs/a.md': `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${requirements.join('\n')}`,
        'junit.xml': `<testsuite name="s">${cases.join('')}</testsuite>`,
        'src/a.js': '// a\n',
      },
    });
    const started = performance.now();
    const page = pageOf(repository);
    assert.ok(performance.now() - started < 10_000);
    assert.ok(page.length < 3_000_000, `${page.length}`);
    assert.equal(texts(page, /<h4>(REQ-\d+) /g).length, 1200);
  });
});

describe('HTML', () => {
  it('is escaped wherever it is not HTML already', () => {
    assert.equal(
      html`<p class="${'"'}">${'<&>'}${html`<b>${["'", 1, undefined, false]}</b>`}</p>`.text,
      '<p class="&quot;">&lt;&amp;&gt;<b>&#39;1</b></p>',
    );
  });
});
