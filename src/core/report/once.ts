import type { Sha256 } from '../model.ts';

/** Each file once, by its bytes: a runner, or whoever collects what runners wrote, may leave the same report at two places. */
export function once<File extends { readonly sha256: Sha256 }>(files: readonly File[]): readonly File[] {
  const seen = new Set<Sha256>();
  return files.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
}
