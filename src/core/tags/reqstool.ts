import { annotationTag } from '../code/annotation-tag.ts';
import type { Tag } from '../reader.ts';

/** `@Requirements("REQ_1", "REQ_2")` above what implements or tests them. */
export const reqstool: Tag = { id: 'reqstool', title: 'reqstool', ...annotationTag('Requirements') };
