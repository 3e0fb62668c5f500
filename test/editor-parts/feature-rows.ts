/** A test in a real VS Code that fails without the feature: the suite in `test/editor`, and how the test begins. */
export type FeatureRow = readonly [suite: string, title: string];

/** Of features that have no command of their own. */
export const featureRows: Readonly<Record<string, FeatureRow>> = {
  'context-keys': ['workbench-states.test.mjs', 'offers to begin, where nothing is'],
  definitions: ['inside/understanding.test.ts', 'leads to its requirement, to its criterion, and to its code'],
  'document-links': ['inside/understanding.test.ts', 'paths in notes lead to what they name'],
  'file-decorations': ['workbench-states.test.mjs', 'is silent in the status bar, in Problems and on tabs'],
  'gate-view': ['workbench-states.test.mjs', 'leads from many that are one reason to each of them, and back'],
  'ghost-text': ['inside/typing.test.ts', 'goes on with a requirement, a criterion, and the keys at the top'],
  'id-completion': ['inside/understanding.test.ts', 'is offered behind the tag in a comment'],
  'id-hover': ['inside/understanding.test.ts', 'is explained where the pointer rests'],
  keys: ['inside/typing.test.ts', 'complete in tollgate.yaml and in front matter'],
  outline: ['inside/understanding.test.ts', 'the outline of a specification is its requirements'],
  'phases-view': ['workbench-states.test.mjs', 'opens the phase to which work is sent back'],
  'preview-refresh': ['inside/understanding.test.ts', 'is made again when a requirement stands otherwise'],
  problems: ['inside/fixes.test.ts', 'is the ID that was meant'],
  'reading-progress': ['workbench-states.test.mjs', 'can be told to stop when it looks at everything again'],
  references: ['inside/understanding.test.ts', 'is found wherever it is named'],
  rename: ['inside/rename.test.ts', 'stands everywhere at once'],
  'requirement-lenses': ['inside/understanding.test.ts', 'a requirement says what it has'],
  'status-bar': ['workbench.test.mjs', 'leads from the status bar to the reasons'],
};
