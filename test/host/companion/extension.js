const { connect } = require('node:net');
const { createInterface } = require('node:readline');
const vscode = require('vscode');

const actions = {
  execute: (command, ...args) => vscode.commands.executeCommand(command, ...args),
  configure: async (settings) => {
    for (const [key, value] of Object.entries(settings)) {
      await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
    }
  },
  /** As somebody types it and saves it: what is open says the same at once. */
  write: async (path, text) => {
    const uri = vscode.Uri.file(path);
    const isNew = await vscode.workspace.fs.stat(uri).then(
      () => false,
      () => true,
    );
    if (isNew) return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  },
};

/** Undefined for what JSON cannot say: the caller asked for an effect, not for that. */
function plain(result) {
  try {
    return JSON.parse(JSON.stringify(result));
  } catch {
    return undefined;
  }
}

exports.activate = (context) => {
  // Elsewhere it only stands in for an extension under development.
  if (!process.env.TOLLGATE_HOST_COMPANION) return;
  const socket = connect(process.env.TOLLGATE_HOST_COMPANION);
  const answer = (message) => socket.write(`${JSON.stringify(message)}\n`);
  createInterface({ input: socket }).on('line', async (line) => {
    const { id, action, args } = JSON.parse(line);
    try {
      answer({ id, result: plain(await actions[action](...args)) });
    } catch (error) {
      answer({ id, error: String(error?.stack ?? error) });
    }
  });
  socket.on('error', () => {}); // The test is over.
  context.subscriptions.push({ dispose: () => socket.destroy() });
};
