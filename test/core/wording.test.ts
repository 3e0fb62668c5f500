import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import { wordingFaults } from '../../src/core/criterion/wording.ts';

const words = (text: string, what: 'criterion' | 'statement' = 'criterion'): string[] =>
  wordingFaults(text, what).map(({ kind, word }) => `${kind}: ${word}`);

describe('wording', () => {
  it('leaves good sentences in peace', () => {
    for (const sentence of good) assert.deepEqual(words(sentence), [], sentence);
  });

  it('names the words that cannot be tested', () => {
    for (const [sentence, ...expected] of vague) {
      assert.deepEqual(
        words(sentence),
        expected.map((word) => `vague: ${word}`),
        sentence,
      );
    }
  });

  it('asks for an obligation in a criterion, not in a statement', () => {
    assert.deepEqual(words('The system produces a PDF.'), ['obligation: ']);
    assert.deepEqual(words('The user Should see the total.'), ['obligation: Should']);
    assert.deepEqual(words('WHEN the user signs in THEN the dashboard appears.'), ['obligation: ']);
    assert.deepEqual(words('Система формирует PDF за 3 с.'), ['obligation: ']);
    assert.deepEqual(words('Пользователь может скачать счёт.'), ['obligation: может']);
    assert.deepEqual(words('The system produces a PDF.', 'statement'), []);
    for (const word of ['SHALL', 'shall', 'MUST', 'must not']) {
      assert.deepEqual(words(`The system ${word} send the invoice.`), []);
    }
    for (const obliged of ['Система ДОЛЖНА', 'Сервис должен', 'Приложение должно', 'Серверы ДОЛЖНЫ']) {
      assert.deepEqual(words(`${obliged} отправить счёт.`), []);
    }
  });

  it('takes Given, When, Then as steps of an example', () => {
    for (const scenario of [
      '**Given** a locked account, **When** I sign in, **Then** I am refused',
      'Given a cart with one book When the customer pays Then the order is confirmed',
      '- **WHEN** 30 minutes pass - **THEN** the session ends',
      'idle\nWHEN 30 minutes pass\nTHEN the session ends',
      'Дано: заблокированная запись, когда пользователь входит, тогда ему отказано',
      '- **КОГДА** прошло 30 минут - **ТОГДА** сеанс завершается',
    ]) {
      assert.deepEqual(words(scenario), [], scenario);
    }
  });

  it('finds what was left open and what was never filled in', () => {
    assert.deepEqual(words('System MUST keep logs for [NEEDS CLARIFICATION: how long?]'), [
      'open: [NEEDS CLARIFICATION: how long?]',
    ]);
    assert.equal(words('System MUST answer [NEEDS CLARIFICATION: how fast? TBD]').length, 1);
    assert.deepEqual(words('The limit SHALL be TBD requests.', 'statement'), ['open: TBD']);
    assert.deepEqual(words('The limit SHALL be ??? requests, to be defined.'), ['open: ???', 'open: to be defined']);
    assert.deepEqual(words('TODO: Fristen klären und das Format festlegen', 'statement'), ['open: TODO']);
    assert.deepEqual(words('Срок хранения ДОЛЖЕН составлять N дней, подлежит уточнению.'), [
      'open: подлежит уточнению',
    ]);
    assert.deepEqual(words('WHEN <trigger>, THE SYSTEM SHALL <response>.'), [
      'placeholder: <trigger>',
      'placeholder: <response>',
    ]);
    assert.deepEqual(words('КОГДА …, СИСТЕМА ДОЛЖНА ….'), ['placeholder: …', 'placeholder: …']);
    for (const hole of ['…', '...', '<what it does>', '{criterion}', '[criterion]', '**{criterion}**']) {
      assert.equal(words(hole).length, 1, hole);
      assert.match(words(hole)[0] ?? '', /^placeholder/);
    }
  });

  it('does not judge what is cited, and no names', () => {
    for (const sentence of [
      'The system SHALL answer `fast, easy, TODO, etc.` to the ping.',
      'The button SHALL read "As soon as possible".',
      'Кнопка ДОЛЖНА называться «Быстро и удобно».',
      'The page SHALL link to https://example.org/user-friendly/fast.',
      'The system SHALL read [the list](docs/easy and fast.md) at its start.',
      'The system SHALL open the Fast Checkout page.',
      'The service SHALL read /etc/hosts and GET /users/{id} at its start.',
    ]) {
      assert.deepEqual(words(sentence), [], sentence);
    }
  });

  it('is silent in other languages', () => {
    for (const sentence of [
      'Das Formular ist fast leer, robust und flexibel, etc.',
      'Le système doit être flexible, robuste et minimal, etc.',
      'El sistema debe ser flexible y mostrar la factura.',
      'O sistema deve ser flexible e mostrar a fatura.',
      'Il sistema deve mostrare la fattura, etc.',
      'Het systeem moet de factuur tonen, is fast klaar.',
      'System musi być elastyczny i szybki.',
      'Система має швидко сформувати звіт і бути зручною.',
      'Системата трябва да бъде удобна и бързо да показва отчета.',
      'システムは速くなければならない。',
    ]) {
      assert.deepEqual(words(sentence), [], sentence);
    }
  });

  it('judges each sentence in its own language', () => {
    assert.deepEqual(words('Система ДОЛЖНА сформировать PDF. It must be fast.'), ['vague: fast']);
    assert.deepEqual(words('The file is fast to open. Die Datei ist fast leer.', 'statement'), ['vague: fast']);
  });

  it('lets a statement tell why', () => {
    assert.deepEqual(words('As an accountant, I want an easy way to find a bill.', 'statement'), []);
    assert.deepEqual(words('Как бухгалтер, я хочу быстро находить счёт.', 'statement'), []);
    assert.deepEqual(words('Rationale: today the search is not user-friendly.', 'statement'), []);
    assert.deepEqual(words('The export is user-friendly.', 'statement'), ['vague: user-friendly']);
  });

  it('lets a number speak for what is measured, and asks for none in a condition', () => {
    assert.deepEqual(words('The system SHALL answer with a minimal delay.'), ['vague: minimal']);
    assert.deepEqual(words('The system SHALL answer with a minimal delay of 3 s.'), []);
    assert.deepEqual(words('The system SHALL keep enough of them.'), ['vague: enough']);
    assert.deepEqual(words('WHEN there is enough of them, the system SHALL stop.'), []);
  });

  it('tells where the word stands, what is wrong with it and what to write instead', () => {
    const text = 'The system SHALL be «fast enough» and really fast.';
    const [fault, ...more] = wordingFaults(text, 'criterion');
    assert.ok(fault !== undefined && more.length === 0);
    assert.equal(text.slice(fault.offset), 'fast.');
    assert.equal(inEnglish(fault.found), '“fast” means something else to everyone');
    assert.equal(inEnglish(fault.wanted), 'how long it may take at most, such as “within 3 s”');
  });

  it('stands any text', () => {
    const bits = fc.constantFrom(
      'given ',
      'когда ',
      '`',
      '"',
      '[',
      '<',
      ' (a b',
      'easy ',
      'TODO',
      '\n- ',
      'İ',
      'ё',
      'SHALL ',
      '. A',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits, { maxLength: 40 }).map((list) => list.join('')),
        ),
        (text) => {
          for (const { word, offset } of wordingFaults(text, 'criterion')) {
            assert.equal(text.slice(offset, offset + word.length), word);
          }
        },
      ),
      { numRuns: 500 },
    );
    for (const bit of ['given ', '`', '` `` ', '[', 'easy ( a ', '.', '*', ' \n', 'когда ', '"']) {
      wordingFaults(bit.repeat(200_000), 'criterion');
    }
  });
});

