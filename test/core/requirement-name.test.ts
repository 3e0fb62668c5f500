import assert from 'node:assert/strict';
import { edits, inEnglish, outputs, requirementName } from '../../src/core/index.ts';
import { deskOver } from '../desk.ts';
import { prepared } from '../scenarios.ts';

describe('What a requirement is called in one line', () => {
  it('is its ID and its title, and of neither what the other says', () => {
    assert.equal(requirementName({ id: 'REQ-007', title: 'Export' }), 'REQ-007 Export');
    assert.equal(requirementName({ id: 'REQ-007', title: '' }), 'REQ-007');
    assert.equal(requirementName({ id: 'auth/Session expiry', title: 'Session expiry' }), 'auth/Session expiry');
  });

  it('is so on the page and among what can be signed', () => {
    const desk = deskOver(prepared('openspec'));
    const named = desk.model.requirements.filter(({ id, title }) => id.endsWith(`/${title}`));
    assert.ok(named.length > 0);
    const look = { say: inEnglish, language: 'en', paint: (_: unknown, text: string) => text, all: true };
    const page = outputs.page.render(desk.verdict, look, desk.model);
    const question = edits.signOff.questions.find(({ id }) => id === 'requirements');
    const labels = question?.choices?.(desk, { role: 'customer' }).map(({ label }) => label) ?? [];
    for (const { id } of named) assert.ok(page.includes(`<h4>${id}</h4>`), id);
    const ids = named.map(({ id }) => id);
    assert.ok(labels.length > 0);
    for (const label of labels)
      assert.ok(
        ids.some((id) => id === label),
        JSON.stringify(label),
      );
  });
});
