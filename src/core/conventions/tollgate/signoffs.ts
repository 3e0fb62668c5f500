import { digestText } from '../../digest.ts';
import { message } from '../../message.ts';
import type { Fact, Review, Signature } from '../../model.ts';
import type { Document } from '../../reader.ts';
import { readYamlInSteps } from '../../syntax/yaml.ts';
import { Complaints } from './complaints.ts';
import { Fields, isComplete, isEmpty } from './fields.ts';

const inSignature = ['requirement', 'digest', 'by', 'role', 'on', 'text'] as const;
const inReview = ['note', 'requirement', 'digest', 'by', 'on'] as const;

/** Entries between two pauses. */
const atOnce = 256;

/** `docs/signoffs.yaml`. A broken entry is a problem, and takes no other with it. */
export function* readSignoffs({ path, text }: Document): Generator<Fact | undefined> {
  const { root, problems } = yield* readYamlInSteps(text, { file: path, spoils: 'signoffs' });
  yield* problems;
  if (root === undefined || isEmpty(root)) return;
  const complaints = new Complaints('signoffs', path);
  if (root.kind !== 'map') {
    complaints.add(root, message('no map'), message('`signatures:` and `reviews:`'));
  } else {
    const fields = new Fields(root, complaints);
    fields.allow(['signatures', 'reviews'], 'nothing else');
    let n = 0;
    for (const entry of fields.list('signatures')) {
      yield* signature(entry, complaints);
      if (++n % atOnce === 0) yield;
    }
    for (const entry of fields.list('reviews')) {
      yield* review(entry);
      if (++n % atOnce === 0) yield;
    }
  }
  yield* complaints.problems;
}

function* signature(entry: Fields, complaints: Complaints): Generator<Signature> {
  entry.demand(inSignature);
  entry.allow(inSignature);
  const signed = {
    requirement: entry.text('requirement')?.value,
    digest: entry.digest('digest'),
    by: entry.text('by')?.value,
    role: entry.text('role')?.value.toLowerCase(),
    on: entry.day('on'),
    text: entry.text('text')?.value,
  };
  if (!isComplete(signed)) return;
  if (digestText(signed.text) !== signed.digest) {
    // The digest decides what was signed; the text only shows the difference.
    complaints.addMinor(
      entry.place,
      message('the text that was signed is not the one of the digest'),
      message('the entry as it was written when it was signed'),
    );
  }
  yield { kind: 'signature', ...signed, place: entry.place };
}

function* review(entry: Fields): Generator<Review> {
  entry.demand(inReview);
  entry.allow(inReview);
  const reviewed = {
    note: entry.text('note')?.value,
    requirement: entry.text('requirement')?.value,
    digest: entry.digest('digest'),
    by: entry.text('by')?.value,
    on: entry.day('on'),
  };
  if (isComplete(reviewed)) yield { kind: 'review', ...reviewed, place: entry.place };
}
