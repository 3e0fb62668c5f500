import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { piecesOf } from '../../src/disk/pieces.ts';

const atOnce = 64 * 1024;

describe('a long text', () => {
  const whole = (text: string): Buffer => Buffer.concat(Array.from(piecesOf(text), (piece) => Buffer.from(piece)));

  it('is the same in pieces, wherever they are cut', () => {
    for (const before of [atOnce - 2, atOnce - 1, atOnce, 2 * atOnce - 1, 2 * atOnce])
      for (const text of ['🚦', 'ы', 'a', '\ud83d', '\udea6', '\ud83d🚦', ''])
        for (const after of ['', 'end']) {
          const all = 'x'.repeat(before) + text + after;
          assert.ok(whole(all).equals(Buffer.from(all)), `${before} ${JSON.stringify(text + after)}`);
        }
    assert.equal(whole('').length, 0);
  });

  it('takes the memory of one piece', () => {
    const sizes = Array.from(piecesOf('ы'.repeat(10 * atOnce)), ({ buffer }) => buffer.byteLength);
    assert.ok(sizes.length >= 10);
    assert.ok(Math.max(...sizes) <= 4 * atOnce);
  });

  it('is printed whole to somebody who reads slowly, where another program made the pipe one that does not wait', async () => {
    const lines = 100_000;
    const program = fileURLToPath(new URL('./prints-much.js', import.meta.url));
    const other = `
      require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' });
      process.stdout;
    `;
    const child = spawn(process.execPath, ['-e', other, program, String(lines)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const read: Buffer[] = [];
    for await (const piece of child.stdout) {
      if (read.length < 20) await pause(10);
      read.push(piece as Buffer);
    }
    const all = Buffer.concat(read).toString();
    assert.ok(all === `${'Шлюз открыт 🚦\n'.repeat(lines)}end`, `${all.length} characters`);
  });
});
