import * as vscode from 'vscode';
import {
  configurationMistakes,
  type Finding,
  isExcused,
  message,
  type Message,
  nextStep,
  type Place,
  type Problem,
  type Say,
  told,
  type Verdict,
} from '../core/index.ts';
import { alone } from './alone.ts';
import { inShort } from './in-short.ts';
import { isolated } from './isolated.ts';
import { noIcon } from './no-icon.ts';
import { aboutOf, placeWords } from './rows/finding.ts';
import { excusedIn, findingIcon } from './rows/gate.ts';
import { icons } from './rows/row.ts';
import { onlyWaysBack, wayBackIcon } from './rows/ways-back.ts';
import { asksForRequirements } from './standing.ts';
import { isNothing, type Judged, type State } from './state.ts';
import { themeIcon } from './theme-icon.ts';
import type { LeadsTo } from './told-places.ts';

/** A line of the list of reasons. */
export interface Reason extends vscode.QuickPickItem {
  /** Tells it from the others, also after the verdict has changed. */
  readonly key: string;
  readonly place?: Place;
  /** A command that helps; where there is a place too, by the button beside it. */
  readonly run?: string;
  /** IDs and paths that the command need not ask for. */
  readonly about?: readonly string[];
  /** What is folded into it, where it leads nowhere itself. */
  readonly below?: () => readonly Reason[];
}

/** The title of a command, as the palette has it; undefined where there is no such command. */
export type TitleOf = (command: string) => string | undefined;

/** In groups, most blocking first; last what can be done about them. */
export function* reasons(state: State, say: Say, titleOf: TitleOf): Generator<Reason> {
  const groups = state.kind === 'judged' && !isNothing(state) ? judgedGroups(state, say, titleOf) : [];
  for (const [title, group] of [...groups, [message('what can be done'), [...steps(state, say, titleOf)]] as const]) {
    if (group.length === 0) continue;
    yield separator(say(title));
    yield* group;
  }
}

function judgedGroups(
  { verdict, leadsTo }: Judged,
  say: Say,
  titleOf: TitleOf,
): readonly (readonly [Message, readonly Reason[]])[] {
  const { roots: all, below } = told(verdict);
  const counts = (finding: Finding): boolean => !isExcused(finding);
  const roots = all.filter(counts);
  const listed = (findings: readonly Finding[]): Reason[] =>
    findings.map((finding) => {
      const helped = help(finding, titleOf);
      // Many in one line lead to the list of them; what has caused others leads to its help.
      const leadsBelow = (each: Finding): boolean => helped.run === undefined || each.criterion === finding.criterion;
      const folded = finding.place === null ? below(finding).filter((each) => counts(each) && leadsBelow(each)) : [];
      return {
        ...reason(finding.id, finding, say, leadsTo, excuse(finding)),
        ...(finding.place === null && isExcused(finding) && { run: 'tollgate.openConfiguration' }),
        ...helped,
        iconPath: themeIcon(findingIcon(finding)),
        ...(folded.length > 0 && { below: () => [...beginning(folded, say), ...listed(folded.slice(0, most))] }),
      };
    });
  const mistakes = configurationMistakes(verdict);
  return [
    [
      message('mistakes in the configuration'),
      mistakes.map((problem) => ({
        ...reason(problemKey(problem), problem, say, leadsTo),
        iconPath: themeIcon(icons.bad),
      })),
    ],
    [message('what stands in the way'), listed(roots.filter((finding) => finding.severity === 'block'))],
    [
      message('what sent the work back'),
      listed(onlyWaysBack(verdict)).map((each) => ({ ...each, iconPath: themeIcon(wayBackIcon) })),
    ],
    [message('warnings'), listed(roots.filter((finding) => finding.severity === 'warn'))],
    [message('excused for now'), listed(excusedIn(verdict))],
  ];
}

/** Nobody reads more in a list. */
const most = 500;

/** Where it is not all that there is, the list says so. */
function* beginning(all: readonly Finding[], say: Say): Generator<Reason> {
  if (all.length > most) yield separator(say(message('the first {n}', { n: most })));
}

