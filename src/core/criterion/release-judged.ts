import type { Observation } from '../criterion.ts';
import { grouped } from '../grouped.ts';
import { message } from '../message.ts';
import type { Day, Model, Place, Release, ReleasePart } from '../model.ts';
import { versionKey } from '../versions.ts';
import { memoized } from '../memoized.ts';

/** The protocol of a release; undefined where nobody began one. */
export function releaseNamed(version: string, model: Model): Release | undefined {
  return releasesNamed(version, model)[0];
}

function releasesNamed(version: string, { releases }: Model): readonly Release[] {
  return byVersion(releases).get(versionKey(version)) ?? [];
}

/** Asked for each of many requirements. */
const byVersion = memoized(
  (releases: readonly Release[]) => grouped(releases, ({ version }) => versionKey(version)),
  new WeakMap(),
);

/** Whether it runs on that day: a day still to come is a plan. */
export function isInOperation({ operation }: Pick<Release, 'operation'>, today: Day): boolean {
  return operation?.since !== undefined && operation.since <= today;
}

/** Where two files are of one release, such as `1.0.md` and `v1.0.0.md`, nobody knows which of them holds. */
export function doubled(version: string, model: Model): Observation | undefined {
  const [first, second] = releasesNamed(version, model);
  if (first === undefined || second === undefined) return undefined;
  return {
    result: 'unverified',
    subject: version,
    place: second.place,
    found: message('{version} has two files: {file} and {other}', {
      version,
      file: first.place.file,
      other: second.place.file,
    }),
    wanted: message('one file for each release'),
  };
}

/** Where a part of its protocol stands, or is to stand. */
export function placeOf(part: ReleasePart, release: Release | undefined): Place | null {
  return release?.[part]?.place ?? release?.unfilled?.[part] ?? release?.place ?? null;
}

export function releaseFile(version: string): string {
  return `docs/releases/${version}.md`;
}

/** Whether its protocol goes on: what is in operation, and said so in full, is done. */
export function goesOn({ operation }: Pick<Release, 'operation'>): boolean {
  return operation?.since === undefined || operation.by === undefined || operation.observed === undefined;
}

/** The command that begins a protocol, where there is none that another could go on with. */
export function fixIn(release: Release | undefined, fix: string): { readonly fix: string } {
  return { fix: release === undefined || !goesOn(release) ? 'tollgate.newRelease' : fix };
}

/** What belongs to a release cannot be judged where none is named: that is unknown, not superfluous. */
export const noRelease: Observation = {
  result: 'unverified',
  subject: null,
  place: null,
  found: message('nothing says which release is judged'),
  wanted: message('a file in `docs/releases`, a version in the manifest of the project, or `--release`'),
  fix: 'tollgate.newRelease',
};