const good = [
  'WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.',
  'IF the invoice has no lines, THEN THE SYSTEM SHALL refuse and say why.',
  'WHILE the account is locked, THE Login_Service SHALL refuse a sign-in.',
  'WHERE the premium module is installed, THE SYSTEM SHALL show the forecast.',
  'THE SYSTEM SHALL store passwords as Argon2id hashes.',
  'WHEN several files are selected, THE SYSTEM SHALL pack them into one archive.',
  'IF some required field is empty, THEN THE SYSTEM SHALL mark it in red.',
  'WHEN the account has sufficient funds, THE SYSTEM SHALL book the transfer.',
  'THE SYSTEM SHALL allow the user to select several invoices at once.',
  'THE SYSTEM SHALL answer fast, that is within 200 ms in 95 % of the requests.',
  'The search SHALL be quick: the first ten results within one second.',
  'THE SYSTEM SHALL support PNG, JPEG and WebP.',
  'WHEN the battery falls below 5 %, THE DEVICE SHALL shut down gracefully.',
  'THE SYSTEM SHALL keep some of the settings, at least 3, after a reset.',
  'THE SYSTEM SHALL round to two significant digits.',
  'THE SYSTEM SHALL model orders and products as a many-to-many relation.',
  'THE SYSTEM SHALL show as many rows as fit the window.',
  'IF too many attempts fail, THEN THE SYSTEM SHALL lock the account for 15 minutes.',
  'THE SYSTEM SHALL retry at most 5 times.',
  'THE SYSTEM SHALL delete sessions that are older than 30 days.',
  'WHEN the user presses fast-forward, THE PLAYER SHALL double the speed.',
  'THE SYSTEM SHALL keep the invoice as required by REQ-012.',
  'THE SYSTEM SHALL immediately lock the account.',
  'THE SYSTEM SHALL handle backend failures gracefully (it shows the last known value).',
  'Every error message MUST name the file and the line.',
  'No shipped code path may open a network connection.',
  'The importer is required to reject files larger than 10 MB.',
  'THE SYSTEM SHALL show the TODO list of the signed-in user.',
  'THE SYSTEM SHALL sort the list by date, newest first.',
  'WHEN the quick search is empty, THE SYSTEM SHALL show all invoices.',
  'THE SYSTEM SHALL accept ISO 8601 dates and nothing else.',
  'THE SYSTEM SHALL poll the queue periodically, every 10 seconds.',
  'THE SYSTEM SHALL encrypt the backup with AES-256.',
  'WHEN the release is published, THE SYSTEM SHALL notify each subscriber once.',
  'The page MUST have a contrast of at least 4.5:1.',
  'THE SYSTEM SHALL show a relation between x < 5 and y > 3.',
  'THE SYSTEM SHALL write the log to /var/log/etc/app.log.',
  'IF the API answers 404, THEN THE CLIENT SHALL show the empty state.',
  'THE SYSTEM SHALL use the effective date of the contract.',
  'WHEN a user is deleted, THE SYSTEM SHALL remove the e-mail address and the name within 24 hours.',
  'THE SYSTEM SHALL enable users to tag many documents.',
  'THE SYSTEM SHALL keep passwords of 12 to 64 characters.',
  'IF required fields are missing, THEN THE SYSTEM SHALL mark them as required.',
  'WHEN necessary permissions are absent, THE SYSTEM SHALL ask for them.',
  'IF the configuration is invalid, THEN THE SERVICE SHALL fail fast with exit code 2.',
  'КОГДА бухгалтер выгружает оплаченный счёт, СИСТЕМА ДОЛЖНА сформировать PDF за 3 с.',
  'ЕСЛИ в счёте нет строк, ТО СИСТЕМА ДОЛЖНА отказать и назвать причину.',
  'Сервис ДОЛЖЕН отвечать быстро: не дольше 200 мс.',
  'Система ДОЛЖНА быстро, не более чем за две секунды, открыть карточку.',
  'ЕСЛИ на счёте достаточно средств, СИСТЕМА ДОЛЖНА провести платёж.',
  'КОГДА выбрано несколько файлов, СИСТЕМА ДОЛЖНА упаковать их в один архив.',
  'Система ДОЛЖНА позволять выбрать несколько счетов.',
  'Минимальная сумма заказа ДОЛЖНА составлять 500 рублей.',
  'Пароль ДОЛЖЕН иметь минимально допустимую длину 12 символов.',
  'Приложение ДОЛЖНО использовать шифрование, соответствующее требованиям ГОСТ 34.12.',
  'КОГДА клиент платит через Систему быстрых платежей, СИСТЕМА ДОЛЖНА показать QR-код.',
  'Имена пользователей ДОЛЖНЫ быть различными.',
  'Страница ДОЛЖНА вести к часто задаваемым вопросам.',
  'Не допускается хранить пароли в открытом виде.',
  'Система ДОЛЖНА открывать «Быстрый доступ» по клавише F2.',
  'Система должна проверять очередь периодически, каждые 10 секунд.',
  'Система ДОЛЖНА предупреждать о недостаточном остатке за 3 дня.',
];

