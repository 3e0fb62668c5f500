import * as v from 'valibot';
import { message } from '../message.ts';

/** What definitions of our YAML files are made of. The message of a rule is a code that `mistakes.ts` turns into a sentence. */

export const text = v.pipe(v.string(), v.regex(/\S/, 'empty'));
export const count = v.pipe(v.number('count'), v.integer('count'), v.minValue(1, 'count'));
const noneOrCount = v.pipe(v.number('none-or-count'), v.integer('none-or-count'), v.minValue(0, 'none-or-count'));
const percent = v.pipe(v.number('percent'), v.minValue(0, 'percent'), v.maxValue(100, 'percent'));

export function choice<const Choices extends readonly string[]>(choices: Choices) {
  return v.picklist(choices, `choice ${choices.join(' ')}`);
}

/** Unknown keys are mistakes, and all of them are reported: valibot's own strict object stops at the first. */
export function keys<const Entries extends v.ObjectEntries>(entries: Entries) {
  return noList(v.objectWithRest(entries, v.never(`key ${Object.keys(entries).join(' ')}`)));
}

/** To valibot a list is an object whose keys are numbers, so that an empty one would say nothing. */
function noList<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const run: Schema['~run'] = (dataset, config) => {
    if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config);
    v._addIssue(schema, 'type', dataset, config);
    return dataset as ReturnType<Schema['~run']>;
  };
  return { ...schema, '~run': run };
}

/** A key with nothing but comments below it is the same as no key. */
export function group<const Entries extends v.ObjectEntries>(entries: Entries, description: string) {
  return v.pipe(v.nullish(keys(entries)), v.description(description));
}

export function list<const Item extends v.GenericSchema>(item: Item, description: string) {
  return v.pipe(v.nullish(v.array(item)), v.description(description));
}

/** The numbers that only get better, in `tollgate.yaml` as in the baseline. */
export const testNumbers = group(
  {
    atLeast: v.exactOptional(
      v.pipe(
        count,
        v.description(
          message('The number of tests that a report must at least hold. Fewer close the gate: it only grows.').text,
        ),
      ),
    ),
    coverage: group(
      {
        atLeast: v.exactOptional(
          v.pipe(
            percent,
            v.description(
              message('Percent of the lines that the tests must reach, where `coverage-kept` is turned on.').text,
            ),
          ),
        ),
      },
      message('What is known of the coverage. Judged where `severities` turns `coverage-kept` on.').text,
    ),
    skipsAtMost: v.exactOptional(
      v.pipe(
        noneOrCount,
        v.description(
          message('The number of tests that may be skipped without a reason; default: none. It only shrinks.').text,
        ),
      ),
    ),
  },
  message('What is known of the tests.').text,
);
