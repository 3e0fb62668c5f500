import { inEnglish } from '../message.ts';
import type { Finding, Place, RequirementVerdict, Verdict } from '../model.ts';
import type { Output } from '../output.ts';

/** The verdict for machines: `tollgate/verdict/1`, described by `schemas/verdict.schema.json`. Keys always in this order, all present. */
export const json = {
  id: 'json',
  machine: true,
  render: (verdict: Verdict) => `${JSON.stringify(toJson(verdict), undefined, 2).replace(commanding, escaped)}\n`,
} satisfies Output;

/**
 * What JSON lets pass although it commands a terminal or turns the writing round: C1 controls, overrides and isolates of Unicode; and what
 * begins a command for a CI service that reads its log, `##[…]` and `##vso[…]`.
 */
const commanding = /[\x7f-\x9f\u202a-\u202e\u2066-\u2069]|(?<=##(?:vso)?)\[/gi;

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function toJson(verdict: Verdict): object {
  return {
    schema: 'tollgate/verdict/1',
    verdict: verdict.verdict,
    gate: verdict.gate,
    level: verdict.level,
    release: verdict.release,
    today: verdict.today,
    sentence: inEnglish(verdict.sentence),
    toGo: verdict.toGo,
    inputs: {
      content: verdict.inputs.content === null ? null : `sha256:${verdict.inputs.content}`,
      git: verdict.inputs.git,
    },
    phases: verdict.phases.map(({ id, state, because }) => ({ id, state, because })),
    criteria: verdict.criteria.map(({ id, phase, severity, result, judged, failed, waived, baselined }) => ({
      id,
      phase,
      severity,
      result,
      judged,
      failed,
      waived,
      baselined,
    })),
    findings: verdict.findings.map(finding),
    requirements: verdict.requirements.map(requirement),
    results: verdict.results,
    problems: verdict.problems.map(({ place, found }) => ({
      file: place.file,
      line: place.line,
      found: inEnglish(found),
    })),
    read: {
      ...verdict.read,
      notUnderstood: verdict.read.notUnderstood.map(({ convention, folder, files }) => ({ convention, folder, files })),
    },
  };
}

function finding(each: Finding): object {
  return {
    id: each.id,
    criterion: each.criterion,
    result: each.result,
    severity: each.severity,
    subject: each.subject,
    place: each.place === null ? null : { file: each.place.file, line: each.place.line, column: each.place.column },
    found: inEnglish(each.found),
    wanted: inEnglish(each.wanted),
    causedBy: each.causedBy,
    sendsBackTo: each.sendsBackTo,
    waived: each.waived,
    baselined: each.baselined,
    fix: each.fix,
  };
}

function requirement({ requirement: own, verified, notes, code, tests, signatures }: RequirementVerdict): object {
  return {
    id: own.id,
    file: own.place.file,
    line: own.place.line,
    state: own.state,
    release: own.release?.value ?? null,
    digest: own.digest,
    verified,
    notes,
    code: code.map(({ file, line }: Place) => `${file}:${line}`),
    tests,
    signatures,
  };
}
