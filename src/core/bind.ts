import type { Evidence, Model } from './model.ts';

/** A finished test run: what was run and how it ended. Times are ISO 8601 in UTC. */
export interface TestRun {
  readonly command: string;
  readonly exit: number;
  readonly started: string;
  readonly ended: string;
}

/**
 * What a test run proves: which reports it wrote, and on which content. Reports that were there before and are untouched are not bound;
 * content that changed while the tests ran binds nothing.
 */
export function bind(before: Model, run: TestRun, after: Model): Evidence {
  const earlier = new Map([...before.reports, ...before.coverage].map((report) => [report.file, report]));
  const written = [...after.reports, ...after.coverage].filter(({ file, time, sha256 }) => {
    const known = earlier.get(file);
    return known === undefined || known.time !== time || known.sha256 !== sha256;
  });
  return {
    command: run.command,
    exit: run.exit,
    started: run.started,
    ended: run.ended,
    content: before.content.digest === after.content.digest ? after.content.digest : null,
    reports: written.map(({ file, sha256 }) => ({ file, sha256 })),
  };
}
