import assert from 'node:assert/strict';
import { sayIn } from '../../src/cli/language.ts';
import { judge, registry } from '../../src/core/index.ts';
import type { Output } from '../../src/core/output.ts';
import * as outputs from '../../src/core/outputs/index.ts';
import { readIn, today } from '../judged.ts';
import { prepared } from '../scenarios.ts';

/** By the id of the output: what it says of a gate that a test which fails keeps closed, in English and in Russian. */
const outputRows: Readonly<Record<string, readonly [english: RegExp, russian: RegExp]>> = {
  json: [/"verdict": ?"closed"/, /"verdict": ?"closed"/],
  page: [/<html lang="en"[^]*Closed/i, /<html lang="ru"/],
  phases: [/closed/i, /закрыт/i],
  text: [/ error: .*\[tests-pass\]/, /\[tests-pass\]/],
};

const { model, config } = readIn(prepared('tests-pass-fails'));
const verdict = judge(model, config, { gate: 'release', today }, registry);

function rendered(output: Output, language: string): string {
  const look = { say: sayIn(language), language, paint: (_: unknown, text: string) => text, all: true };
  return output.render(verdict, look, model);
}

describe('Every output', () => {
  for (const output of Object.values<Output>(outputs))
    it(`${output.id} says that a gate is closed, ${output.machine ? 'to machines always in English' : 'in the language that is asked for'}`, () => {
      const row = outputRows[output.id];
      assert.ok(row, `add to test/core/outputs.test.ts what ${output.id} says of a gate that is closed`);
      const [english, russian] = [rendered(output, 'en'), rendered(output, 'ru')];
      assert.match(english, row[0]);
      assert.match(russian, row[1]);
      assert.equal(english === russian, output.machine);
    });
});
