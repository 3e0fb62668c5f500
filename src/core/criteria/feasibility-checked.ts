import { criterion } from '../criterion.ts';
import { isDay } from '../days.ts';
import { message } from '../message.ts';
import type { Day, Feasibility, Message, Requirement } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';

export const feasibilityChecked = criterion<Requirement>({
  id: 'feasibility-checked',
  phase: 'requirements',
  position: 7,
  title: message('Somebody looked at whether each requirement is feasible'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification'],
  subjects: requirementsInScope,
  *judge({ id, place, feasible }, _model, { today }) {
    if (feasible === undefined) {
      yield {
        result: 'fails',
        subject: id,
        place,
        found: message('nobody said whether {id} is feasible', { id }),
        wanted,
        kind: 'not-checked',
        fix: 'tollgate.recordFeasibility',
      };
      return;
    }
    const wrong = fault(feasible, today);
    if (wrong !== undefined) {
      yield { result: 'fails', subject: id, place: feasible.place, ...wrong, fix: 'tollgate.recordFeasibility' };
    }
  },
  folds: {
    'not-checked': (n) => ({ found: message('nobody said whether {n} requirements are feasible', { n }), wanted }),
  },
});

const wanted = message('`Feasible: yes, no or conditional, with the conditions (name, day)`');

/** A condition holds once it is written down: whoever agrees to the requirement can read it. */
function fault(
  { verdict, remark, by, on }: Feasibility,
  today: Day,
): { readonly found: Message; readonly wanted: Message } | undefined {
  if (verdict === 'no') {
    return {
      found: remark === '' ? message('not feasible') : message('not feasible: {remark}', { remark }),
      wanted: message('a changed requirement, or the state `draft` or `retired`'),
    };
  }
  if (verdict === 'conditional' && remark === '')
    return { found: message('feasible on conditions that are not named'), wanted };
  if (by === undefined || by === '')
    return { found: message('nobody stands behind the judgement of feasibility'), wanted };
  if (on === undefined || !isDay(on)) return { found: message('the judgement of feasibility has no day'), wanted };
  if (on > today)
    return { found: message('the judgement of feasibility is dated in the future: {on}', { on }), wanted };
  return undefined;
}
