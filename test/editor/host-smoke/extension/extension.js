const vscode = require('vscode');

const fires = [{ label: 'One fire', children: [{ label: 'A spark' }] }];

exports.activate = (context) => {
  const log = vscode.window.createOutputChannel('Smoke', { log: true });
  log.info('the smoke rises');

  const item = vscode.window.createStatusBarItem('smoke.item', vscode.StatusBarAlignment.Left, 100);
  item.name = 'Smoke';
  item.tooltip = new vscode.MarkdownString('Where there is **smoke** there is fire.');
  item.command = 'smoke.greet';
  const show = () => {
    item.text = `$(flame) ${vscode.l10n.t('Smoke: {0} folders', vscode.workspace.workspaceFolders?.length ?? 0)}`;
  };
  show();
  item.show();

  const view = vscode.window.createTreeView('smoke.fires', {
    treeDataProvider: {
      getChildren: (parent) => (parent ? parent.children : fires),
      getTreeItem: ({ label, children }) => {
        const state = vscode.TreeItemCollapsibleState[children ? 'Collapsed' : 'None'];
        const row = new vscode.TreeItem(vscode.l10n.t(label), state);
        row.id = label;
        row.description = children ? '1' : undefined;
        row.iconPath = new vscode.ThemeIcon(children ? 'flame' : 'sparkle');
        return row;
      },
    },
  });

  const greet = vscode.commands.registerCommand('smoke.greet', () => {
    const word = vscode.workspace.getConfiguration('smoke').get('word');
    void vscode.window.showInformationMessage(vscode.l10n.t('{0}, host!', word));
    return word;
  });
  context.subscriptions.push(log, item, view, greet, vscode.workspace.onDidChangeWorkspaceFolders(show));
};
