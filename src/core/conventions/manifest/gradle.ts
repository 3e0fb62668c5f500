import { firstMatch, type FindVersion } from './version.ts';

const comment = /\/\*[^]*?\*\//g;
/** Not indented, because indented ones mostly belong to a plugin or a dependency; except for all projects at once. */
const ofTheProject = firstMatch(/^(?:project\.)?version(?:[ \t]*=[ \t]*|[ \t]+)["']([^"'$\n]+)["']/m);
const ofAllProjects = firstMatch(
  /^allprojects[ \t]*\{(?:\r?\n(?:[ \t].*)?)*?\r?\n[ \t]+version(?:[ \t]*=[ \t]*|[ \t]+)["']([^"'$\n]+)["']/m,
);

/** Groovy and Kotlin alike. */
export const gradleVersion: FindVersion = (text) => {
  const code = text.replace(comment, (each) => each.replace(/[^\n]/g, ' '));
  return ofTheProject(code) ?? ofAllProjects(code);
};