function separator(label: string): Reason {
  return { key: `separator ${label}`, label, kind: vscode.QuickPickItemKind.Separator };
}

function problemKey({ place, found }: Problem): string {
  return `problem ${place.file} ${JSON.stringify(found)}`;
}

function help(finding: Finding, titleOf: TitleOf): Pick<Reason, 'run' | 'about' | 'buttons'> {
  const { fix } = finding;
  const tooltip = fix === null ? undefined : titleOf(fix);
  if (fix === null || tooltip === undefined) return {};
  return { run: fix, about: aboutOf(finding), buttons: [{ iconPath: new vscode.ThemeIcon('wand'), tooltip }] };
}

/** Who excused it, and for how long; undefined where it counts. */
function excuse({ waived, baselined }: Finding): Message | undefined {
  if (waived !== null) return message('waived until {until} by {by}: {reason}', waived);
  return baselined ? message('in the baseline') : undefined;
}

/** The place stands below: what was found may take the whole line; and last, where it may be cut off: a click leads there. */
function reason(
  key: string,
  { place, found, wanted }: Pick<Finding, 'place' | 'found' | 'wanted'>,
  say: Say,
  leadsTo: LeadsTo,
  told = message('wanted: {wanted}', { wanted }),
): Reason {
  const label = noIcon(inShort(alone(found, say)));
  if (place === null) return { key, label, detail: noIcon(inShort(alone(told, say))) };
  const at = isolated(placeWords(leadsTo(place)));
  return { key, place, label, detail: noIcon(`${inShort(alone(told, say))} · ${at}`) };
}

/** What helps in each state, with the icon of the command. */
function* steps(state: State, say: Say, titleOf: TitleOf): Generator<Reason> {
  for (const [run, icon] of stepsOf(state)) {
    const label = run === manageTrust ? say(message('Manage Trust')) : titleOf(run);
    if (label !== undefined) yield { key: run, run, label, iconPath: new vscode.ThemeIcon(icon), alwaysShow: true };
  }
}

/** Behind an open gate the way goes on, where there is one. */
function isOpenAndGoesOn(verdict: Verdict): boolean {
  return verdict.verdict === 'open' && nextStep(verdict) !== undefined;
}

/** A command of the editor itself. */
const manageTrust = 'workbench.trust.manage';

/** Nothing runs before the mistakes in the configuration are mended. */
function testing(verdict: Verdict): readonly (readonly [string, string])[] {
  if (!vscode.workspace.isTrusted) return [[manageTrust, 'shield']];
  return configurationMistakes(verdict).length > 0 ? [] : [['tollgate.runTests', 'play']];
}

const testsOnly = ['tollgate.gateOnTestsOnly', 'beaker'] as const;

/** What begins the requirements: a specification, or where one is there a requirement in it. */
function firstRequirement({ findings }: Verdict): readonly [string, string] {
  const isBegun = findings.some(({ criterion, place }) => criterion === 'spec-exists' && place !== null);
  return isBegun ? ['tollgate.newRequirement', 'add'] : ['tollgate.newSpecification', 'new-file'];
}

function stepsOf(state: State): readonly (readonly [string, string])[] {
  switch (state.kind) {
    case 'reading':
      return [
        ['tollgate.stopReading', 'stop-circle'],
        ['tollgate.showLog', 'output'],
      ];
    case 'stopped':
    case 'failed':
      return [
        ['tollgate.checkNow', 'refresh'],
        ['tollgate.showLog', 'output'],
      ];
    case 'elsewhere':
      return [];
    case 'judged':
      return isNothing(state)
        ? [['tollgate.startLifeCycle', 'rocket'], ['tollgate.judgeThisFolder', 'law'], testsOnly]
        : [
            ...(asksForRequirements(state.verdict) ? [firstRequirement(state.verdict), testsOnly] : []),
            ...(isOpenAndGoesOn(state.verdict) ? [['tollgate.whatNext', 'arrow-right'] as const] : []),
            ...testing(state.verdict),
            ['tollgate.openConfiguration', 'gear'],
            ['tollgate.copyVerdict', 'json'],
          ];
  }
}
