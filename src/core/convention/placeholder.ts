/** `TODO`, `TBD`, `?`, `-`, a line to write upon: stands where something is still to be said, and says nothing. */
const placeholder = /^(?:~|todo|tbd|tba|fixme|xxx|\?+|[-–—]+|[_\s]+|…|\.{3,})[.:!]?$/i;

/** Whether a value says no more than that it is missing. */
export function isPlaceholder(value: string): boolean {
  const said = value.trim();
  return said === '' || placeholder.test(said);
}
