/** What each criterion asks in full, by its ID: what its title leaves open. In English, as all of the documentation. */
export const criterionTexts: Readonly<Record<string, string>> = {
  'spec-exists':
    'At least one requirement is agreed and in the scope of the judged release: drafts, retired requirements and those of a later release do not count. Each folder of a convention that is known must have been understood, too: one of which nothing was read keeps the gate from being open.',
  'use-described':
    'Each specification with a requirement in scope has a Purpose that is not empty, or says in its front matter who its users are, and who the customer is (`customer:` in `tollgate.yaml` serves for all of them).',
  'deadline-agreed':
    'A specification has a `deadline:`, or each of its requirements in scope has one. A day is written like 2027-01-31.',
  'deadline-kept':
    'Only a day that has passed speaks, and only for what is not in operation yet. The day itself is still in time.',
  'criteria-written':
    'Each requirement in scope has at least one acceptance criterion. Where a convention writes a requirement as one sentence, the sentence is the criterion.',
  'wording-testable':
    'Vague words, criteria that oblige nobody (without SHALL or MUST, ДОЛЖЕН or ДОЛЖНА), questions left open such as `[NEEDS CLARIFICATION]`, and places never filled in are found, each where it stands. The language is recognised sentence by sentence; other languages than English and Russian are left alone.',
  'feasibility-checked':
    'Somebody said `Feasible: yes`, `no` or `conditional`, with a name and a day that is not in the future. *No* fails until the requirement is changed or set aside; *conditional* must name its conditions.',
  'ids-unique':
    'No two requirements, no two notes of one folder and no two defects have the same ID. Spellings that a test name cannot tell apart, such as REQ-007 and REQ_007, are one ID.',
  'spec-signed-off':
    'Each requirement in scope has a signature in the role of the customer, with the digest of its text as it is now and a day that is not in the future. The author of the specification does not sign as its customer, nor does somebody who is listed in `people` with other roles, nor, where `people` names a customer, anybody else. It holds, and is shown, where only one person is listed at all, or where nobody knows who the author is.',
  'design-exists': 'There is at least one architecture note in a form that is understood.',
  'decisions-settled':
    'No note is proposed, or says otherwise that nothing is decided. One that has no status, or one that nobody knows, cannot be judged.',
  'requirements-designed':
    'Each requirement in scope is named by `satisfies:` of a note that is settled, or says `Design: none (reason)`.',
  'environment-designed':
    'The notes in force say together, under `environment:`, in what it runs (`runtime`), which files make its surroundings (`infrastructure`), how it is configured (`configuration`), how it gets there (`delivery`) and how it gets back (`rollback`).',
  'design-current':
    'A signature or a review records what a requirement said. Where an earlier text of a requirement is on record, each settled note that serves it has been looked at again with the text as it is now. Without any record there is nothing to compare.',
  'components-present':
    'At the path of each component that a note in force names there is at least one file that is not empty.',
  'infrastructure-present':
    'Each file that the note of the environment names under `infrastructure` is there and not empty.',
  'requirements-implemented':
    'A comment of code that is no test cites each requirement in scope, `@req REQ-007` or in another way that is understood. Where a convention says that a requirement needs no code of its own, none is asked for.',
  'references-resolve':
    'What code, notes, defects and other requirements cite is there, with the acceptance criterion that is named, and not retired; and so is what a recorded result says has failed. An ID whose prefix no requirement uses means something else and is passed over; a closed defect and a decision of the past may point at the past.',
  'tasks-done':
    'In the task lists of conventions that have them every task is ticked, but for those that are optional, belong to a change that is only proposed, or to requirements out of scope.',
  'results-present':
    'There is a report, each report holds a test, and together they report at least as many tests as `tests.atLeast` records.',
  'tests-pass':
    'No reported test fails, nothing failed outside of the tests, and the test command ended with 0. A report in which every test was skipped cannot be judged, nor can a failure in results that are stale.',
  'results-fresh':
    'With the evidence of `tollgate test` the content decides: the tests ran on exactly the files that are here now, be it on another machine: evidence that somebody commits is believed as well. Without it the times of files can only disprove it, which suffices at the levels `tests` and `requirements`. No results are fresh where `paths.generated` takes all code: no change of it would be seen.',
  'requirements-verified':
    'For each requirement in scope at least one linked test passed, none failed, and it ran on this content; a test that was skipped proves nothing. Where a test names single acceptance criteria, each of them needs one. A requirement with another `Verify by` needs a result of that method in `docs/results.yaml`, with the digest of its text as it is now. Of each method the latest day counts, and of one day the last that stands there; what failed by any of them is not verified. What is retired on a day that is still to come counts as unverified.',
  'defects-closed':
    'No blocker and no critical defect is open. One that is marked as fixed counts as open until the test that it names passes on this content.',
  'tester-passed':
    'The protocol of the release has the statement of a tester: by whom, on which day, that it passed, and on which content. Once the content changes, it has to be tested again.',
  'tests-automated':
    'A step of a CI file runs the test command, by itself or through the scripts that it calls: GitHub, GitLab, Azure, Jenkins, CircleCI, or `.ci/`. A comment does not count. Below the level `delivery` nobody is asked who has no CI file.',
  'skips-bounded':
    'No more tests are skipped without a reason than `tests.skipsAtMost` records, which is none where it records nothing.',
  'no-phantom-tasks': 'A task that is ticked and names requirements is believed when these requirements are verified.',
  'coverage-kept':
    'Judged where `severities` turns it on and `tests.coverage.atLeast` says how much: at least so many percent of the lines are covered, in a report of lcov or Cobertura that is fresh.',
  'notes-written':
    'The changelog has a heading with the judged version, and something below it. The version comes from the release file, the manifest of the project, or `--release`.',
  'rollout-seamless':
    'The protocol says how the update reaches its users without their noticing: a strategy that is not all at once, signs of success, signs to abort, the way back, and what becomes of the schema (none, or expand and contract). Who has nobody to update says `strategy: not-applicable (reason)`.',
  'rollback-rehearsed': '`rehearsed:` names the day on which the way back was rehearsed, and it is not in the future.',
  'handed-over':
    'The protocol says which artifact was handed over, its SHA-256, in which environment, by whom, to whom and on which day, which is not before the tester passed it.',
  'trial-complete':
    'Each acceptance criterion in scope has an entry in the protocol: how it was tried, that it passed, who saw it, on which day. An entry counts for the text whose digest it carries; of several the latest day decides, and of one day the last that stands there.',
  'customer-accepted':
    'The customer accepted, on a day not before the hand-over, the very artifact that was handed over. A refusal names the phase that reopens: requirements, design or build; work goes back there until the customer speaks again.',
  'in-operation':
    'The protocol says since when it runs, who watched it, and which signs of success were seen; and not before the customer accepted it.',
};
