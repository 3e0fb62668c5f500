import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordDiff } from '../../src/core/delivery/word-diff.ts';

function shown(before: string, after: string): string {
  const marks = { same: ['', ''], gone: ['[-', '-]'], come: ['{+', '+}'] } as const;
  return wordDiff(before, after)
    .map(({ what, text }) => `${marks[what][0]}${text}${marks[what][1]}`)
    .join('');
}

describe('The difference between two texts, word by word', () => {
  it('shows the words that changed, and nothing else', () => {
    assert.equal(shown('produce a PDF within 3 s.', 'produce a PDF within 5 s.'), 'produce a PDF within [-3-]{+5+} s.');
    assert.equal(shown('SHALL refuse.', 'SHALL refuse and say why.'), 'SHALL refuse{+ and say why+}.');
    assert.equal(shown('одно слово здесь', 'другое слово здесь'), '[-одно-]{+другое+} слово здесь');
    assert.equal(shown('a b c d', 'a x y d'), 'a [-b c-]{+x y+} d');
    assert.equal(shown('Find\nb', 'Find it\nb'), 'Find{+ it+}\nb');
    assert.equal(shown('the same', 'the same'), 'the same');
    assert.equal(shown('', 'new'), '{+new+}');
    assert.equal(shown('old', ''), '[-old-]');
    assert.equal(shown('', ''), '');
  });

  it('keeps lines apart', () => {
    assert.equal(shown('a\nb\nc', 'a\nc'), 'a\n[-b\n-]c');
  });

  const word = fc.constantFrom('a', 'bb', ' ', '\n', '.', 'я', '👍', 'e\u0301');
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

  it('loses nothing of either text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        const without = (what: string): string =>
          pieces
            .filter((piece) => piece.what !== what)
            .map((piece) => piece.text)
            .join('');
        assert.equal(without('come'), before);
        assert.equal(without('gone'), after);
        for (const [index, { what }] of pieces.entries()) assert.notEqual(pieces[index + 1]?.what, what);
      }),
    );
  });

  it('gives up on words where two long texts have nothing in common', () => {
    const many = (letter: string): string => Array.from({ length: 5000 }, (_, i) => `${letter}${i}`).join(' ');
    assert.equal(wordDiff(many('a'), many('b')).length, 2);
  });
});
