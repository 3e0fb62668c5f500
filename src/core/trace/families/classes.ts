import { wordOfLanguage } from '../../code/words.ts';
import type { Declaration } from '../../model.ts';
import { answerBy, definedSuites, type Family, never } from '../family.ts';
import type { Way } from '../reported.ts';
import { inDotNet, tellingInDotNet } from './dot-net.ts';
import { onJvm } from './jvm.ts';
import { amongSameClass } from './same-class.ts';

/** Java, Kotlin, C#: package or namespace and classes, `com.example.CartTest$Empty`. */
export const classes: Family = {
  hasClasses: true,
  uncited: { words },
  names(test) {
    const type = typeName(test);
    if (type === undefined || test.name === undefined) return [];
    const names = [test.name, `${test.name}()`, ...(test.aliases ?? [])];
    return [...names, `${type}.${test.name}`];
  },
  suffix: /^(?:\s?[([{][\s\S]*[)\]}]|\s?\[\d+\][\s\S]*|\s#\d+|\d+\](?:\s[\s\S]*)?)$/,
  ways: (test) => [[byType, typeName(test) ?? '']],
  // Some runners report the type as a part of the name.
  loose: ({ case: { name } }) => name.includes('.'),
  telling: (test, file, reported) =>
    file.endsWith('.cs')
      ? tellingInDotNet(file, reported.locator)
      : (onJvm(file, test.scope ?? '', reported.locator) ?? amongSameClass(test, file, reported, words(test, file))),
  judge(test, file, reported) {
    const type = typeName(test);
    if (type === undefined) return never;
    const qualified = `${type}.`;
    const { scope = '' } = test;
    const { locator } = reported;
    const ofProject = file.endsWith('.cs') ? inDotNet(file, scope, locator) : answerBy(onJvm(file, scope, locator));
    const among = answerBy(amongSameClass(test, file, reported, words(test, file)));
    return (entry) => {
      if (test.overloads?.includes(typesIn(entry.case.name)) === true) return 'no';
      if (entry.around.type !== type && !entry.case.name.startsWith(qualified)) return 'no';
      const answer = ofProject(entry.around);
      return answer === 'yes' ? among(entry.around) : answer;
    };
  },
};

/** `int,List` of `adds(int, List)[1]`. */
function typesIn(name: string): string {
  return (/^[^(){}]*[({]([^(){}]*)[)}](?:\s?\[\d+\].*)?$/s.exec(name)?.[1] ?? '-').replace(/\s+/g, '');
}

/** Of Java the name of the file tells what class is in it. */
function words({ scope = '', suites }: Declaration, file: string): readonly string[] {
  const language = wordOfLanguage(file.endsWith('.cs') ? 'csharp' : 'kotlin');
  const names = [scope, ...suites].filter((each) => each !== undefined);
  return [language, ...names.filter((each) => each !== '')];
}

const byType: Way = ({ type }) => [type];

function typeName(test: Declaration): string | undefined {
  const suites = definedSuites(test);
  return suites === undefined || suites.length === 0
    ? undefined
    : [test.scope ?? '', ...suites].filter((part) => part !== '').join('.');
}
