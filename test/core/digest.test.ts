import assert from 'node:assert/strict';
import { readIn } from '../judged.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { attributeNames } from '../../src/core/conventions/tollgate/attributes.ts';
import fc from 'fast-check';
import {
  collapsed,
  criterionDigest,
  digestText,
  normalisedDigest,
  normalisedDigestOfPieces,
  requirementText,
} from '../../src/core/digest.ts';
import type { Hash } from '../../src/core/files.ts';
import { finish } from '../../src/core/reading/finish.ts';

const place = { file: 'docs/specs/a.md', line: 1, column: 1 };

function stated(value: string): { value: string; place: typeof place } {
  return { value, place };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function newHash(): Hash {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

describe('a line on its way into a digest', () => {
  it('is in NFC, with one space for each run of white space and none at its ends', () => {
    const parts = fc.constantFrom(
      'a',
      'Z~',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r\n',
      '\u00a0',
      'e\u0301',
      'я',
      '\u2028',
      '\u0000',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (words) => {
        const text = words.join('');
        assert.equal(collapsed(text), text.normalize('NFC').replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('digest of a requirement (READ-006)', () => {
  const invoice = {
    title: 'Export an  invoice as PDF ',
    statement: 'As an accountant, I want a PDF of an invoice\nso that I can\tsend it to the cafe\u0301.',
    priority: stated('must'),
    deadline: stated('2026-12-20'),
    verifyBy: 'test' as const,
    criteria: [{ text: 'THE SYSTEM SHALL produce a PDF within 3\u00a0s.' }, { text: 'THE SYSTEM SHALL refuse.' }],
  };
  const text = [
    'Export an invoice as PDF',
    'As an accountant, I want a PDF of an invoice so that I can send it to the café.',
    'deadline: 2026-12-20',
    'priority: must',
    'verify by: test',
    'THE SYSTEM SHALL produce a PDF within 3 s.',
    'THE SYSTEM SHALL refuse.',
  ].join('\n');

  it('is SHA-256 over the lines that the recipe names', () => {
    assert.equal(requirementText(invoice), text);
    assert.equal(digestText(requirementText(invoice)), sha256(text));
    // As `printf %s "$text" | sha256sum` computes it.
    assert.equal(digestText(text), '053a4fd651648e3eb0dd8608d8a7851936a2d1d2e1fd0df017a1d174851531b2');
  });

  it('keeps an empty line for a statement that is missing, and leaves out what is not stated', () => {
    const bare = { title: 'T', statement: '', verifyBy: 'inspection' as const, criteria: [] };
    assert.equal(requirementText(bare), 'T\n\nverify by: inspection');
  });

  it('of a criterion is that of its line', () => {
    assert.equal(criterionDigest(' THE  SYSTEM\nSHALL refuse. '), sha256('THE SYSTEM SHALL refuse.'));
  });

  it('is UTF-8, also outside the basic plane', () => {
    assert.equal(digestText('Счёт 🧾'), sha256('Счёт 🧾'));
  });

  it('differs whenever one of its parts does', () => {
    const word = fc.constantFrom('', 'a', 'b', 'priority: a', 'verify by: test', 'deadline: a');
    const parts = fc.record({
      title: word,
      statement: word,
      priority: fc.option(word.map(stated), { nil: undefined }),
      deadline: fc.option(word.map(stated), { nil: undefined }),
      verifyBy: fc.constantFrom('test' as const, 'analysis' as const),
      criteria: fc.array(
        word.map((each) => ({ text: each })),
        { maxLength: 3 },
      ),
    });
    const defined = parts.map(({ priority, deadline, ...rest }) => ({
      ...rest,
      ...(priority && { priority }),
      ...(deadline && { deadline }),
    }));
    fc.assert(
      fc.property(defined, defined, (a, b) => {
        assert.equal(
          requirementText(a) === requirementText(b),
          JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort()),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('digest of content', () => {
  it('is that of sorted lines, whatever their order was', () => {
    const files = { 'b.ts': 'b', 'a/é.ts': 'a', 'B.ts': 'B' };
    const lines = Object.entries(files).map(([path, text]) => `${path}\0${sha256(text)}\n`);
    const digest = (given: object): string => readIn({ files: { ...given } }).model.content.digest;
    assert.equal(digest(files), sha256(lines.sort((a, b) => (a < b ? -1 : 1)).join('')));
    assert.equal(digest(Object.fromEntries(Object.entries(files).reverse())), digest(files));
    assert.equal(digest({}), sha256(''));
  });

  const bytes = fc
    .array(fc.constantFrom(13, 13, 10, 10, 97, 195, 0), { maxLength: 30 })
    .chain((all) =>
      fc.constantFrom(
        all,
        all.filter((byte) => byte !== 0),
      ),
    )
    .map((all) => Uint8Array.from(all));

  function expected(content: Uint8Array): string {
    const latin = Buffer.from(content).toString('latin1');
    return sha256(latin.includes('\0') ? content : Buffer.from(latin.replaceAll('\r\n', '\n'), 'latin1'));
  }

  it('of a file takes CRLF for LF, unless a NUL occurs', () => {
    assert.equal(normalisedDigest(Buffer.from('a\r\nb\r\n'), newHash), sha256('a\nb\n'));
    assert.equal(normalisedDigest(Buffer.from('a\r\nb\0'), newHash), sha256('a\r\nb\0'));
    assert.equal(normalisedDigest(Buffer.from('\0\r\n'), newHash), sha256('\0\r\n'));
    assert.equal(normalisedDigest(Buffer.from('a\rb\r'), newHash), sha256('a\rb\r'));
    fc.assert(fc.property(bytes, (content) => assert.equal(normalisedDigest(content, newHash), expected(content))));
  });

  it('of a file in pieces is that of the whole', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(6)), (content, sizes) => {
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const size of sizes) pieces.push(content.subarray(at, (at += size)));
        pieces.push(content.subarray(at));
        assert.equal(finish(normalisedDigestOfPieces(pieces, newHash)), expected(content));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves the bytes as they are', () => {
    const content = Buffer.from('a\r\nb');
    normalisedDigest(content, newHash);
    assert.equal(content.toString(), 'a\r\nb');
  });
});

describe('docs/digest.md', () => {
  const page = readFileSync('docs/digest.md', 'utf8');

  it('names every attribute that is no part of the statement', () => {
    const [, list = ''] = /whose key is one of:([^]*?), in any case\./.exec(page) ?? [];
    const named = Array.from(list.matchAll(/`([^`]+)`/g), ([, key = '']) => key.toLowerCase());
    assert.deepEqual(named.sort(), [...attributeNames].sort());
  });

  it('says what of a document goes into which line', () => {
    const text = [
      '---\ntollgate: spec\n---\n# A\n\n## Требования\n',
      '### REQ-001  Экспорт <!-- PDF -->',
      '> Цитата',
      '#### Подробно',
      '- Владелец: Иван',
      '***',
      '- Срок: 2026-12-20',
      '- Чем проверяется: осмотр',
      '- ПРИОРИТЕТ: высокий',
      '- Реализуемо: да (И. Петров, 2026-11-20)',
      '- Выпуск: 1.1\n',
      'Критерии приёмки:',
      '1. СИСТЕМА ДОЛЖНА <!-- быстро -->',
      '   создать\u00a0файл.',
      '2. Второй:',
      '   - раз\n',
      '```',
      'код',
      '```',
    ].join('\n');
    const [requirement] = readIn({ files: { 'docs/specs/a.md': text } }).model.requirements;
    const lines = [
      'Экспорт',
      '> Цитата Подробно Владелец: Иван код',
      'deadline: 2026-12-20',
      'priority: высокий',
      'verify by: inspection',
      'СИСТЕМА ДОЛЖНА создать файл.',
      'Второй: раз',
    ];
    assert.equal(requirement?.text, lines.join('\n'));
    assert.equal(requirement.digest, sha256(lines.join('\n')));
  });
});
