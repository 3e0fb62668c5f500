import * as vscode from 'vscode';
import { requirementStanding } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { isPreviewOpen } from '../preview.ts';
import type { Sessions } from '../sessions.ts';
import { onSwitch } from '../settings.ts';

/** An open Markdown preview follows the verdict; it is left alone where nothing of what it may show has changed. */
export const previewRefresh: Feature = {
  id: 'preview-refresh',
  *start({ sessions }) {
    let shown = '';
    const refresh = (): void => {
      if (isPreviewOpen()) void vscode.commands.executeCommand('markdown.preview.refresh');
    };
    yield sessions.onDidChange((session) => {
      if (session?.state.kind === 'reading' || !isPreviewOpen()) return;
      const now = standings(sessions);
      if (now !== shown) refresh();
      shown = now;
    });
    yield onSwitch('tollgate.preview.show', refresh);
  },
};

function standings({ all }: Sessions): string {
  const told = all.map(({ folder, state, lexicon }) => [
    folder.uri.toString(),
    state.kind !== 'judged' || lexicon === undefined
      ? []
      : state.read.model.requirements.map((each) => {
          const { is } = requirementStanding(each, lexicon.verdictOf(each));
          return [each.id, each.title, each.place.file, each.place.line, is];
        }),
  ]);
  return JSON.stringify(told);
}