const vague: readonly (readonly [sentence: string, ...words: string[]])[] = [
  ['The system SHALL be fast and user-friendly.', 'fast', 'user-friendly'],
  ['THE SYSTEM SHALL BE FAST.', 'FAST'],
  ['The system SHALL reply as soon as possible.', 'as soon as possible'],
  ['The system SHALL show an appropriate error message.', 'appropriate'],
  ['The system SHALL log if needed.', 'if needed'],
  ['The system SHALL ask again, when required, and log as needed for audits.', 'when required', 'as needed'],
  ['The system SHALL log where appropriate.', 'where appropriate'],
  ['The system SHALL read CSV, JSON, etc.', 'etc.'],
  ['The system SHALL read CSV and/or JSON.', 'and/or'],
  ['The system SHALL retry several times.', 'several'],
  ['The system SHALL show some results and many hints.', 'some', 'many'],
  ['The interface SHALL be intuitive, flexible and easy to use.', 'intuitive', 'flexible', 'easy to use'],
  ['The upload SHALL be robust, efficient and seamless.', 'robust', 'efficient', 'seamless'],
  ['The system SHALL have sufficient, adequate and reasonable limits.', 'sufficient', 'adequate', 'reasonable'],
  ['The system SHALL use minimal memory.', 'minimal'],
  ['The system SHALL show relevant results.', 'relevant'],
  ['WHEN the user quickly clicks twice, THE SYSTEM SHALL open the file.', 'quickly'],
  ['The report for HTTP 404 SHALL be fast.', 'fast'],
  ['Quick answers SHALL be shown in the list.', 'Quick'],
  ['Система ДОЛЖНА быстро и своевременно отвечать.', 'быстро', 'своевременно'],
  ['Интерфейс ДОЛЖЕН быть удобным и интуитивно понятным.', 'удобным', 'интуитивно понятным'],
  ['Система ДОЛЖНА по возможности сохранять черновик.', 'по возможности'],
  ['Система ДОЛЖНА при необходимости сохранять черновик.', 'при необходимости'],
  ['Система ДОЛЖНА читать CSV, JSON и т.д.', 'и т.д.'],
  ['Система ДОЛЖНА читать CSV, JSON и т. п.', 'и т. п.'],
  ['Система ДОЛЖНА читать CSV и/или JSON.', 'и/или'],
  ['Хранилище ДОЛЖНО быть достаточно надёжным и эффективным.', 'достаточно', 'надёжным', 'эффективным'],
  ['Система ДОЛЖНА показать соответствующее сообщение.', 'соответствующее'],
  ['Система ДОЛЖНА отвечать с минимальными задержками.', 'минимальными'],
  ['Система ДОЛЖНА хранить несколько копий.', 'несколько'],
];
