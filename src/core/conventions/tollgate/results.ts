import { parseId } from '../../ids.ts';
import { message } from '../../message.ts';
import type { Fact, ManualResult } from '../../model.ts';
import type { Document } from '../../reader.ts';
import { readYaml } from '../../syntax/yaml.ts';
import { verificationNamed, verificationWords } from './attributes.ts';
import { Complaints } from './complaints.ts';
import { type Fields, isComplete, listOf } from './fields.ts';

const needed = ['requirement', 'method', 'verdict', 'by', 'on', 'digest'] as const;

/** `docs/results.yaml`: results of what no test can verify. A broken entry is a problem, and takes no other with it. */
export function* readResults({ path, text }: Document): Generator<Fact> {
  const { root, problems } = readYaml(text, { file: path, spoils: 'results' });
  yield* problems;
  if (root === undefined) return;
  const complaints = new Complaints('results', path);
  for (const entry of listOf(root, complaints)) yield* result(entry, complaints);
  yield* complaints.problems;
}

function* result(entry: Fields, complaints: Complaints): Generator<ManualResult> {
  entry.demand(needed);
  entry.allow([...needed, 'evidence']);
  const subject = entry.text('requirement');
  const id = parseId(subject?.value ?? '');
  if (subject !== undefined && id?.criterion !== undefined) {
    const found = message('a result of {id}, one acceptance criterion', { id: subject.value });
    complaints.add(subject.place, found, message('a result of {id}, all of it', { id: id.id }));
  }
  const found = {
    requirement: subject?.value,
    method: method(entry, complaints),
    verdict: entry.word('verdict', ['passed', 'failed']),
    by: entry.text('by')?.value,
    on: entry.day('on'),
    digest: entry.digest('digest'),
    evidence: entry.prose('evidence')?.value ?? '',
  };
  if (isComplete(found)) yield { kind: 'result', ...found, place: entry.place };
}

function method(entry: Fields, complaints: Complaints): ManualResult['method'] | undefined {
  const stated = entry.text('method');
  if (stated === undefined) return undefined;
  const known = verificationNamed(stated.value);
  if (known !== undefined) return known;
  const found = message('{key}: {value}', { key: 'method', value: stated.value });
  complaints.add(stated.place, found, message('one of: {words}', { words: verificationWords }));
  return undefined;
}
