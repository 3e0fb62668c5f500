/** The words that begin a line with a colon, from the list of Gherkin itself. What steps begin with makes no difference here. */
export interface Keywords {
  readonly feature: readonly string[];
  readonly rule: readonly string[];
  readonly background: readonly string[];
  readonly outline: readonly string[];
  readonly scenario: readonly string[];
  readonly examples: readonly string[];
}

/** By language: words for a feature, a rule, a background, an outline, a scenario and examples; several with a bar between them. */
const table: Readonly<Record<string, readonly [string, string, string, string, string, string]>> = {
  de: [
    'Funktionalität|Funktion',
    'Rule|Regel',
    'Grundlage|Hintergrund|Voraussetzungen|Vorbedingungen',
    'Szenariogrundriss|Szenarien',
    'Beispiel|Szenario',
    'Beispiele',
  ],
  en: [
    'Feature|Business Need|Ability',
    'Rule',
    'Background',
    'Scenario Outline|Scenario Template',
    'Scenario|Example',
    'Examples|Scenarios',
  ],
  es: [
    'Característica|Necesidad del negocio|Requisito',
    'Regla|Regla de negocio',
    'Antecedentes',
    'Esquema del escenario',
    'Ejemplo|Escenario',
    'Ejemplos',
  ],
  fr: ['Fonctionnalité', 'Règle', 'Contexte', 'Plan du scénario|Plan du Scénario', 'Exemple|Scénario', 'Exemples'],
  it: [
    'Funzionalità|Esigenza di Business|Abilità',
    'Regola',
    'Contesto',
    'Schema dello scenario',
    'Esempio|Scenario',
    'Esempi',
  ],
  ja: [
    'フィーチャ|機能',
    'ルール',
    '背景',
    'シナリオアウトライン|シナリオテンプレート|テンプレ|シナリオテンプレ',
    'シナリオ',
    '例|サンプル',
  ],
  nl: ['Functionaliteit', 'Regel', 'Achtergrond', 'Abstract Scenario', 'Voorbeeld|Scenario', 'Voorbeelden'],
  pl: [
    'Właściwość|Funkcja|Aspekt|Potrzeba biznesowa',
    'Zasada|Reguła',
    'Założenia',
    'Szablon scenariusza',
    'Przykład|Scenariusz',
    'Przykłady',
  ],
  pt: [
    'Funcionalidade|Característica|Caracteristica',
    'Regra',
    'Contexto|Cenário de Fundo|Cenario de Fundo|Fundo',
    'Esquema do Cenário|Esquema do Cenario|Delineação do Cenário|Delineacao do Cenario',
    'Exemplo|Cenário|Cenario',
    'Exemplos|Cenários|Cenarios',
  ],
  ru: [
    'Функциональность|Функционал|Функция|Свойство|Фича',
    'Правило',
    'Предыстория|Контекст',
    'Структура сценария|Шаблон сценария',
    'Сценарий|Пример',
    'Примеры|Значения',
  ],
  uk: ['Функціонал', 'Rule', 'Передумова', 'Структура сценарію', 'Приклад|Сценарій', 'Приклади'],
  'zh-CN': ['功能', 'Rule|规则', '背景', '场景大纲|剧本大纲', '场景|剧本', '例子'],
};

export const languages: readonly string[] = Object.keys(table);

/** Undefined for languages that are not known here. */
export function keywordsOf(language: string): Keywords | undefined {
  // Some runners name the country as well.
  const known = Object.hasOwn(table, language) ? language : language.replace(/-.*$/, '');
  const words = Object.hasOwn(table, known) ? table[known] : undefined;
  if (words === undefined) return undefined;
  const [feature, rule, background, outline, scenario, examples] = words;
  return {
    feature: feature.split('|'),
    rule: rule.split('|'),
    background: background.split('|'),
    outline: outline.split('|'),
    scenario: scenario.split('|'),
    examples: examples.split('|'),
  };
}
