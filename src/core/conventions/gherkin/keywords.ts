/** From the list of Gherkin itself; longer words first, because some begin like others. */
export interface Keywords {
  readonly feature: readonly string[];
  readonly rule: readonly string[];
  readonly background: readonly string[];
  readonly outline: readonly string[];
  readonly scenario: readonly string[];
  readonly examples: readonly string[];
  readonly step: readonly string[];
}

const english: Keywords = {
  feature: ['Feature', 'Business Need', 'Ability'],
  rule: ['Rule'],
  background: ['Background'],
  outline: ['Scenario Outline', 'Scenario Template'],
  scenario: ['Scenario', 'Example'],
  examples: ['Examples', 'Scenarios'],
  step: ['Given', 'When', 'Then', 'And', 'But', '*'],
};

const russian: Keywords = {
  feature: ['Функциональность', 'Функционал', 'Функция', 'Свойство'],
  rule: ['Правило'],
  background: ['Предыстория', 'Контекст'],
  outline: ['Структура сценария', 'Шаблон сценария'],
  scenario: ['Сценарий', 'Пример'],
  examples: ['Примеры'],
  step: [
    'Допустим',
    'Дано',
    'Пусть',
    'Когда',
    'Если',
    'Затем',
    'Тогда',
    'То',
    'К тому же',
    'Также',
    'И',
    'Но',
    'Иначе',
    'А',
    '*',
  ],
};

/** Undefined for languages that are not known here. */
export function keywordsOf(language: string): Keywords | undefined {
  if (language === 'ru') return russian;
  return /^en(?:-|$)/.test(language) ? english : undefined;
}
