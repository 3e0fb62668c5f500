/** At the beginning of a line, what git leaves around two versions of lines that it could not merge. */
export const mergeMarker = /^(?:<{7}|>{7})(?: |\r?$)/m;
