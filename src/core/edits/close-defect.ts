import { type Choice, type Desk, type Edit, textOf } from '../edit.ts';
import { freshness } from '../freshness.ts';
import { isMended } from '../criterion/mended.ts';
import { message } from '../message.ts';
import type { Defect } from '../model.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { inFrontMatter } from '../writing/front-matter.ts';
import { changeTo } from '../writing/lines.ts';
import { setYaml } from '../writing/yaml-text.ts';

/** Closes a defect whose test passes on the content that is here now; no other is offered. */
export const closeDefect: Edit = {
  id: 'close-defect',
  title: message('Close Defect'),
  summary: message('close a defect whose test passes on this content'),
  questions: [
    {
      id: 'defect',
      prompt: message('Which defect? Its test passes on this content.'),
      none: message('no defect that is not closed has a test that passes on this content'),
      kind: 'one',
      choices: (desk) => desk.model.defects.filter((each) => isProven(each, desk)).map(choice),
      initial: (desk) => {
        const [only, ...others] = desk.model.defects.filter((each) => isProven(each, desk));
        return others.length === 0 ? only?.id : undefined;
      },
    },
  ],
  write(desk, answers) {
    const id = textOf(answers, 'defect');
    const defect = desk.model.defects.find((each) => each.id === id);
    if (defect === undefined) return { refused: message('no defect is called `{id}`', { id }) };
    const { place } = defect;
    if (defect.status === 'closed') return { refused: message('{id} is closed already', { id }), place };
    if (!isProven(defect, desk)) {
      return {
        refused: message('{id} has no test that passes on this content', { id }),
        place: defect.test?.place ?? place,
      };
    }
    const before = desk.text(place.file);
    if (before === undefined) return gone(place.file);
    const after = inFrontMatter(before, (yaml) => setYaml(yaml, ['status'], 'closed'));
    if (after === undefined) return leftAlone(desk, place.file);
    const done = message('{id} is closed: “{test}” passes', { id, test: defect.test?.value ?? '' });
    return { create: [], change: [changeTo(place.file, before, after)], done };
  },
};

function isProven(defect: Defect, { model, config, today }: Desk): boolean {
  const { reports, evidence, content } = model;
  const policy = { freshness: freshness(reports, evidence, content, today), level: config.gate };
  return defect.status !== 'closed' && isMended(defect, model, policy);
}

function choice({ id, title, test, place }: Defect): Choice {
  return { value: id, label: `${id} ${title}`, description: test?.value ?? '', detail: place.file };
}
