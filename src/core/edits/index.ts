export { newArchitectureNote } from './new-architecture-note.ts';
export { newDefect } from './new-defect.ts';
export { newEnvironmentNote } from './new-environment-note.ts';
export { newRequirement } from './new-requirement.ts';
export { newSpecification } from './new-specification.ts';
export { reviewNote } from './review-note.ts';
export { signOff } from './sign-off.ts';
