/** Runners whose commands have many forms; each by a test of a command in one line. */
export const tools = {
  // What stands behind `--` is for the script, and what is published has a tag.
  npm: /(?:^|\s)(?:npm|pnpm|yarn|jlpm|bun)\s(?:(?!(?:--|publish|dist-tag)\s)\S+\s)*?(?:(?:run|run-script)\s(?:-\S+\s)*)?(?:test|tst|t)(?=\s|$)/,
  pytest: /(?:^|[\s/])(?:pytest|py\.test|tox|nox)(?=\s|$)|\s-m\s(?:pytest|unittest)(?=\s|$)/,
  maven:
    /(?:^|[\s/])mvnw?(?:\.cmd)?\s(?!.*(?:-DskipTests|-Dmaven\.test\.skip)(?!=false))(?:\S+\s)*(?:test|verify|install|package|deploy)(?=\s|$)/,
  gradle:
    /(?:^|[\s/])gradlew?(?:\.bat)?\s(?!.*(?:-x|--exclude-task)\s+:?test\b)(?:\S+\s)*:?(?:[\w:-]+:)?(?:test|check|build)(?=\s|$)/,
  go: /(?:^|\s)(?:go\s+test|gotestsum)(?=\s|$)/,
  cargo: /(?:^|\s)cargo\s(?:\S+\s)*?(?:test|nextest\s(?:\S+\s)*?run)(?=\s|$)/,
  dotnet: /(?:^|\s)dotnet\s+(?:test|vstest)(?=\s|$)/,
  // It runs once by itself wherever nobody watches.
  vitest: /(?:^|[\s/])vitest(?:\srun)?(?=\s|$)(?!\s(?:watch|dev|bench|list|related|init)(?:\s|$))/,
  make: /(?:^|\s)make\s(?:\S+\s)*?(?:test|check)(?=\s|$)/,
} satisfies Readonly<Record<string, RegExp>>;

export const nodeTest = /(?:^|[\s/])node\s(?:\S+\s)*?--test(?=\s|$)/;

/** By themselves they run anything. */
export const interpreters =
  /(?:^|\/)(?:node|python[\d.]*|ruby|php|perl|java|deno|bun|npx|tsx|bash|sh|pwsh|env|cross-env)$/;

/** What many are told to run the tests with. */
const forms = {
  test: String.raw`\s(?:(?:-\S+|run|run-script)\s)*test`,
  laterTest: String.raw`\s(?:\S+\s)*?test`,
};

/** Further runners, for where nobody says which one it is: the name, and what stands behind it where the tests run, if anything has to. */
const furtherRunners = {
  ava: '',
  bats: '',
  bazel: forms.test,
  bazelisk: forms.test,
  busted: '',
  cabal: forms.test,
  composer: String.raw`\s(?:(?:run|run-script)\s)?tests?(?::\w+)?`,
  ctest: '',
  cypress: String.raw`\srun`,
  dart: forms.test,
  deno: String.raw`\stest`,
  dune: String.raw`\s(?:\S+\s)*?(?:run)?test`,
  flutter: forms.test,
  hatch: forms.test,
  jasmine: '',
  jest: '',
  karma: String.raw`\sstart`,
  lein: forms.test,
  meson: forms.test,
  mix: forms.test,
  mocha: '',
  node: String.raw`\s(?:\S+\s)*?--test`,
  phpunit: '',
  playwright: String.raw`\stest`,
  prove: String.raw`(?=\s(?:-|x?t(?:\/|\s|$)))`,
  rails: forms.test,
  rake: String.raw`\s(?:\S+\s)*?(?:test|spec)(?::\w+)*`,
  robot: '',
  rspec: '',
  sbt: forms.laterTest,
  stack: forms.test,
  swift: forms.test,
  vitest: '',
  zig: String.raw`\sbuild${forms.laterTest}`,
};

/** A command that has any of them. */
export const others = new RegExp(
  String.raw`(?:^|[\s/])(?:${Object.entries(furtherRunners)
    .map(([name, form]) => name + form)
    .join('|')})(?=\s|$)|(?:^|\s)Invoke-Pester(?=\s|$)`,
);

/** To list or to build the tests is not to run them, nor is to fetch a runner. */
const idle = {
  listing: String.raw`\s(?:--no-run|--collect-only|--co|--list-?[tT]ests|--dry-run)`,
  compiling: String.raw`(?:^|\s)go\stest\s(?:\S+\s)*?-c`,
  fetching: String.raw`(?:^|\s)(?:pip3?|pipx|poetry|uv|conda|apt|apt-get|apk|dnf|yum|brew|gem|cargo|go|npm|pnpm|yarn|jlpm|bun)\s(?:\S+\s)??(?:install|add|i)`,
};

/** A command that has any of it. */
export const runsNothing = new RegExp(String.raw`(?:${Object.values(idle).join('|')})(?=\s|$)`);
