import * as vscode from 'vscode';
import { type Edits, type Level, message, type Say } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { configurationFile, exists } from '../configuration.ts';
import { gateEdit } from '../gate-line.ts';
import { warn } from '../notice.ts';
import { atOurTurn } from '../our-turn.ts';
import { uriOf } from '../places.ts';
import { applied } from './apply.ts';
import { untilTakenUp } from './desk.ts';

/** Writes a `tollgate.yaml` that says the level, and in comments what else may stand there; shows it, or says why it cannot. */
export async function createConfiguration(folder: vscode.WorkspaceFolder, level: Level, say: Say): Promise<void> {
  await write(folder, say, () => Promise.resolve(created(level, say)));
}

/** Lets `tollgate.yaml` say the level, where there is none a new one; every comment stays. Shows it, or says why it cannot. */
export async function setLevel(folder: vscode.WorkspaceFolder, level: Level, say: Say): Promise<void> {
  const uri = uriOf(folder.uri, configurationFile);
  await write(folder, say, async () =>
    (await exists(uri)) ? changed(await vscode.workspace.openTextDocument(uri), level) : created(level, say),
  );
}

type Written = Omit<Edits, 'done'>;

/** An edit that can be undone. */
async function write(folder: vscode.WorkspaceFolder, say: Say, edits: () => Promise<Written>): Promise<void> {
  const wrong = await atOurTurn(folder, say, async () => {
    await untilTakenUp(folder.uri);
    return applied(folder.uri, await edits());
  });
  if (wrong !== undefined) void warn(alone(wrong, say));
}

function created(level: Level, say: Say): Written {
  const text = template(level, say);
  return {
    create: [{ path: configurationFile, text }],
    change: [],
    goOn: { file: configurationFile, line: 1, column: 1 },
  };
}

function changed(document: vscode.TextDocument, level: Level): Written {
  const before = document.getText();
  const { line, ...span } = gateEdit(before, level);
  return {
    create: [],
    change: [{ path: configurationFile, before, spans: [span] }],
    goOn: { file: configurationFile, line, column: 1 },
  };
}

function template(level: Level, say: Say): string {
  const comments = [
    message('What must hold before this folder may be released. Everything but the next line is optional.'),
    message(
      '`tests`: they ran on this content and pass. `requirements`: also each requirement is verified. `delivery`: everything.',
    ),
  ];
  const examples = [
    ['customer: Northwind Logistics', message('whom the result is for')],
    ['test: npm test', message('the command that runs the tests, where it is not the usual one')],
    ['people: [{ name: I. Petrov, roles: [analyst] }]', message('who takes part')],
    ['paths: { reports: [build/junit.xml] }', message('where things are, where it is not the usual place')],
  ] as const;
  const width = Math.max(...examples.map(([example]) => example.length));
  return [
    ...comments.map((comment) => `# ${say(comment)}`),
    `gate: ${level}`,
    '',
    ...examples.map(([example, comment]) => `# ${example.padEnd(width)}  # ${say(comment)}`),
    '',
  ].join('\n');
}
