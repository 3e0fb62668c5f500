import { message } from '../message.ts';
import type { Message, Role } from '../model.ts';
import { oneLine } from './inline.ts';
import type { YamlRecord } from './yaml-text.ts';

const roles: Readonly<Record<string, Role>> = {
  manager: 'manager',
  менеджер: 'manager',
  руководитель: 'manager',
  analyst: 'analyst',
  аналитик: 'analyst',
  customer: 'customer',
  заказчик: 'customer',
  devops: 'devops',
  developer: 'developer',
  разработчик: 'developer',
  tester: 'tester',
  тестировщик: 'tester',
};

/** `I. Petrov: analyst, developer; M. Lindqvist: customer`, as `people:` has it. */
export function peopleIn(typed: string): readonly YamlRecord[] {
  return parts(typed).map(({ name, named }) => ({
    name,
    ...(named.length > 0 && { roles: named.flatMap((each) => roleOf(each) ?? []) }),
  }));
}

export function peopleFault(typed: string): Message | undefined {
  for (const { name, named } of parts(typed)) {
    if (name === '') return message('a name before the colon');
    const wrong = named.find((each) => roleOf(each) === undefined);
    if (wrong !== undefined) {
      return message('{word} is no role; there are manager, analyst, customer, devops, developer and tester', {
        word: wrong,
      });
    }
  }
  return undefined;
}

function parts(typed: string): readonly { readonly name: string; readonly named: readonly string[] }[] {
  return typed
    .split(';')
    .map(oneLine)
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', list = ''] = each.split(/:(.*)/s);
      const named = list.split(',').map((word) => word.trim());
      return { name: name.trim(), named: named.filter((word) => word !== '') };
    });
}

function roleOf(word: string): Role | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(roles, key) ? roles[key] : undefined;
}
