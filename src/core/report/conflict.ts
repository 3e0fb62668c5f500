import { message } from '../message.ts';

/** How git says that a merge is not finished. XML and JSON are broken by it; what is read line by line would pass over it. */
const marker = /^(?:<{7}|>{7})(?: |$)/;

export function isConflict(line: string): boolean {
  return marker.test(line);
}

export const conflict = {
  found: message('marker of an unfinished merge'),
  wanted: message('one version of the lines between the markers'),
};
