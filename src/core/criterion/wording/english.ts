import { message } from '../../message.ts';
import { amount, andOr, ease, escape, fitness, frequency, openEnd, quality, quantity, speed } from './reasons.ts';
import { type Vocabulary, vagueWords } from './vocabulary.ts';

/** Whole words only, and no parts of compounds, paths or names: `fast-forward`, `/etc/hosts`, `quick_start`. */
const before = '\\b(?<![\\w/@#.-])';
const after = '(?![\\w/-]|\\.\\w)';

const unit =
  '(?:%|percent|[mµn]?s|secs?|seconds?|milliseconds?|min|minutes?|h|hours?|(?:working )?days?|weeks?|months?|years?|px|pixels?|[cmk]?m|[kmgt]i?b|bytes?|characters?|lines?|rows?|items?|clicks?|steps?|users?|requests?|attempts?|retries|times|fps|hz|x)';
const number = '(?:\\d+(?:[.,]\\d+)*|one|two|three|four|five|six|seven|eight|nine|ten)';
const limit =
  '(?:at most|at least|no (?:more|less|later) than|(?:fewer|less|more) than|up to|within|under|below|above|exactly|every|[<>≤≥])\\s*';

/**
 * After the INCOSE Guide to Writing Requirements (vague terms, escape clauses, open-ended clauses), QuARS and NASA's ARM, without
 * the words that good sentences need too: "support", "immediately", "correct", "multiple", "simple", "secure", "be able to".
 */
export const english: Vocabulary = {
  obligation: /\b(?:shall|must|(?:is|are|be) required to|no (?:[\w-]+ ){1,4}may)\b/,
  substitute: /\b(?:should|will|would|can(?:not)?|could|may|might|ha(?:s|ve) to|needs? to)\b/,
  missing: {
    found: message('no SHALL or MUST'),
    substituted: (word) => message('“{word}” obliges nobody', { word }),
    wanted: message('who SHALL do what, such as “WHEN …, THE SYSTEM SHALL …”'),
  },
  scenario: /(?:^|[\n*_:.,;-]\s*)given\b.*\b(?:when|then)\b|(?:^|[\n*-]\s*)when\b.*(?:\n|\*\*|_|[-*] )\s*then\b/s,
  explanation:
    /^\W*(?:as (?:an?|the)\b.*\b(?:i|we) (?:want|need|would like|can)\b|(?:rationale|note|reason|background|context|example|why|motivation|today|currently|at present)\b)/s,
  capability: /\b(?:allow(?:s|ing)?|lets?|enabl(?:e|es|ing)|permits?|able to|accepts?|offers?|supports?)\b/,
  clarification: /:\s|\b(?:i\.e\.|that is|namely|meaning|by \w+ing)|\((?=[^()]*\w [^()]*\w [^()]*\))/,
  measure: new RegExp(
    `(?<![\\w.-])${number}\\s?${unit}(?!\\w)|${limit}${number}\\b|\\b${number}\\s*(?:–|-|to|and)\\s*${number}\\b`,
  ),
  vague: vagueWords(before, after, [
    [
      speed,
      'as (?:fast|quickly|soon|early) as possible|asap',
      '(?<!\\bfail )fast(?:er|est)?(?! (?:path|lane|track|forward|mode|refresh)\\b)',
      'quick(?:er|est|ly)?(?! (?:start|search|fix|fixes|view|access|actions?|reply|add|links?|filters?|open|pick|entry|launch)\\b)',
      'rapid(?:ly)?|swiftly|promptly|timely|instantly|instantaneous(?:ly)?|near[- ]real[- ]time',
    ],
    [
      amount,
      'minimal(?:ly)?|(?<!\\bstatistically )significant(?:ly)?(?! (?:digit|figure|bit|byte))|substantial(?:ly)?|considerabl[ey]|drastically',
      'reasonabl[ey]|acceptabl[ey]|high[- ]performance|performant|scalable(?! vector)',
    ],
    [
      { ...amount, responseOnly: true },
      'sufficient(?:ly)?(?! (?:funds|balance|stock|permissions?|privileges?|rights|credit|memory|space|disk)\\b)|enough',
    ],
    [
      quantity,
      'some(?! (?:of|other)\\b)|(?<!\\b(?:as|how|too|so|that) )many',
      'several|various|numerous|a few|a lot of|lots of|plenty of|a number of',
    ],
    [
      frequency,
      'usually|normally|typically|generally|often|sometimes|occasionally|frequently|regularly|periodically|from time to time|mostly',
    ],
    [
      ease,
      'user[- ]friendly|easy[- ]to[- ]\\w+|eas(?:y|ier|ily)|simple to (?:use|understand|learn|operate|read)',
      'intuitive(?:ly)?|convenient(?:ly)?|comfortabl[ey]|ergonomic',
    ],
    [
      fitness,
      '(?<!\\b(?:as|if|where|when|whenever) )appropriate|appropriately|adequate(?:ly)?|suitabl[ey]',
      'properly|meaningful(?:ly)?|helpful|useful|(?:works?|functions?|behaves?) correctly',
    ],
    [{ ...fitness, responseOnly: true }, 'relevant|as (?:expected|intended)'],
    [
      quality,
      'flexibl[ey]|robust(?:ly|ness)?|efficient(?:ly)?|seamless(?:ly)?|smoothly|(?<!shut(?:s|ting)? down )gracefully|reliabl[ey]',
      'optimal(?:ly)?|state[- ]of[- ]the[- ]art|modern|attractive|pleasant|elegant|powerful|clearly',
      '(?:good|high|best)[- ](?:quality|usability)|good performance',
    ],
    [
      escape,
      '(?:as|if|when|where|whenever|wherever) (?:possible|feasible|practical|practicable)',
      // "IF required fields are missing" is a condition, "marked as required" a value.
      '(?:as|if|when|where|whenever|wherever) (?:needed|necessary|appropriate|applicable)(?=\\s*(?:[.,;:)]|$|(?:and|to|for|by)\\b))',
      '(?:if|when|where) required(?=\\s*(?:[.,;:)]|$))',
      'as (?:far|much|little|many|few) as (?:is )?possible|to the extent (?:possible|practical|necessary)',
      'if it is (?:possible|necessary)|at (?:its|their) discretion',
    ],
    [
      openEnd,
      'etc\\.?|et cetera|and so (?:on|forth)|and the like|(?:including,? )?but not limited to|or similar|among others',
    ],
    [andOr, 'and/or'],
  ]),
};
