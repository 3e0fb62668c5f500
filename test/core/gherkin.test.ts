import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { gherkin } from '../../src/core/conventions/gherkin.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Fact, Reference, Specification } from '../../src/core/model.ts';
import { judged } from '../judged.ts';

const { config } = readConfig(undefined, []);
const read = (text: string): Fact[] => [...gherkin.read({ path: 'features/login.feature', text }, config)];
function specification(text: string): Specification {
  const [found] = read(text);
  assert.ok(found?.kind === 'specification', JSON.stringify(found));
  return found;
}
const references = (text: string): Reference[] => read(text).filter((fact) => fact.kind === 'reference');

const login = `@REQ-001 @slow
Feature: Login
  Clerks sign in.

  Background:
    Given a clerk

  @REQ-007/2 @REQ-008 # @REQ-666
  Scenario: Locks
    Given a password
    """
    Scenario: not one
    """ ends here
    When it is wrong
      | a | b |
    Then the account is locked

  # @REQ-667
  Rule: Sessions end
    @001-login/FR-001
    Scenario Outline: After <minutes>
      When <minutes> pass
      Then it ends
      @REQ-009
      Examples:
        | minutes |
        | 30      |
`;

describe('Gherkin', () => {
  it('tells an unfinished merge, and none within a block of text', () => {
    const problems = (text: string): string[] =>
      read(text).flatMap((fact) =>
        fact.kind === 'problem' ? [`${fact.place.line}: ${inEnglish(fact.found)} (${fact.spoils})`] : [],
      );
    const merge = (text: string): string => `<<<<<<< ours\n${text}=======\n>>>>>>> theirs\n`;
    const marker = 'marker of an unfinished merge (specification)';
    assert.deepEqual(problems(`Feature: A\n${merge('  Scenario: B\n')}`), [`2: ${marker}`, `5: ${marker}`]);
    assert.deepEqual(problems(merge('Feature: A\n')), [`1: ${marker}`, `4: ${marker}`]);
    assert.deepEqual(problems(`Feature: A\n  Scenario: B\n    Given\n"""\n${merge('')}"""\n`), []);
  });

  it('reads scenarios as acceptance criteria', () => {
    const { title, purpose, requirements, scenarios } = specification(login);
    assert.deepEqual([title, purpose?.value, requirements.length], ['Login', 'Clerks sign in.', 0]);
    assert.deepEqual(
      scenarios?.map(({ number, text, place }) => [number, text, place.line]),
      [
        ['1', 'Locks: Given a password When it is wrong Then the account is locked', 9],
        ['2', 'After <minutes>: When <minutes> pass Then it ends', 21],
      ],
    );
  });

  it('reads tags as references of the scenarios below', () => {
    assert.deepEqual(
      references(login).map(({ id, criterion, role, place, target }) => [
        id,
        criterion,
        role,
        `${place.line}:${place.column}`,
        target?.what,
        target?.name,
        (target?.tests ?? []).map(({ name, parameterised }) => `${name} ${parameterised}`).join(),
      ]),
      [
        ['REQ-001', undefined, 'verifies', '1:2', 'suite', 'Login', 'Locks false,After <minutes> true'],
        ['REQ-007', '2', 'verifies', '8:4', 'test', 'Locks', ''],
        ['REQ-008', undefined, 'verifies', '8:15', 'test', 'Locks', ''],
        ['001-login/FR-001', undefined, 'verifies', '20:6', 'test', 'After <minutes>', ''],
        ['REQ-009', undefined, 'verifies', '24:8', 'test', 'After <minutes>', ''],
      ],
    );
  });

  it('reads Russian', () => {
    const { title, scenarios } = specification(
      '# language: ru\n@REQ-001\nФункция: Вход\n  Структура сценария: Блокировка\n    Допустим пароль неверен\n    То вход закрыт\n    Примеры:\n    | a |\n  Сценарий: Выход\n    Когда выходят\n    И ждут\n',
    );
    assert.deepEqual(
      [title, scenarios?.map(({ text }) => text)],
      ['Вход', ['Блокировка: Допустим пароль неверен То вход закрыт', 'Выход: Когда выходят И ждут']],
    );
  });

  it('reads languages of all countries', () => {
    const outlines: Readonly<Record<string, readonly string[]>> = {
      de: ['Funktionalität', 'Hintergrund', 'Szenario', 'Szenariogrundriss', 'Beispiele', 'Angenommen'],
      es: ['Característica', 'Antecedentes', 'Escenario', 'Esquema del escenario', 'Ejemplos', 'Dado'],
      cs: ['Požadavek', 'Pozadí', 'Scénář', 'Osnova scénáře', 'Příklady', 'Pokud'],
      'en-au': ['Pretty much', 'First off', 'Awww, look mate', "Reckon it's like", "You'll wanna", "Y'know"],
      hu: ['Jellemző', 'Háttér', 'Forgatókönyv', 'Forgatókönyv vázlat', 'Példák', 'Amennyiben'],
      ko: ['기능', '배경', '시나리오', '시나리오 개요', '예', '조건'],
      sv: ['Egenskap', 'Bakgrund', 'Scenario', 'Abstrakt Scenario', 'Exempel', 'Givet'],
      'zh-TW': ['功能', '背景', '場景', '場景大綱', '例子', '假如'],
      fr: ['Fonctionnalité', 'Contexte', 'Scénario', 'Plan du scénario', 'Exemples', 'Soit'],
      it: ['Funzionalità', 'Contesto', 'Scenario', 'Schema dello scenario', 'Esempi', 'Dato'],
      ja: ['機能', '背景', 'シナリオ', 'シナリオアウトライン', '例', '前提'],
      nl: ['Functionaliteit', 'Achtergrond', 'Voorbeeld', 'Abstract Scenario', 'Voorbeelden', 'Stel'],
      pl: ['Funkcja', 'Założenia', 'Scenariusz', 'Szablon scenariusza', 'Przykłady', 'Mając'],
      pt: ['Funcionalidade', 'Contexto', 'Cenário', 'Esquema do Cenário', 'Exemplos', 'Dado'],
      uk: ['Функціонал', 'Передумова', 'Сценарій', 'Структура сценарію', 'Приклади', 'Нехай'],
      'zh-CN': ['功能', '背景', '场景', '场景大纲', '例子', '假如'],
    };
    for (const [language, [feature, background, scenario, outline, examples, given]] of Object.entries(outlines)) {
      const text = `# language: ${language}\n\n@REQ-001\n${feature}: F\n ${background}:\n  ${given} b\n ${scenario}: S\n  ${given} s\n @REQ-002\n ${outline}: O\n  ${given} o\n  ${examples}:\n   | a |\n`;
      const { title, scenarios } = specification(text);
      assert.deepEqual(
        [title, scenarios?.map((each) => each.text)],
        ['F', [`S: ${given} s`, `O: ${given} o`]],
        language,
      );
      assert.deepEqual(
        references(text).map(({ id, target }) => [id, target?.name, target?.parameterised]),
        [
          ['REQ-001', 'F', false],
          ['REQ-002', 'O', true],
        ],
        language,
      );
    }
  });

  it('says what it did not understand', () => {
    const problems = (text: string): (boolean | undefined)[] =>
      read(text).map((fact) => (fact.kind === 'problem' ? fact.minor === true : undefined));
    assert.deepEqual(problems('Scenario: x\n Given y\n'), [false]);
    assert.equal(specification('# language: nl-NL\nFunctionaliteit: x\n').title, 'x');
    assert.deepEqual(problems('# language: xx\nQap: x\n'), [true]);
    assert.deepEqual(problems('# language: de\nFeature: x\n'), [false]);
    assert.deepEqual(problems('# nothing\n'), []);
    assert.deepEqual(problems('Feature: x\n Scenario: y\n  Given z\n  \"\"\"\n  one\n\n @REQ-001\n Scenario: lost\n'), [
      false,
      undefined,
    ]);
    assert.equal(gherkin.home('features/a.feature', config), 'features');
    assert.equal(gherkin.home('a.feature', config), '.');
  });

  it('verifies with what a report says of the scenario', () => {
    const files = {
      'docs/specs/login.md':
        '---\ntollgate: spec\n---\n# Login\n## Requirements\n### REQ-001 Lock\nAcceptance criteria:\n1. THE system SHALL lock.\n',
      'features/login.feature': 'Feature: Login\n  @REQ-001\n  Scenario: Locks\n    Then it locks\n',
    };
    const verified = (report: string): boolean | undefined =>
      judged({ files: { ...files, 'junit.xml': report } }).requirements[0]?.verified;
    assert.equal(
      verified('<testsuite name="cucumber-js" tests="1"><testcase classname="Login" name="Locks"/></testsuite>'),
      true,
    );
    assert.equal(
      verified(
        '<testsuite name="cucumber" tests="1"><testcase classname="x" file="features/login.feature" name="Locks"/></testsuite>',
      ),
      false,
    );
    assert.equal(
      verified(
        '<testsuite name="cucumber-js" tests="1"><testcase classname="Login" name="Locks"><failure/></testcase></testsuite>',
      ),
      false,
    );
    assert.equal(
      verified('<testsuite name="cucumber-js" tests="1"><testcase classname="Logout" name="Locks"/></testsuite>'),
      false,
    );
  });
});
