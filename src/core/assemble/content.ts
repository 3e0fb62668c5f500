import { contentLines, digestText } from '../digest.ts';
import type { Entry, Hash } from '../files.ts';
import type { Difference } from '../grouped.ts';
import type { Content, Model } from '../model.ts';
import type { Filing } from '../reading/filing.ts';
import { isSameList } from '../reading/kept.ts';
import type { Shelf } from '../reading/shelf.ts';

/**
 * What the tests run on.
 * @param changed the shelves of the earlier filing that are gone, and those that came in their place
 */
export function contentOf(
  filing: Filing,
  hash: Hash,
  changed: Difference<Shelf>,
  before?: { readonly filing: Filing; readonly model: Pick<Model, 'content'> },
): Content {
  const known = before?.model.content;
  const isSame =
    known !== undefined &&
    before?.filing.links === filing.links &&
    known.isWithoutCode === isWithoutCode(filing.shelves) &&
    isSameContent(changed);
  return isSame ? known : digested(filing, hash);
}

function isSameContent({ gone, come }: Difference<Shelf>): boolean {
  return (
    gone.length === come.length &&
    gone.every((shelf, at) => {
      const [was, now] = [shelf.content(), come[at]?.content()];
      const { path, time } = was.newest ?? {};
      const isAsNew = path === now?.newest?.path && time === now?.newest?.time;
      return isAsNew && now !== undefined && was.files === now.files && isSameList(was.lines, now.lines);
    })
  );
}

function digested({ shelves, links }: Filing, hash: Hash): Content {
  let files = 0;
  let newest: Pick<Entry, 'path' | 'time'> | undefined;
  for (const shelf of shelves) {
    const content = shelf.content();
    hash.update(content.lines);
    files += content.files;
    if (newest === undefined || (content.newest !== undefined && content.newest.time > newest.time))
      newest = content.newest;
  }
  hash.update(contentLines(links.map(({ path, to }) => ({ path, sha256: digestText(to) }))));
  for (const link of links) if (newest === undefined || link.time > newest.time) newest = link;
  return {
    digest: hash.hex(),
    files,
    newest: newest && { path: newest.path, time: newest.time },
    ...(isWithoutCode(shelves) && { isWithoutCode: true }),
  };
}

function isWithoutCode(shelves: readonly Shelf[]): true | undefined {
  const isContent = shelves.some(({ files }) =>
    files.some(({ kind }) => kind.isCode && kind.isContent && !kind.isPassedOver),
  );
  const hasCode = (): boolean => shelves.some((shelf) => shelf.counts().sources + shelf.counts().tests > 0);
  return !isContent && hasCode() ? true : undefined;
}
