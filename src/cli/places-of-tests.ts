import {
  declaredTests,
  type Files,
  finish,
  type Model,
  type Place,
  testsAmong,
  testSources,
  textOf,
  type Verdict,
} from '../core/index.ts';

/** Nobody reads more. */
const most = 500;

/** The same verdict for people: a test that fails stands where it is written, as far as that is known, and not in its report. */
export function withPlacesOfTests(verdict: Verdict, model: Model, files: Pick<Files, 'read'>): Verdict {
  const sourceOf = testSources(model, (path) => declaredTests(path, () => textOf(files, path)));
  const mayBeTest = testsAmong(model);
  let n = 0;
  const written = (place: Place): Place =>
    mayBeTest(place) && n++ < most ? (finish(sourceOf(place)) ?? place) : place;
  const findings = verdict.findings.map((each) =>
    each.place === null ? each : { ...each, place: written(each.place) },
  );
  return { ...verdict, findings };
}
