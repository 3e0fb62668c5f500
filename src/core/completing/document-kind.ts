import type { Model } from '../model.ts';
import type { DocumentKind } from './skeleton.ts';

const claim = /^tollgate:[ \t]*["']?spec\b/m;
const headLength = 4096;

/** What a Markdown document is, or is going to be, by its front matter and by the folder that it lies in. */
export function documentKind(
  path: string,
  text: string,
  { specifications, notes }: Pick<Model, 'specifications' | 'notes'>,
): DocumentKind | undefined {
  if (claim.test(text.slice(0, headLength)) || specifications.some(({ place }) => place.file === path))
    return 'specification';
  if (!/^---[ \t]*\r?(?:\n|$)/.test(text)) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder === 'docs/defects/') return 'defect';
  if (folder === 'docs/specs/') return 'specification';
  const isNote = /^(?:docs\/(?:architecture|adr|decisions)|doc\/adr)\/$/.test(folder);
  return isNote || notes.some(({ place }) => place.file.slice(0, place.file.lastIndexOf('/') + 1) === folder)
    ? 'note'
    : undefined;
}
