import type { Declaration } from '../../model.ts';
import { definedSuites, type Family, never, packageOf } from '../family.ts';
import type { Way } from '../reported.ts';
import type { Surroundings } from '../surroundings.ts';

/** Java, Kotlin, C#: package or namespace and classes, `com.example.CartTest$Empty`. */
export const classes: Family = {
  hasClasses: true,
  names(test) {
    const type = typeName(test);
    if (type === undefined || test.name === undefined) return [];
    const names = [test.name, `${test.name}()`, ...(test.aliases ?? [])];
    return [...names, `${type}.${test.name}`];
  },
  suffix: /^(?:\s?[([{][\s\S]*[)\]}]|\s?\[\d+\][\s\S]*|\s#\d+)$/,
  ways: (test) => [[byType, typeName(test) ?? '']],
  // Some runners report the type as a part of the name.
  loose: ({ case: { name } }) => name.includes('.'),
  judge(test, file, { locator }) {
    const type = typeName(test);
    if (type === undefined) return never;
    const qualified = `${type}.`;
    const path = pathInPackage(file, test.scope ?? '');
    const twins = path === undefined ? [] : locator.find(path, '');
    const namesakes = file.endsWith('.cs') ? locator.find(file.slice(file.lastIndexOf('/') + 1), '') : [];
    return ({ report, case: { name }, around }) => {
      if (around.type !== type && !name.startsWith(qualified)) return 'no';
      if (namesakes.length > 1 && isOfAnotherAssembly(around, file, namesakes)) return 'no';
      if (twins.length < 2) return 'yes';
      // Modules may have classes of one name: then it is that of the module in which the report lies.
      const own = twins.filter((each) => jvmModuleOf(each, path ?? '') === packageOf(report.file));
      return own.length !== 1 ? 'several' : own[0] === file ? 'yes' : 'no';
    };
  },
};

/** Projects of .NET may have classes of one name, and a project lies in a folder that is called like its assembly. */
function isOfAnotherAssembly({ suites }: Surroundings, file: string, namesakes: readonly string[]): boolean {
  const assembly = suites.find((each) => /\.(?:dll|exe)$/i.test(each));
  if (assembly === undefined) return false;
  const [name = ''] = /[^\\/]+(?=\.\w+$)/.exec(assembly) ?? [];
  const folder = `/${name}/`.toLowerCase();
  const isBelow = (path: string): boolean => `/${path}`.toLowerCase().includes(folder);
  return !isBelow(file) && namesakes.some(isBelow);
}

/** `x/CartTest.java`, where the folders are those of its package; undefined where they are not, as nowhere in C#. */
function pathInPackage(file: string, scope: string): string | undefined {
  if (!/\.(?:java|kts?)$/.test(file)) return undefined;
  // Without a package, whose folder it is must tell.
  const folders = scope === '' ? /(?:^|\/)src\/[^/]+\/(\w+)\/[^/]+$/.exec(file)?.[1] : scope.replaceAll('.', '/');
  const path = `${folders}/${file.slice(file.lastIndexOf('/') + 1)}`;
  return folders !== undefined && (file === path || file.endsWith(`/${path}`)) ? path : undefined;
}

/** The folder that has the sources of a module: all before `src/test/java`, or `test`. */
function jvmModuleOf(file: string, path: string): string {
  const root = file.slice(0, -path.length);
  return root.replace(/(?:^|\/)(?:src\/.*|(?:(?:tests?|java|kotlin|src)\/)*)$/, '');
}

const byType: Way = ({ type }) => [type];

function typeName(test: Declaration): string | undefined {
  const suites = definedSuites(test);
  return suites === undefined || suites.length === 0
    ? undefined
    : [test.scope ?? '', ...suites].filter((part) => part !== '').join('.');
}
