/** The only door: shells import nothing else of the core. */
export { asMarkdown } from './understanding/as-markdown.ts';
export { applies, holding, mayBeEmpty, nothingToChoose, whyNoName, wrongNow, wrongWith } from './answering.ts';
export { baselineFile, writeBaseline } from './policy/baseline.ts';
export { askedLess } from './policy/asked-less.ts';
export { leftOut, type NewlyIgnored } from './policy/left-out.ts';
export { policyFiles } from './own-paths.ts';
export { heldAgainst, type OtherPolicy, underPolicy } from './policy/under-policy.ts';
export { type Turn, turned } from './policy/ratchet.ts';
export { bind } from './bind.ts';
export {
  type Answer,
  type Answers,
  type Change,
  changed,
  type Choice,
  type Desk,
  type DeskText,
  type Edit,
  type Edits,
  isRefusal,
  type Move,
  type Question as EditQuestion,
  type Refusal,
  type Span,
  type Spot,
} from './edit.ts';
export { type Branch, type BranchFile, changedInBranches, mayRequire } from './changed-in-branches.ts';
export { alsoChanged } from './delivery/changed-elsewhere.ts';
export { type CitedRequirement, citedRequirement } from './understanding/cited-requirement.ts';
export * as edits from './edits/index.ts';
export { card } from './understanding/card.ts';
export { continuation, mayContinue } from './completing/continuation.ts';
export type { QuickFix } from './fix.ts';
export { quickFixes } from './fixing.ts';
export { nearest } from './convention/nearest.ts';
export { unfinishedMerge } from './unfinished-merge.ts';
export { type Explanation, explain } from './explain.ts';
export type {
  Entry,
  Files,
  FoundAt,
  History,
  Link,
  Listing,
  ListingOptions,
  Progress,
  Unreadable,
} from './files.ts';
export { digestOf, soundTextOf, textOf } from './file-content.ts';
export { childrenOf, listed, readingAt } from './reading/filing.ts';
export { citing, testFilesIn, textAt, textsIn } from './texts.ts';
export { writeEvidence } from './evidence.ts';
export { citedIn, criterionId, requirementOf } from './ids.ts';
export { methodWord } from './criterion/by-person.ts';
export { finish } from './reading/finish.ts';
export { lazily } from './lazily.ts';
export { memoized } from './memoized.ts';
export { isSameList } from './reading/kept.ts';
export { isDocument } from './reading/is-document.ts';
export { folderMatcher, matcher, namedFolder } from './syntax/globs.ts';
export { byPart, longestPart } from './syntax/parts.ts';
export { judge, incrementalJudge, type Question } from './judge.ts';
export { policyOf } from './judge/policy.ts';
export { type Lexicon, lexicon } from './understanding/lexicon.ts';
export { inputsOf } from './reading/inputs.ts';
export { type LookedAgain, lookAgain } from './reading/look-again.ts';
export type { Choice as ListingChoice } from './listing.ts';
export { type LiveRepository, liveRepository } from './live.ts';
export { keyAt, type KeyWorld, type Offer, offersAt } from './keys.ts';
export { type Lens, lensesOf, lensOfReference } from './understanding/lenses.ts';
export { lineStarts } from './understanding/line-starts.ts';
export { type Meaning, type Mention, mentionMark } from './understanding/mentions.ts';
export { inEnglish, inLines, inOneLine, message, type Say, speaker } from './message.ts';
export type {
  CriterionVerdict,
  Defect,
  Evidence,
  FiledReport,
  Finding,
  GateId,
  Level,
  Message,
  Model,
  Note,
  PhaseId,
  PhaseState,
  Place,
  Problem,
  Requirement,
  RequirementVerdict,
  Specification,
  TestLink,
  Verdict,
} from './model.ts';
export type { Look, Output } from './output.ts';
export { nextStep } from './next-step.ts';
export { packed, type PackedFact, unpacked } from './reading/packed.ts';
export { phaseContents, phaseStanding } from './phase-contents.ts';
export { partitionPoint } from './order.ts';
export { isPhase, phaseIds, phases } from './phases.ts';
export { problemLine } from './problem-line.ts';
export { type Proof, proofOf } from './reading/proof.ts';
export { taskReader } from './reading/read-file.ts';
export { readRepository, type ReadRepository, type WhollyRead } from './read.ts';
export { configOf } from './reading/configuration.ts';
export { registry } from './registry.ts';
export type { Reading, Readings } from './reading/readings.ts';
export { type Bearer, renaming, whyNotCalled, whyNotRenamed } from './renaming.ts';
export { type MarkdownIt, markdownPlugin } from './understanding/markdown-plugin.ts';
export { type Paths, pathsIn, pathsOf, successorsIn } from './understanding/paths-in.ts';
export { requirementName } from './understanding/requirement-name.ts';
export { requirementStanding, type RequirementStanding } from './understanding/requirement-standing.ts';
export { isAcceptance, isRefusal as isRefused } from './delivery/reopened.ts';
export { type Signable, signables, standingOf } from './delivery/signable.ts';
export { type Piece, wordDiff } from './delivery/word-diff.ts';
export * as outputs from './outputs/index.ts';
export { decodeText, encodedAs } from './syntax/text.ts';
export { selfTest } from './self-test.ts';
export { placeOfCase, type TestPlace } from './understanding/test-place.ts';
export { type DeclaredTests, declaredTests, mayBeTest, testsAmong, testSources } from './understanding/test-source.ts';
export {
  configurationMistakes,
  inTheWay,
  isBlocking,
  isExcused,
  isOfRunToCome,
  reasonsOf,
  saysTheSame,
  told,
  type Told,
} from './standing.ts';
export { alone, type Found, type Task, type Turns, type Unread } from './reading/share.ts';
export { detectedTestCommand, howToLeaveReport, offeredTestCommand } from './test-command.ts';
export { noteStatusWord, severityWord, stateWord, statusWord, verdictWord } from './words.ts';
