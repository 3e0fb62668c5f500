import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import { decodeText, type EncodingFault, reportDecoder } from '../../src/core/syntax/text.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string, swap = false): Uint8Array => {
  const encoded = Buffer.from(text, 'utf16le');
  return Uint8Array.from(swap ? encoded.swap16() : encoded);
};
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const little = bytes(0xff, 0xfe);
const big = bytes(0xfe, 0xff);
const mark = bytes(0xef, 0xbb, 0xbf);

function streamed(input: Uint8Array, size = input.length): { text: string; fault: EncodingFault | undefined } {
  const decoder = reportDecoder();
  let text = '';
  // One buffer for all chunks, as a reader of files has it.
  const buffer = new Uint8Array(Math.max(1, size));
  for (let at = 0; at < input.length; at += size) {
    const chunk = input.subarray(at, at + size);
    buffer.set(chunk);
    text += decoder.write(buffer.subarray(0, chunk.length));
  }
  return { text: text + decoder.end(), fault: decoder.fault };
}

const text = 'Привет, Müller €, 😀\r\nline 2\n';

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16, and leaves the byte order mark out', () => {
    for (const input of [
      utf8(text),
      joined(mark, utf8(text)),
      joined(little, utf16(text)),
      joined(big, utf16(text, true)),
    ]) {
      assert.deepEqual(decodeText(input), { text });
    }
    assert.deepEqual(decodeText(bytes()), { text: '' });
  });

  it('reads UTF-16 without a byte order mark where it is as plain as VS Code asks for', () => {
    const plain = `${'x'.repeat(300)}\nПривет`;
    assert.deepEqual(decodeText(utf16(plain)), { text: plain });
    assert.deepEqual(decodeText(utf16(plain, true)), { text: plain });
    assert.equal(decodeText(utf16('a\nb')).text, 'a\nb');
    for (const other of ['a\0b', '\0', 'a\0b\0c\0de', '\0\0\0\0', ''])
      assert.deepEqual(decodeText(utf8(other)), { text: other });
  });

  it('takes everything else for windows-1252 and says at which line', () => {
    const { text: decoded, fault } = decodeText(latin1('plain\nMüller\n'));
    assert.equal(decoded, 'plain\nMüller\n');
    assert.equal(fault?.line, 2);
    assert.match(inEnglish(fault.found), /not UTF-8/);
  });

  it('knows the dashes and quotation marks of windows-1252', () => {
    const { text: decoded } = decodeText(
      joined(bytes(0x93), latin1('Müller'), bytes(0x94, 0x20, 0x97, 0x20, 0x80, 0x9f)),
    );
    assert.equal(decoded, '“Müller” — €Ÿ');
  });

  it('says when UTF-16 breaks off in the middle of a character', () => {
    const { text: decoded, fault } = decodeText(joined(little, utf16('ab'), bytes(0x63)));
    assert.equal(decoded.slice(0, 2), 'ab');
    assert.match(inEnglish(fault?.found ?? assert.fail()), /utf-16le/);
  });
});

describe('reportDecoder', () => {
  const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n<a>${text}</a>`;
  const western = '<?xml version="1.0" encoding="iso-8859-1"?>\n<a>Müller</a>';
  const inputs: Readonly<Record<string, readonly [Uint8Array, string]>> = {
    'UTF-8': [utf8(xml('UTF-8')), xml('UTF-8')],
    'UTF-8 without a declaration': [utf8(`<a>${text}</a>`), `<a>${text}</a>`],
    'UTF-8 with a mark, whatever the declaration says': [joined(mark, utf8(xml('iso-8859-1'))), xml('iso-8859-1')],
    'UTF-8 that calls itself UTF-16': [utf8(xml('utf-16')), xml('utf-16')],
    'UTF-8 that calls itself ASCII': [utf8(xml('us-ascii')), xml('us-ascii')],
    'UTF-16 with a mark, little end first': [joined(little, utf16(xml('utf-16'))), xml('utf-16')],
    'UTF-16 with a mark, big end first': [joined(big, utf16(xml('utf-16'), true)), xml('utf-16')],
    'UTF-16 that calls itself UTF-8': [joined(little, utf16(xml('utf-8'))), xml('utf-8')],
    'UTF-16 without a mark, little end first': [utf16(xml('utf-16')), xml('utf-16')],
    'UTF-16 without a mark, big end first': [utf16(`<a>${text}</a>`, true), `<a>${text}</a>`],
    'latin-1 as declared': [latin1(western), western],
    'windows-1252 that calls itself latin-1': [joined(latin1(western), bytes(0x91, 0x92)), `${western}‘’`],
    'something short': [utf8('<'), '<'],
    nothing: [bytes(), ''],
  };
  for (const [name, [input, expected]] of Object.entries(inputs)) {
    it(`reads ${name}, cut anywhere`, () => {
      for (const size of [1, 2, 3, 5, 7, 64, input.length]) {
        assert.deepEqual(streamed(input, size), { text: expected, fault: undefined }, `chunks of ${size}`);
      }
    });
  }

  it('goes on as windows-1252 from the first byte that is not UTF-8, and says at which line', () => {
    const input = joined(utf8('<a>\nПривет '), latin1('Müller '), bytes(0x80), utf8('\n</a>'));
    for (const size of [1, 2, 3, input.length]) {
      const { text: decoded, fault } = streamed(input, size);
      assert.equal(decoded, '<a>\nПривет Müller €\n</a>', `chunks of ${size}`);
      assert.equal(fault?.line, 2);
    }
  });

  it('says when UTF-8 breaks off in the middle of a character', () => {
    for (const size of [1, 4]) assert.equal(streamed(joined(utf8('<a>'), bytes(0xe2, 0x82)), size).fault?.line, 1);
  });

  it('says when UTF-16 breaks off in the middle of a character', () => {
    assert.match(
      inEnglish(streamed(joined(little, utf16('<a/>'), bytes(0x20)), 3).fault?.found ?? assert.fail()),
      /utf-16le/,
    );
  });

  it('says when nobody knows the encoding', () => {
    const { text: decoded, fault } = streamed(utf8('<?xml version="1.0" encoding="klingon"?><a/>'), 5);
    assert.match(decoded, /<a\/>$/);
    assert.match(inEnglish(fault?.found ?? assert.fail()), /klingon/);
  });

  it('decodes like the platform, wherever valid text is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (any, size) => {
        const input = utf8(`<a>${any}`);
        assert.deepEqual(streamed(input, size), { text: new TextDecoder().decode(input), fault: undefined });
      }),
    );
  });

  it('reads the same of any bytes, wherever they are cut', () => {
    const anything = fc.array(fc.uint8Array({ minLength: 1, maxLength: 6 }).map((part) => part));
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const input = joined(utf8('<a>'), ...parts);
        assert.deepEqual(streamed(input, size), streamed(input));
      }),
    );
  });
});
