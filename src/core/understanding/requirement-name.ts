import type { Requirement } from '../model.ts';

/** What a requirement is called in one line, the same on every surface. Some conventions name one by its title. */
export function requirementName({ id, title }: Pick<Requirement, 'id' | 'title'>): string {
  return title === '' || id.endsWith(title) ? id : `${id} ${title}`;
}
