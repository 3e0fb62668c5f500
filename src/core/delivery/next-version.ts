import type { Model } from '../model.ts';
import { compareVersions } from '../versions.ts';

/** The version after the last that a release or the project's manifest names: one more in its middle. */
export function nextVersion({ releases, versions }: Model): string | undefined {
  const named = [...releases, ...versions].map(({ version }) => version);
  const last = named.sort(compareVersions).at(-1);
  const [, head, minor] = /^(v?\d+\.)(\d+)(?:\.\d+)?$/.exec(last ?? '') ?? [];
  return head === undefined ? undefined : `${head}${Number(minor) + 1}.0`;
}
