import { message } from '../../message.ts';
import type { Reason } from './vocabulary.ts';

const vague = (word: string) => message('“{word}” means something else to everyone', { word });

export const speed: Reason = {
  found: vague,
  wanted: message('how long it may take at most, such as “within 3 s”'),
  measurable: true,
};

export const amount: Reason = {
  found: (word) => message('“{word}” is no quantity', { word }),
  wanted: message('the number, or the smallest and the largest one'),
  measurable: true,
};

export const quantity: Reason = { ...amount, responseOnly: true, quantity: true };

export const frequency: Reason = {
  found: (word) => message('“{word}” does not say when', { word }),
  wanted: message('how often, or in which cases'),
  measurable: true,
  responseOnly: true,
};

export const ease: Reason = {
  found: vague,
  wanted: message('who can do what without help, and in how many steps or minutes'),
  clarifiable: true,
};

export const fitness: Reason = {
  found: (word) => message('“{word}” leaves the choice to the reader', { word }),
  wanted: message('what is meant, or the rule by which it is chosen'),
  clarifiable: true,
};

export const quality: Reason = {
  found: vague,
  wanted: message('what can be observed when it holds: a behaviour, a number, a limit'),
  clarifiable: true,
};

export const escape: Reason = {
  found: (word) => message('“{word}” lets everybody decide whether it is done', { word }),
  wanted: message('the case in which it is done, or no such words'),
};

export const openEnd: Reason = {
  found: (word) => message('“{word}” leaves the list open', { word }),
  wanted: message('everything that is meant'),
};

export const andOr: Reason = {
  found: (word) => message('“{word}” can be read in two ways', { word }),
  wanted: message('“and” or “or”, whichever is meant'),
};
