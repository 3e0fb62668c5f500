import { parseId } from '../ids.ts';
import { message } from '../message.ts';
import type { AcceptanceCriterion, Message, Model, Requirement } from '../model.ts';

/** What somebody means by an ID that they type: a requirement, or one of its acceptance criteria. */
export type CitedRequirement =
  | { readonly requirement: Requirement; readonly criterion: AcceptanceCriterion | undefined }
  | { readonly unclear: Message };

/** @param typed `REQ-007`, `REQ-007/2`, `001-login/FR-001`, `login/2.1` */
export function citedRequirement(typed: string, { trace }: Model): CitedRequirement {
  const written = typed.trim().replace(/^`(.*)`$/, '$1');
  const { id, criterion: number } = parseId(written) ?? { id: written, criterion: undefined };
  const meant = trace.meaning(id, number);
  const [, outer, last] = /^(.+\/.+)\/([1-9]\d{0,3})$/.exec(written) ?? [];
  const { resolution, criterion } =
    meant.resolution.kind === 'found' || outer === undefined ? meant : trace.meaning(outer, last);
  switch (resolution.kind) {
    case 'found': {
      const { requirement } = resolution;
      const own = requirement.criteria.find((each) => each.number === criterion);
      if (criterion === undefined || own !== undefined) return { requirement, criterion: own };
      return {
        unclear: message('{id} has no acceptance criterion {number}', { id: requirement.id, number: criterion }),
      };
    }
    case 'ambiguous': {
      const places = resolution.requirements.map(({ id: each, place }) => `${each} (${place.file}:${place.line})`);
      return { unclear: message('`{id}` means several requirements: {places}', { id: written, places }) };
    }
    case 'unknown': {
      const { nearest } = resolution;
      if (nearest.length === 0) return { unclear: message('no requirement is called `{id}`', { id: written }) };
      return { unclear: message('no requirement is called `{id}`; perhaps {nearest}', { id: written, nearest }) };
    }
    case 'foreign':
      return { unclear: message('no requirement is called `{id}`', { id: written }) };
  }
}
