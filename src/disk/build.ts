declare const TOLLGATE_BUILD: string | undefined;

/** One for all that is built from the same sources: the editor and the command line share what they keep. */
export function program(): string {
  return typeof TOLLGATE_BUILD === 'string' ? TOLLGATE_BUILD : 'unbuilt';
}
