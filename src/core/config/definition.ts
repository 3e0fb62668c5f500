import { isPlaceholder } from '../convention/placeholder.ts';
import * as v from 'valibot';
import { daysBetween, isDay, isWrittenAsDay } from '../days.ts';
import { message } from '../message.ts';
import { policyFiles } from '../own-paths.ts';
import { choice, group, keys, list, testNumbers, text } from './pieces.ts';
import type { Level, Role, Severity } from '../model.ts';
import { isIntricate } from '../syntax/globs.ts';

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
          message(
            'How much the gate asks for. tests: results that pass and are fresh. requirements (default): also that each requirement is verified. delivery: everything a delivery to a customer needs.',
          ).text,
        ),
      ),
    ),
    customer: v.exactOptional(v.pipe(text, v.description(message('Whom the result is for.').text))),
    people: list(
      person,
      message('Who takes part. Where people are listed, only a tester can say that the tests passed.').text,
    ),
    paths: group(
      {
        specs: paths(message('Specifications.').text),
        architecture: paths(message('Architecture notes: the decisions, their components and the environment.').text),
        sources: paths(message('Code that implements requirements.').text),
        tests: paths(message('Test files: a reference in them verifies, elsewhere it implements.').text),
        reports: paths(
          message('Reports of test runners. Replaces the usual places, and is looked up in ignored folders too.').text,
        ),
        exclude: paths(message('What is left out altogether.').text, leftOut),
        generated: paths(message('Generated files: a change in them does not make test results stale.').text),
      },
      message(
        'Where things are, relative to this folder, as paths or globs with `/`. What is not said is looked for at the usual places. A glob may have three `**` and eight groups in braces, and each name in it four `*` beside `?` or `[…]`: more would take too long to match.',
      ).text,
    ),
    test: v.exactOptional(
      v.pipe(command, v.description(message('The command that runs the tests and writes their reports.').text)),
    ),
    tests: testNumbers,
    severities: group(
      Object.fromEntries(criterionIds.map((id) => [id, severity(id)])),
      message('Overrides the severities of the level, by criterion.').text,
    ),
    waivers: list(waiver(criterionIds), message('Exceptions: each with a reason, a name and an end.').text),
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

/** A text that says something: nobody excuses a finding with `TODO`. */
const said = v.pipe(
  text,
  v.check((written) => written.trim() === '' || !isPlaceholder(written), 'empty'),
);

/** No system runs what has that character in it. */
const command = v.pipe(
  text,
  v.check((written) => !written.includes('\0'), 'no-command'),
);

const path = v.pipe(
  text,
  v.check((written) => !absolute.test(written), 'absolute'),
  v.check((written) => !backslash.test(written), 'backslash'),
  v.check((written) => !upwards.test(written), 'upwards'),
  v.check((written) => !isIntricate(written), 'intricate'),
);

/** Whoever names it there believes that it is obeyed no longer. */
const leftOut = v.pipe(
  path,
  v.check((written) => !policyFiles.includes(written.replace(/^(?:\.\/)+/, '')), 'obeyed'),
);

const person = keys({
  name: v.pipe(text, v.description(message('As it stands in signatures and statements.').text)),
  roles: v.exactOptional(
    v.pipe(oneOrMany(choice(roles)), v.description(message('What the person may speak for.').text)),
  ),
  email: v.exactOptional(v.pipe(text, v.description(message('The address, for whoever wants to ask.').text))),
});

function waiver(criterionIds: readonly string[]) {
  return v.pipe(
    keys({
      criterion: v.pipe(choice(criterionIds), v.description(message('What is waived.').text)),
      subject: v.exactOptional(
        v.pipe(
          text,
          v.description(message('Only for this ID, test or file; without it, whatever the criterion finds.').text),
        ),
      ),
      until: v.pipe(day, v.description(message('The last day, at most 90 days after `on`.').text)),
      by: v.pipe(said, v.description(message('Who answers for it.').text)),
      on: v.pipe(day, v.description(message('The day it was granted.').text)),
      reason: v.pipe(said, v.description(message('Why the finding is acceptable for that long.').text)),
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

function paths(description: string, each: typeof path | typeof leftOut = path) {
  return v.exactOptional(v.pipe(oneOrMany(each), v.description(description)));
}
