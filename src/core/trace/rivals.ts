import { dotted } from './dotted.ts';
import type { Locator } from './locate.ts';

/** Whether a package or namespace names a folder or one around it, and not another: then what is in that one is called otherwise. */
export function tellsApart(scope: string, folder: string): (other: string) => boolean {
  const names = new Set(dotted(scope).split('.'));
  const telling = dotted(folder)
    .split('.')
    .filter((part) => part !== '' && names.has(part));
  return (other) => {
    const around = `.${dotted(other)}.`;
    return telling.some((part) => !around.includes(`.${part}.`));
  };
}

/** What is worked out once for all tests of a file and package: there may be thousands, with as many files of that name. */
export function onceForEach<T>(
  make: (file: string, scope: string, locator: Locator) => T,
): (file: string, scope: string, locator: Locator) => T {
  const known = new WeakMap<Locator, Map<string, T>>();
  return (file, scope, locator) => {
    let made = known.get(locator);
    if (made === undefined) known.set(locator, (made = new Map<string, T>()));
    const key = `${file}\0${scope}`;
    let own = made.get(key);
    if (own === undefined) made.set(key, (own = make(file, scope, locator)));
    return own;
  };
}
