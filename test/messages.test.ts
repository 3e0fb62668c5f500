import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { message, speaker } from '../src/core/message.ts';

/** Every sentence in the sources, by its literal: `message('…')`. */
function templates(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('message.ts')) continue;
    const path = join('src', file);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'message') {
        const [text] = node.arguments;
        const place = `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        assert.ok(
          text !== undefined && ts.isStringLiteralLike(text),
          `${place}: the sentence must be a literal, so that it can be translated`,
        );
        found.set(text.text, place);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const russian = JSON.parse(readFileSync('l10n/bundle.l10n.ru.json', 'utf8')) as Record<string, string>;
const holes = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{(\w+)/g), ([, name]) => name ?? ''))].sort();

describe('Sentences', () => {
  const english = templates();

  it('are found', () => assert.ok(english.size > 100, `${english.size} sentences`));

  it('have their Russian, and the Russian has no others', () => {
    const missing = [...english].filter(([text]) => russian[text] === undefined);
    assert.deepEqual(
      missing.map(([text, place]) => `${place}: ${text}`),
      [],
      `paste into l10n/bundle.l10n.ru.json:\n${missing.map(([text]) => `${JSON.stringify(text)}: "…"`).join(',\n')}`,
    );
    assert.deepEqual(
      Object.keys(russian).filter((text) => !english.has(text)),
      [],
      'translations of sentences that nobody says any more',
    );
  });

  it('have the same holes in both languages', () => {
    for (const [text, translation] of Object.entries(russian)) assert.deepEqual(holes(translation), holes(text), text);
  });

  it('have two forms for a number in English and three in Russian', () => {
    const forms = (text: string): number[] =>
      Array.from(text.matchAll(/\{\w+\|([^}]*)\}/g), ([, all]) => all?.split('|').length ?? 0);
    for (const [text, translation] of Object.entries(russian)) {
      assert.ok(
        forms(text).every((n) => n === 2),
        text,
      );
      assert.ok(
        forms(translation).every((n) => n === 3),
        translation,
      );
    }
  });

  it('let a verb go with the number behind it in Russian', () => {
    const alike = Object.values(russian).filter((each) => /\p{L}(?:ло|но|то) \{(\w+)\} \{\1\|/u.test(each));
    assert.deepEqual(alike, [], 'one test «прошёл», two «прошли», five «прошло»');
  });

  it('call a release and what is verified by one name each in Russian', () => {
    const manifest = JSON.parse(readFileSync('package.nls.ru.json', 'utf8')) as Record<string, string>;
    const all = [...Object.entries(russian), ...Object.entries(manifest)].map((each) => each.join(' → '));
    const other = /→.*релиз|(?:is|are) (?:not )?verified(?! by (?:a test[;,]|\{method)).*→(?!.*подтвержд)/i;
    assert.deepEqual(
      all.filter((each) => other.test(each)),
      [],
    );
  });

  it('call a command in Russian as the palette does', () => {
    const titles = (file: string): readonly (readonly [string, string])[] =>
      Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
        .filter(([key]) => key.startsWith('command.'))
        .map(([key, title]) => [key, title.replace('…', '')]);
    const inRussian = new Map(titles('package.nls.ru.json'));
    let named = 0;
    for (const [key, title] of titles('package.nls.json')) {
      // A word alone may as well be no command.
      if (!title.includes(' ')) continue;
      for (const [text, translation] of Object.entries(russian)) {
        if (!text.includes(title)) continue;
        assert.ok(translation.includes(inRussian.get(key) ?? ''), `${text} → ${translation}`);
        named++;
      }
    }
    assert.ok(named > 20, `${named} sentences`);
  });

  it('are in Russian where they say so', () => {
    for (const [text, translation] of Object.entries(russian)) {
      const words = translation.replace(/`[^`]*`|\{[^}]*\}/g, '');
      assert.ok(
        /\p{Script=Cyrillic}/u.test(words) || !/\p{L}{3}/u.test(words.replace(/UTF-8|JSON|XML|YAML|Tollgate/g, '')),
        `${text} → ${translation}`,
      );
    }
  });
});

describe('A speaker', () => {
  it('chooses the form that goes with a number', () => {
    const english = speaker('en');
    const sentence = (n: number): ReturnType<typeof message> => message('{n} {n|test|tests}', { n });
    assert.deepEqual(
      [0, 1, 2, 21].map((n) => english(sentence(n))),
      ['0 tests', '1 test', '2 tests', '21 tests'],
    );
    const inRussian = speaker('ru', { '{n} {n|test|tests}': '{n} {n|тест|теста|тестов}' });
    assert.deepEqual(
      [0, 1, 2, 5, 11, 21, 112].map((n) => inRussian(sentence(n))),
      ['0 тестов', '1 тест', '2 теста', '5 тестов', '11 тестов', '21 тест', '112 тестов'],
    );
  });

  it('falls back to English with English forms', () => {
    assert.equal(speaker('ru')(message('{n} {n|test|tests}', { n: 2 })), '2 tests');
  });

  it('puts sentences into sentences, and leaves a hole that nobody fills', () => {
    const english = speaker('en');
    assert.equal(english(message('{a}; {b}', { a: message('x {n}', { n: 1 }), b: ['c', message('d')] })), 'x 1; c, d');
    assert.equal(english(message('{unknown}')), '{unknown}');
  });

  it('does not read holes in what fills a hole', () => {
    assert.equal(speaker('en')(message('{name}', { name: '{name} {x|a|b}' })), '{name} {x|a|b}');
  });
});
