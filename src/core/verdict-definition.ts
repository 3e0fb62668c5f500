import * as v from 'valibot';
import { phaseIds } from './phases.ts';

/**
 * `tollgate/verdict/1`, as machines get it: the source of `schemas/verdict.schema.json`, and what the tests hold every verdict to. Keys stand
 * in this order and are all present.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
const path = v.pipe(v.string(), v.regex(/^[^/\\].*$/));
const phase = v.picklist(phaseIds);
const severity = v.picklist(['block', 'warn', 'off']);
const tests = v.strictObject({ total: count, passed: count, failed: count, errors: count, skipped: count });

const finding = v.strictObject({
  id: v.string(),
  criterion: v.string(),
  result: v.picklist(['fails', 'unverified']),
  severity,
  subject: v.nullable(v.string()),
  place: v.nullable(v.strictObject({ file: path, line, column: line })),
  found: v.string(),
  wanted: v.string(),
  causedBy: v.nullable(v.string()),
  sendsBackTo: v.nullable(phase),
  waived: v.nullable(v.strictObject({ until: day, by: v.string(), reason: v.string() })),
  baselined: v.boolean(),
  fix: v.nullable(v.string()),
});

const requirement = v.strictObject({
  id: v.string(),
  file: path,
  line,
  state: v.picklist(['draft', 'agreed', 'retired']),
  release: v.nullable(v.string()),
  digest: sha256,
  verified: v.boolean(),
  notes: v.array(path),
  code: v.array(v.pipe(v.string(), v.regex(/:\d+$/))),
  tests: v.array(
    v.strictObject({ name: v.string(), result: v.picklist(['passed', 'failed', 'error', 'skipped']), report: path }),
  ),
  signatures: v.array(v.strictObject({ by: v.string(), role: v.string(), on: day, valid: v.boolean() })),
});

export const verdictDefinition = v.strictObject({
  schema: v.literal('tollgate/verdict/1'),
  verdict: v.picklist(['open', 'closed', 'unverified', 'error']),
  gate: v.picklist(['release', 'operation', ...phaseIds.map((id) => `phase:${id}` as const)]),
  level: v.picklist(['tests', 'requirements', 'delivery']),
  release: v.nullable(v.string()),
  today: day,
  sentence: v.string(),
  toGo: count,
  inputs: v.strictObject({
    content: v.nullable(v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))),
    git: v.picklist(['none', 'shallow', 'full']),
  }),
  phases: v.array(
    v.strictObject({
      id: phase,
      state: v.picklist(['not-started', 'in-work', 'done', 'rework']),
      because: v.array(v.string()),
    }),
  ),
  criteria: v.array(
    v.strictObject({
      id: v.string(),
      phase,
      severity,
      result: v.picklist(['holds', 'fails', 'unverified', 'not-applicable']),
      judged: count,
      failed: count,
      waived: count,
      baselined: count,
    }),
  ),
  findings: v.array(finding),
  requirements: v.array(requirement),
  results: v.strictObject({
    basis: v.picklist(['content', 'time', 'none']),
    tests,
    reports: v.array(v.strictObject({ file: path, format: v.string(), sha256, fresh: v.boolean(), tests })),
  }),
  problems: v.array(v.strictObject({ file: path, line, found: v.string() })),
  read: v.strictObject({
    files: count,
    passedOver: count,
    specifications: count,
    notes: count,
    reports: count,
    notUnderstood: v.array(v.strictObject({ convention: v.string(), folder: v.string(), files: count })),
  }),
});
