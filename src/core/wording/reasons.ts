import { message } from '../message.ts';
import type { Reason } from './vocabulary.ts';

const vague = (word: string) => message('"{word}" means something else to everyone', { word });

export const speed: Reason = {
  found: vague,
  wanted: message('Say how long it may take at most, such as "within 3 s"'),
  measurable: true,
};

export const amount: Reason = {
  found: (word) => message('"{word}" is no quantity', { word }),
  wanted: message('Give the number, or the smallest and the largest one'),
  measurable: true,
};

export const quantity: Reason = { ...amount, responseOnly: true, quantity: true };

export const frequency: Reason = {
  found: (word) => message('"{word}" does not say when', { word }),
  wanted: message('Say how often, or in which cases'),
  measurable: true,
  responseOnly: true,
};

export const ease: Reason = {
  found: vague,
  wanted: message('Say who can do what without help, and in how many steps or minutes'),
  clarifiable: true,
};

export const fitness: Reason = {
  found: (word) => message('"{word}" leaves the choice to the reader', { word }),
  wanted: message('Name what is meant, or the rule by which it is chosen'),
  clarifiable: true,
};

export const quality: Reason = {
  found: vague,
  wanted: message('Say what can be observed when it holds: a behaviour, a number, a limit'),
  clarifiable: true,
};

export const escape: Reason = {
  found: (word) => message('"{word}" lets everybody decide whether it is done', { word }),
  wanted: message('Say in which case it is done, or leave these words out'),
};

export const openEnd: Reason = {
  found: (word) => message('"{word}" leaves the list open', { word }),
  wanted: message('List everything that is meant'),
};

export const andOr: Reason = {
  found: (word) => message('"{word}" can be read in two ways', { word }),
  wanted: message('Write "and" or "or", whichever is meant, or "one of them or both"'),
};
