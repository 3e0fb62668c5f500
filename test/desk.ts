import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  type Answers,
  changed,
  type Desk,
  type Edit,
  type Edits,
  isRefusal,
  judge,
  lazily,
  lexicon,
  type Refusal,
  registry,
  textsIn,
} from '../src/core/index.ts';
import { inEnglish } from '../src/core/message.ts';
import { readIn, today } from './judged.ts';
import { memoryFiles, type MemoryRepository } from './memory-files.ts';

/** A desk over a repository in memory. */
export function deskOver(repository: MemoryRepository, more: Partial<Desk> = {}): Desk {
  const read = readIn(repository);
  const { model, config } = read;
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  return {
    model,
    config: config.config,
    verdict,
    today,
    language: 'en',
    me: 'I. Petrov',
    idsElsewhere: [],
    spot: undefined,
    text(path) {
      const content = repository.files[path];
      if (content === undefined) return undefined;
      return (typeof content === 'string' ? content : new TextDecoder().decode(content)).replace(/^\uFEFF/, '');
    },
    exists: (path) => Object.keys(repository.files).some((file) => file === path || file.startsWith(`${path}/`)),
    digest(path) {
      const content = repository.files[path];
      return content === undefined ? undefined : createHash('sha256').update(content).digest('hex');
    },
    lexicon: lazily(() => lexicon(read, verdict)),
    texts: (has) => textsIn(memoryFiles(repository), read.filing, has),
    ...more,
  };
}

/** The answers with what the questions say where nothing is answered; every check holds. */
export function answered({ questions }: Edit, desk: Desk, given: Answers): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const question of questions) {
    if (question.when?.(desk, answers) === false) continue;
    const answer = given[question.id] ?? question.initial?.(desk, answers);
    if (answer === undefined || answer === '') {
      assert.ok(question.optional === true || question.kind === 'several', `no answer to ${question.id}`);
      continue;
    }
    for (const each of typeof answer === 'string' ? [answer] : answer) {
      const wrong = question.check?.(each, desk, answers);
      assert.equal(wrong && inEnglish(wrong), undefined, question.id);
    }
    answers[question.id] = answer;
  }
  return answers;
}

/** What an edit gives, with the questions answered as both doors do it. */
export function result(edit: Edit, desk: Desk, given: Answers = {}): Edits | Refusal {
  return edit.write(desk, answered(edit, desk, given));
}

/** The repository after an edit. */
export function written(
  repository: MemoryRepository,
  edit: Edit,
  given: Answers = {},
  more: Partial<Desk> = {},
): Written {
  const desk = deskOver(repository, more);
  const answers = answered(edit, desk, given);
  const edits = edit.write(desk, answers);
  assert.ok(!isRefusal(edits), isRefusal(edits) ? inEnglish(edits.refused) : '');
  assertForetold(edit, edits, desk, given);
  return { repository: after(repository, edits), edits };
}

/** Who is told before anything is asked that nothing can be written, is told the truth. */
function assertForetold(edit: Edit, { create, change }: Edits, desk: Desk, given: Answers): void {
  assert.equal(edit.whyNot?.(desk), undefined, edit.id);
  const targets = edit.writesTo?.(desk, given) ?? [];
  const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const isIn = (path: string, target: string): boolean =>
    path === target || path.startsWith(`${target}/`) || (!desk.exists(target) && parentOf(path) === parentOf(target));
  const paths = [...create, ...change].map(({ path }) => path);
  if (targets.length > 0)
    assert.ok(
      targets.some((target) => paths.some((path) => isIn(path, target))),
      `${edit.id} writes ${paths.join(', ')}, not to ${targets.join(', ')}`,
    );
}

export interface Written {
  readonly repository: MemoryRepository;
  readonly edits: Edits;
}

/** Why an edit writes nothing. */
export function refusal(
  repository: MemoryRepository,
  edit: Edit,
  given: Answers = {},
  more: Partial<Desk> = {},
): string {
  const edits = result(edit, deskOver(repository, more), given);
  assert.ok(isRefusal(edits), 'it wrote');
  return inEnglish(edits.refused);
}

/** Applies edits as the doors do: nothing is written over, and a change must fit the text that it was made for. */
export function after(repository: MemoryRepository, { create, change, move = [] }: Edits): MemoryRepository {
  const files = { ...repository.files };
  for (const { path, text } of create) {
    assert.equal(files[path], undefined, `${path} is there already`);
    assert.ok(!text.includes('\r'), path);
    files[path] = text;
  }
  for (const each of change) {
    const before = files[each.path];
    assert.ok(before !== undefined, each.path);
    const text = typeof before === 'string' ? before : new TextDecoder().decode(before);
    assert.equal(text.replace(/^\uFEFF/, ''), each.before, each.path);
    files[each.path] = changed(each);
  }
  for (const { from, to } of move) {
    const text = files[from];
    assert.ok(text !== undefined && files[to] === undefined, `${from} to ${to}`);
    files[to] = text;
    delete files[from];
  }
  return { ...repository, files };
}
