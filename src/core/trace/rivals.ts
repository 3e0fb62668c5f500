import { dotted } from './dotted.ts';
import type { Locator } from './locator.ts';
import { memoized } from '../memoized.ts';

/** Whether a package or namespace names a folder or one around it, and not another: then what is in that one is called otherwise. */
export function tellsApart(scope: string, folder: string): (other: string) => boolean {
  const telling = tellingParts(scope, folder);
  return (other) => {
    const around = `.${dotted(other)}.`;
    return telling.some((part) => !around.includes(`.${part}.`));
  };
}

/** The parts of a folder that a package or namespace names: all others of that package have them, too. */
export function tellingParts(scope: string, folder: string): readonly string[] {
  const names = new Set(dotted(scope).split('.'));
  return dotted(folder)
    .split('.')
    .filter((part) => part !== '' && names.has(part));
}

/** What is worked out once for all tests of a file and package: there may be thousands, with as many files of that name. */
export function onceForEach<T>(
  make: (file: string, scope: string, locator: Locator) => T,
): (file: string, scope: string, locator: Locator) => T {
  const madeFor = memoized(() => new Map<string, T>(), new WeakMap<Locator, Map<string, T>>());
  return (file, scope, locator) => {
    const made = madeFor(locator);
    const key = `${file}\0${scope}`;
    let own = made.get(key);
    if (own === undefined) made.set(key, (own = make(file, scope, locator)));
    return own;
  };
}

/** What is worked out once for all files of a name, and a package. */
export function onceForNamesakes<T>(
  make: (files: readonly string[], scope: string, locator: Locator) => T,
): (file: string, scope: string, locator: Locator) => T {
  const madeFor = memoized(() => new Map<string, T>(), new WeakMap<readonly string[], Map<string, T>>());
  return (file, scope, locator) => {
    const files = locator.namesakes(file, undefined);
    const made = madeFor(files);
    let own = made.get(scope);
    if (own === undefined) made.set(scope, (own = make(files, scope, locator)));
    return own;
  };
}
