import type { Config, Person } from '../config.ts';
import type { Role } from '../model.ts';

/** The listed person that a signature names: by name, by address, or as `Name <address>`. */
export function personNamed(by: string, { people }: Config): Person | undefined {
  const [, name = by, address] = /^(.*?)\s*<([^<>]+)>\s*$/.exec(by) ?? [];
  return people.find(
    (person) =>
      isSame(person.name, name) || [address, by].some((each) => each !== undefined && isSame(person.email ?? '', each)),
  );
}

/** One and the same person, as far as the names and the list of people tell. */
export function isSamePerson(a: string, b: string, config: Config): boolean {
  const person = personNamed(a, config);
  if (person !== undefined && person === personNamed(b, config)) return true;
  const others = spellings(b);
  return spellings(a).some((each) => others.includes(each));
}

/** One of those that a text names: `I. Petrov, N. Wind <nw@example.com> and T. Ester`. */
export function isAmong(by: string, names: string, config: Config): boolean {
  return [names, ...names.split(/[,;&]|\s+(?:and|и)\s+/u)].some((name) => isSamePerson(by, name, config));
}

/** Whether somebody may speak in a role. Where nobody is listed, the word of whoever signed is all there is. */
export function mayActAs(by: string, role: Role, config: Config): boolean {
  return config.people.length === 0 || personNamed(by, config)?.roles.includes(role) === true;
}

/** The name and the address, as they are compared: `N.Wind`, `N Wind` and `N. Wind (Northwind)` are one name. */
function spellings(written: string): string[] {
  const [, name = written, address = ''] = /^(.*?)\s*<([^<>]+)>\s*$/.exec(written) ?? [];
  return [name.replace(/\([^()]*\)/g, ''), address]
    .map((each) => plain(each).replace(/[.\s]+/g, ''))
    .filter((each) => each !== '');
}

function isSame(a: string, b: string): boolean {
  return a !== '' && plain(a) === plain(b);
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
