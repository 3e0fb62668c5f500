import { isDay } from '../days.ts';
import type { Day, Release } from '../model.ts';
import { isRefusal } from './reopened.ts';

export const handOverKeys = ['artifact', 'sha256', 'environment', 'by', 'to', 'on'] as const;

/** What is still to be filled in of a hand-over. */
export function missingIn({ fields }: NonNullable<Release['handover']>): string[] {
  return handOverKeys.filter((key) => (fields[key]?.value.trim() ?? '') === '');
}

/** Undefined where the release was not handed over, or nobody wrote when. */
export function handedOverOn(release: Release | undefined): Day | undefined {
  const on = release?.handover?.fields['on']?.value.trim() ?? '';
  return isDay(on) ? on : undefined;
}

/** Of the artifact, 64 digits in lower case; undefined where none is written that is one. */
export function handedOverDigest(release: Release | undefined): string | undefined {
  const digits = (release?.handover?.fields['sha256']?.value ?? '')
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

/** Whether the customer refused what is still the last that was handed over: nothing is there to be tried again. */
export function isRefusedAsHandedOver(release: Release): boolean {
  const { acceptance } = release;
  if (!isRefusal(acceptance?.verdict)) return false;
  const [refused, handedOver] = [acceptance?.sha256, handedOverDigest(release)];
  if (refused !== undefined && handedOver !== undefined) return refused === handedOver;
  const [on, since] = [acceptance?.on, handedOverOn(release)];
  return on === undefined || since === undefined || since <= on;
}
