import { type Desk, type Edit, listOf, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { requirementChoices, titleQuestion } from '../writing/asking.ts';
import { known } from '../writing/language.ts';
import { noteEdits, notePath, pathFault } from '../writing/notes.ts';

/** Files that tell a machine where and how something runs; the core cannot list, but ask. */
const usual = [
  'Dockerfile',
  'Containerfile',
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
  'Procfile',
  'fly.toml',
  'vercel.json',
  'netlify.toml',
  'app.yaml',
  'serverless.yml',
  'main.tf',
  'Chart.yaml',
  'Vagrantfile',
  'package.json',
  'pyproject.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'go.mod',
  'Cargo.toml',
];
const parts = ['runtime', 'infrastructure', 'configuration', 'delivery', 'rollback'] as const;

export const newEnvironmentNote: Edit = {
  id: 'new-environment-note',
  title: message('New Environment Note'),
  summary: message(
    'an architecture note that describes run-time, infrastructure, configuration, delivery and roll-back',
  ),
  questions: [
    {
      ...titleQuestion(message('What is decided?'), message('Run in one container')),
      initial: ({ language }) => (known(language) === 'ru' ? 'Среда выполнения' : 'Where it runs'),
    },
    {
      id: 'runtime',
      prompt: message('What does it run on?'),
      example: message('Node.js 20 or later, one process'),
      optional: true,
    },
    {
      id: 'infrastructure',
      prompt: message('Which files set it up?'),
      kind: 'several',
      optional: true,
      open: true,
      choices: (desk) => usual.filter((path) => desk.exists(path)).map((path) => ({ value: path, label: path })),
      initial: (desk) => usual.filter((path) => desk.exists(path)).slice(0, 1),
      check: pathFault,
    },
    {
      id: 'configuration',
      prompt: message('How is it configured?'),
      example: message('environment variables, listed in the README'),
      optional: true,
    },
    {
      id: 'delivery',
      prompt: message('How does a new version get there?'),
      example: message('the image is pushed, and the service restarted'),
      optional: true,
    },
    {
      id: 'rollback',
      prompt: message('How is it taken back?'),
      example: message('the previous image is started again'),
      optional: true,
    },
    {
      id: 'requirements',
      prompt: message('Which requirements does it serve?'),
      kind: 'several',
      optional: true,
      aside: true,
      choices: (desk) => requirementChoices(desk),
    },
    { id: 'by', prompt: message('Who decides?'), optional: true, aside: true, initial: ({ me }) => me },
  ],
  writesTo: (desk) => [notePath(desk, 'decision')],
  write(desk: Desk, answers) {
    const environment = Object.fromEntries(
      parts.map((part) => [part, part === 'infrastructure' ? listOf(answers, part) : textOf(answers, part)]),
    );
    const isComplete = parts.every((part) => environment[part]?.length !== 0);
    return noteEdits(desk, {
      title: textOf(answers, 'title'),
      status: isComplete ? 'accepted' : 'proposed',
      by: textOf(answers, 'by') || (desk.me ?? ''),
      satisfies: listOf(answers, 'requirements'),
      decision: '',
      design: { environment },
    });
  },
};
