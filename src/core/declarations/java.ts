import { displayNames, jvmDeclarations } from '../code/jvm-declarations.ts';
import type { Language } from '../reader.ts';

/** JUnit and TestNG. */
export const java: Language = {
  id: 'java',
  title: 'Java',
  extensions: ['.java'],
  isTest: (path) =>
    /(?:^|\/)src\/(?:\w*[tT]est\w*|it)\/(?:.*\/)?[^/]+\.java$|(?:Tests?|TestCase|IT|Spec)\.java$|(?:^|\/)Test[A-Z][^/]*\.java$/.test(
      path,
    ),
  toldBy: 'class',
  mayCarry: displayNames,
  declarations: (source) => jvmDeclarations(source, 'java'),
};
