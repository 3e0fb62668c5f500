import type { Fix } from '../fix.ts';
import { keysAdded } from '../fixing/keys.ts';
import { message } from '../message.ts';

const usual: Readonly<Record<string, string>> = { status: 'open', severity: 'major' };

/** Keys without which a defect is not understood. */
export const addKeys: Fix = {
  id: 'add-keys',
  mends: 'problems',
  *offers({ what: { spoils, found }, text }) {
    if (spoils !== 'defect') return;
    const named = found.text === 'no {key}' ? found.args['key'] : undefined;
    const keys = Array.isArray(named)
      ? named.filter((each) => typeof each === 'string')
      : found.text === 'a defect without front matter'
        ? Object.keys(usual)
        : [];
    if (keys.length === 0) return;
    const title = message('Write {keys}', { keys: keys.map((key) => `${key}:`) });
    yield* keysAdded(
      text,
      title,
      keys.map((key) => ({ key, value: usual[key] ?? '' })),
    );
  },
};
