import * as v from 'valibot';
import { daysBetween, isDay, isWrittenAsDay } from '../days.ts';
import { choice, group, keys, list, testNumbers, text } from './pieces.ts';
import type { Level, Role, Severity } from '../model.ts';

// @req GATE-007
/** These can be waived, with a name and an end, but never turned down. */
export const neverLoosened: readonly string[] = ['results-present', 'tests-pass', 'results-fresh'];
/** A waiver that lasts longer is a rule that nobody wrote down. */
export const longestWaiver = 90;

const levels = ['tests', 'requirements', 'delivery'] as const satisfies readonly Level[];
const severities = ['block', 'warn', 'off'] as const satisfies readonly Severity[];
const roles = ['manager', 'analyst', 'customer', 'devops', 'developer', 'tester'] as const satisfies readonly Role[];

/**
 * `tollgate.yaml`: what validates it, and what its JSON schema is generated from. The message of a rule is a code that `mistakes.ts` turns
 * into a sentence, followed by the words that would be right.
 */
export function definition(criterionIds: readonly string[]) {
  return keys({
    gate: v.exactOptional(
      v.pipe(
        choice(levels),
        v.description(
          'How much the gate asks for. tests: results that pass and are fresh. requirements (default): also that each requirement is verified. delivery: everything a delivery to a customer needs.',
        ),
      ),
    ),
    customer: v.exactOptional(v.pipe(text, v.description('Whom the result is for.'))),
    people: list(person, 'Who takes part. Where people are listed, only a tester can say that the tests passed.'),
    paths: group(
      {
        specs: paths('Specifications.'),
        architecture: paths('Architecture notes: the decisions, their components and the environment.'),
        sources: paths('Code that implements requirements.'),
        tests: paths('Test files: a reference in them verifies, elsewhere it implements.'),
        reports: paths('Reports of test runners. Replaces the usual places, and is looked up in ignored folders too.'),
        exclude: paths('What is left out altogether.'),
        generated: paths('Generated files: a change in them does not make test results stale.'),
      },
      'Where things are, relative to this folder, as paths or globs with `/`. What is not said is looked for at the usual places.',
    ),
    test: v.exactOptional(v.pipe(text, v.description('The command that runs the tests and writes their reports.'))),
    tests: testNumbers,
    severities: group(
      Object.fromEntries(criterionIds.map((id) => [id, severity(id)])),
      'Overrides the severities of the level, by criterion.',
    ),
    waivers: list(waiver(criterionIds), 'Exceptions: each with a reason, a name and an end.'),
  });
}

const day = v.pipe(
  v.string('day'),
  v.isoDate('day'),
  v.check((written) => !isWrittenAsDay(written) || isDay(written), 'no-such-day'),
);

/** From the top of some disk, of somebody's home, or of the network. */
const absolute = /^!?(?:[/\\]|~[/\\]|[A-Za-z]:|[a-z][a-z+.-]+:\/\/)/;
const upwards = /(?:^!?|\/)\.\.(?:\/|$)/;
/** Before a letter it separates folders on Windows; before anything else it takes a glob character literally. */
const backslash = /\\[\p{L}\p{N}._-]/u;

const path = v.pipe(
  text,
  v.check((written) => !absolute.test(written), 'absolute'),
  v.check((written) => !backslash.test(written), 'backslash'),
  v.check((written) => !upwards.test(written), 'upwards'),
);

const person = keys({
  name: v.pipe(text, v.description('As it stands in signatures and statements.')),
  roles: v.exactOptional(v.pipe(oneOrMany(choice(roles)), v.description('What the person may speak for.'))),
  email: v.exactOptional(v.pipe(text, v.description('The address, for whoever wants to ask.'))),
});

function waiver(criterionIds: readonly string[]) {
  return v.pipe(
    keys({
      criterion: v.pipe(choice(criterionIds), v.description('What is waived.')),
      subject: v.exactOptional(
        v.pipe(text, v.description('Only for this ID, test or file; without it, whatever the criterion finds.')),
      ),
      until: v.pipe(day, v.description('The last day, at most 90 days after `on`.')),
      by: v.pipe(text, v.description('Who answers for it.')),
      on: v.pipe(day, v.description('The day it was granted.')),
      reason: v.pipe(text, v.description('Why the finding is acceptable for that long.')),
    }),
    v.forward(
      v.partialCheck([['on'], ['until']], (days) => !(lastsFor(days) < 0), 'ends-before'),
      ['until'],
    ),
    v.forward(
      v.partialCheck([['on'], ['until']], (days) => !(lastsFor(days) > longestWaiver), 'too-long'),
      ['until'],
    ),
  );
}

/** In days; not a number where one of the two is no day, which is a mistake of its own. */
function lastsFor({ on, until }: { readonly on: string; readonly until: string }): number {
  return isDay(on) && isDay(until) ? daysBetween(on, until) : Number.NaN;
}

function severity(id: string) {
  return v.exactOptional(neverLoosened.includes(id) ? v.picklist(['block'], 'never-loosened') : choice(severities));
}

function oneOrMany<const Item extends v.GenericSchema>(item: Item) {
  return v.union([item, v.array(item)]);
}

function paths(description: string) {
  return v.exactOptional(v.pipe(oneOrMany(path), v.description(description)));
}
