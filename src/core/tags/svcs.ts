import { annotationTag } from '../code/annotation-tag.ts';
import type { Tag } from '../reader.ts';

/** `@SVCs("SVC_001")` of reqstool: the verification case that a test carries out; it counts where requirements have such IDs. */
export const svcs: Tag = { id: 'svcs', title: 'reqstool verification cases', ...annotationTag('SVCs') };
