import { type Edit, edits } from '../core/index.ts';

/** What is written from a signed specification to a product in operation, in order, and the word for it behind `tollgate release`. */
export const releaseSteps: readonly { readonly word: string; readonly edit: Edit }[] = [
  { word: 'new', edit: edits.newRelease },
  { word: 'tested', edit: edits.recordTest },
  { word: 'hand-over', edit: edits.handOver },
  { word: 'trial', edit: edits.recordTrial },
  { word: 'accept', edit: edits.accept },
  { word: 'refuse', edit: edits.refuse },
  { word: 'operation', edit: edits.inOperation },
];
