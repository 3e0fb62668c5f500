import {
  bind,
  finish,
  judge,
  outputs,
  type Question,
  readRepository,
  registry,
  type ReadRepository,
  type Verdict,
  writeEvidence,
} from '../src/core/index.ts';
import { type MemoryRepository, memoryFiles } from './memory-files.ts';

export const today = '2026-11-23';

export function readIn(repository: MemoryRepository): ReadRepository {
  return finish(readRepository(memoryFiles(repository)));
}

/** What the gate says of a repository in memory. */
export function judged(repository: MemoryRepository, question: Partial<Question> = {}): Verdict {
  const { model, config } = readIn(repository);
  return judge(model, config, { gate: 'release', today, ...question }, registry);
}

/** The repository after `tollgate test` has run on it: its reports are bound to its content. */
export function tested(repository: MemoryRepository, exit = 0): MemoryRepository {
  const after = readIn(repository).model;
  const run = { command: 'npm test', exit, started: '2026-11-20T09:59:00.000Z', ended: '2026-11-20T10:00:00.000Z' };
  const evidence = bind({ ...after, reports: [], coverage: [] }, run, after);
  return { ...repository, files: { ...repository.files, '.tollgate/evidence.json': writeEvidence(evidence) } };
}

/** The verdict as machines get it. */
export function asJson(verdict: Verdict): string {
  return outputs.json.render(verdict);
}
