import { type Desk, type Edit, isRefusal, listOf, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { byQuestion, dayQuestion, requirementChoices } from '../writing/asking.ts';
import { attributeEdits } from '../writing/attribute-edits.ts';
import { inMarkdown } from '../writing/inline.ts';
import { aboutRequirements } from '../writing/specification-question.ts';

const words = {
  en: { yes: 'yes', no: 'no', conditional: 'conditional' },
  ru: { yes: 'да', no: 'нет', conditional: 'условно' },
} as const;

export const recordFeasibility: Edit = {
  id: 'record-feasibility',
  title: message('Record Feasibility'),
  summary: message('whether requirements can be met: by whom, and on which day'),
  questions: [
    {
      id: 'requirement',
      prompt: message('Which requirements?'),
      kind: 'several',
      choices: (desk) => requirementChoices(ours(desk), ({ feasible }) => feasible === undefined),
      initial: ({ model, spot }) =>
        model.requirements
          .filter(({ place, endLine }) => {
            const at = spot?.place;
            return at?.file === place.file && at.line >= place.line && at.line <= endLine;
          })
          .map(({ id }) => id),
    },
    {
      id: 'verdict',
      prompt: message('Are they feasible?'),
      kind: 'one',
      choices: () => [
        { value: 'yes', label: message('yes') },
        { value: 'conditional', label: message('on conditions') },
        { value: 'no', label: message('no') },
      ],
    },
    {
      id: 'remark',
      prompt: message('With what effort, or on which conditions?'),
      example: message('two days with the printing library'),
      optional: true,
      when: (_desk, answers) => textOf(answers, 'verdict') !== 'conditional',
    },
    {
      id: 'conditions',
      prompt: message('On which conditions?'),
      example: message('once the printing library is paid for'),
      when: (_desk, answers) => textOf(answers, 'verdict') === 'conditional',
    },
    byQuestion(message('Who says so?')),
    dayQuestion,
  ],
  ...aboutRequirements,
  write(desk, answers) {
    const ids = new Set(listOf(answers, 'requirement'));
    const requirements = ours(desk).model.requirements.filter(({ id }) => ids.has(id));
    if (requirements.length === 0) return { refused: message('no requirement was chosen') };
    const verdict = textOf(answers, 'verdict') as keyof (typeof words)['en'];
    const remark = inMarkdown(textOf(answers, 'remark') || textOf(answers, 'conditions'));
    const said = `${remark === '' ? '' : `, ${remark}`} (${inMarkdown(textOf(answers, 'by'))}, ${textOf(answers, 'on') || desk.today})`;
    const written = attributeEdits(desk, requirements, (language) => ({
      name: 'feasible',
      value: words[language][verdict] + said,
    }));
    if (isRefusal(written)) return written;
    const [first] = requirements;
    return {
      ...written,
      done:
        requirements.length === 1
          ? message('the feasibility of {id} is recorded', { id: first?.id ?? '' })
          : message('the feasibility of {n} requirements is recorded', { n: requirements.length }),
    };
  },
};

/** Only our own form has a place for it; nothing of others is rewritten. */
function ours(desk: Desk): Desk {
  const requirements = desk.model.requirements.filter(({ convention }) => convention === 'tollgate');
  return { ...desk, model: { ...desk.model, requirements } };
}
