import { type DocumentKind, frontMatterKeys } from '../completing/skeleton.ts';
import type { Fix, Mending } from '../fix.ts';
import { keysAdded, type NewKey } from '../fixing/keys.ts';
import { message } from '../message.ts';
import type { Finding, Message, MessageArgument } from '../model.ts';

/** Keys that the front matter of a document lacks, with what is known already. */
export const stateKeys: Fix = {
  id: 'state-keys',
  mends: [
    'customer-accepted',
    'deadline-agreed',
    'defects-closed',
    'environment-designed',
    'rollback-rehearsed',
    'rollout-seamless',
    'spec-signed-off',
    'use-described',
  ],
  *offers(mending: Mending<Finding>) {
    const asked = missing(mending);
    if (asked === undefined || asked.keys.length === 0) return;
    yield* keysAdded(mending.text, asked.title, asked.keys, asked.below);
  },
};

interface Missing {
  readonly title: Message;
  readonly keys: readonly NewKey[];
  readonly below?: readonly string[];
}

function missing(mending: Mending<Finding>): Missing | undefined {
  const { what, model, path, today } = mending;
  const specification = model.specifications.find(
    ({ place, convention }) => place.file === path && convention === 'tollgate',
  );
  const release = model.releases.find(({ place }) => place.file === path);
  switch (what.criterion) {
    case 'use-described': {
      const title = message('Say for whom it is, and who uses it');
      return specification && { title, keys: known(mending, 'specification', namesIn(what.found.args['missing'])) };
    }
    case 'deadline-agreed':
      if (specification === undefined || specification.deadline !== undefined) return undefined;
      return { title: message('Write a deadline'), keys: [{ key: 'deadline', value: '' }] };
    case 'spec-signed-off':
      if (specification === undefined || specification.author !== undefined || what.result === 'fails')
        return undefined;
      return { title: message('Name the author'), keys: known(mending, 'specification', ['author']) };
    case 'defects-closed': {
      const defect = model.defects.find(({ place }) => place.file === path);
      if (defect?.status !== 'fixed' || defect.test !== undefined) return undefined;
      return { title: message('Name the test that shows it'), keys: [{ key: 'test', value: '' }] };
    }
    case 'environment-designed':
      return {
        title: message('Describe what is missing of the environment'),
        keys: blank(namesIn(what.found.args['missing'])),
        below: ['environment'],
      };
    case 'rollout-seamless': {
      if (release === undefined) return undefined;
      const { rollout } = release;
      const parts = (['strategy', 'success', 'abort', 'rollback'] as const).filter(
        (part) => rollout?.[part] === undefined,
      );
      const schema = rollout?.schema === undefined ? [{ key: 'schema', value: 'none' }] : [];
      return { title: message('Say how it is rolled out'), keys: [...blank(parts), ...schema], below: ['rollout'] };
    }
    case 'rollback-rehearsed':
      if (release === undefined || release.rollout?.rehearsed !== undefined) return undefined;
      return {
        title: message('Say when the way back was rehearsed'),
        keys: [{ key: 'rehearsed', value: today }],
        below: ['rollout'],
      };
    case 'customer-accepted':
      if (release?.acceptance === undefined || release.acceptance.reopens !== undefined) return undefined;
      if (!what.wanted.text.startsWith('`reopens:`')) return undefined;
      return {
        title: message('Say which phase reopens'),
        keys: [{ key: 'reopens', value: 'build' }],
        below: ['acceptance'],
      };
  }
  return undefined;
}

function blank(names: readonly string[]): readonly NewKey[] {
  return names.map((key) => ({ key, value: '' }));
}

function known({ model, config, today }: Mending, kind: DocumentKind, names: readonly string[]): readonly NewKey[] {
  const all = new Map(frontMatterKeys(kind, { model, config, today, release: null }));
  return names.map((key) => ({ key, value: all.get(key) ?? '' }));
}

function namesIn(argument: MessageArgument | undefined): readonly string[] {
  return Array.isArray(argument) ? argument.filter((each) => typeof each === 'string') : [];
}
