/** The version that the text of a manifest states, as written, and where. */
export type FindVersion = (text: string) => { readonly value: string; readonly offset: number } | undefined;

/** What the only group of the expression matches; the expression ends with it, or with what cannot contain it. */
export function firstMatch(pattern: RegExp): FindVersion {
  return (text) => {
    const match = pattern.exec(text);
    const value = match?.[1];
    return match === null || value === undefined
      ? undefined
      : { value, offset: match.index + match[0].lastIndexOf(value) };
  };
}
