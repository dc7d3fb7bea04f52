import type { Action } from '#shared/api/action.ts';
import { type ActionName, actions, isActionName } from '#shared/api/actions.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import { commitDrafts } from '../ui/drafts.ts';
import { isAnyChecked } from './annotating/bulk.ts';
import { isMarkable } from './claims/checking.ts';
import { isClaim } from './claims/matching.ts';
import { focusNextRegion } from './focus-regions.ts';
import { neighbourOf } from './reading/reading.ts';
import {
  besideDocumentOf,
  codebookOf,
  focusedSuggestionOf,
  openDocumentOf,
  projectOf,
  selectedAnnotationOf,
} from './state/selectors.ts';
import type { AppState } from './state/state.ts';
import { focusedLookOf, lookOf } from './reading/versioning.ts';
import type { Workbench } from './workbench.ts';

const TEXT_STEP = 10;
const SMALLEST_TEXT = 70;
const LARGEST_TEXT = 200;

/** What each action of the table does. */
export const handlers: Record<ActionName, (workbench: Workbench) => void> = {
  'project.new': (workbench) => workbench.openDialog({ kind: 'new-project' }),
  'project.open': ({ projects }) => void projects.chooseAndOpen(),
  'project.open-sample': ({ projects }) => void projects.openSample(),
  'project.close': ({ projects }) => void projects.close(),
  'project.backup': ({ projects }) => void projects.backUp(),
  'project.check': ({ projects }) => void projects.check(),
  'import.files': ({ transfer }) => void transfer.chooseAndImport(false),
  'import.folder': ({ transfer }) => void transfer.chooseAndImport(true),
  'register.ids': ({ registering }) => void registering.chooseIds(),
  'export.dialog': (workbench) => workbench.openDialog({ kind: 'export' }),

  'history.undo': ({ sync }) => sync.undo(),
  'history.redo': ({ sync }) => sync.redo(),
  'selection.clear': ({ annotating }) => annotating.letGo(),
  'selection.all': ({ annotating, store }) => {
    const open = openDocumentOf(store.get());
    if (open) annotating.select({ span: { start: 0, end: open.content.text.length }, kind: 'selection', exact: true });
  },

  'annotation.repeat-label': ({ annotating }) => annotating.repeatLabel(),
  'annotation.remove': ({ annotating }) => annotating.remove(),
  'annotation.start-left': ({ annotating }) => annotating.move({ edge: 'start', direction: 'left' }),
  'annotation.start-right': ({ annotating }) => annotating.move({ edge: 'start', direction: 'right' }),
  'annotation.end-right': ({ annotating }) => annotating.move({ edge: 'end', direction: 'right' }),
  'annotation.end-left': ({ annotating }) => annotating.move({ edge: 'end', direction: 'left' }),
  'annotation.tag-all': (workbench) => workbench.openDialog({ kind: 'occurrences' }),
  'annotation.brush': ({ annotating }) => annotating.toggleBrush(),
  'annotation.replace-labels': (workbench) => workbench.openDialog({ kind: 'replace-labels' }),
  'annotation.add-fragment': ({ annotating }) => annotating.addFragment(),
  'annotation.remove-fragment': ({ annotating }) => annotating.removeFragment(),
  'annotation.link': ({ linking }) => linking.start(),
  'annotation.frame': ({ framing }) => framing.start(),
  'annotation.take-figure': ({ framing }) => framing.takeFigure(),
  'annotation.note': ({ inspecting }) => inspecting.enter({ kind: 'note' }),
  'annotation.attributes': ({ inspecting }) => inspecting.enter({ kind: 'first' }),
  'claim.matches': ({ matching, store }) => {
    const claim = selectedAnnotationOf(store.get());
    if (claim) matching.findFor(claim);
  },
  'claim.checkworthy': ({ checking, store }) => {
    const claim = selectedAnnotationOf(store.get());
    if (claim) checking.toggleWorth(claim);
  },
  'annotation.history': (workbench) => {
    const id = workbench.store.get().selectedId;
    if (id) workbench.openDialog({ kind: 'annotation-history', id });
  },
  'ticks.all': ({ bulk }) => bulk.checkAll(),
  'ticks.none': ({ bulk }) => bulk.check([]),
  'ticks.relabel': (workbench) => workbench.openDialog({ kind: 'choose-label', purpose: 'ticks' }),
  'ticks.attribute': (workbench) => workbench.openDialog({ kind: 'ticks-attribute' }),
  'ticks.remove': ({ bulk }) => bulk.remove(),
  'labels.filter': (workbench) => workbench.openDialog({ kind: 'choose-label', purpose: 'filter' }),
  'selection.sentence': ({ annotating }) => annotating.growSelection('sentence'),
  'selection.paragraph': ({ annotating }) => annotating.growSelection('paragraph'),
  'suggestion.sources': (workbench) => workbench.openDialog({ kind: 'suggestion-sources' }),
  'suggestion.next': ({ suggesting }) => suggesting.step(1),
  'suggestion.previous': ({ suggesting }) => suggesting.step(-1),
  'suggestion.accept': ({ suggesting }) => suggesting.accept(),
  'suggestion.reject': ({ suggesting }) => suggesting.reject(),
  'find.open': ({ finding }) => finding.open(),
  'find.next': ({ finding }) => finding.step(1),
  'find.previous': ({ finding }) => finding.step(-1),
  'history.document': (workbench) => workbench.openDialog({ kind: 'document-history' }),
  'history.trash': (workbench) => workbench.openDialog({ kind: 'trash', documentId: null }),
  'settings.open': (workbench) => workbench.openDialog({ kind: 'settings' }),

  'annotation.next': ({ annotating }) => void annotating.step(1),
  'annotation.previous': ({ annotating }) => void annotating.step(-1),
  'document.finish': ({ finishing }) => void finishing.toggle(),
  'document.remove': (workbench) => {
    const open = openDocumentOf(workbench.store.get());
    if (open) workbench.openDialog({ kind: 'remove-document', id: open.document.id });
  },
  'document.next': (workbench) => stepDocument(workbench, 1),
  'document.previous': (workbench) => stepDocument(workbench, -1),
  'focus.reader': () => focusNextRegion(),
  'beside.open': (workbench) => workbench.openDialog({ kind: 'choose-beside' }),
  'beside.other': ({ beside }) => beside.goToOther(),
  'beside.partner': ({ beside }) => beside.goToPartner(),
  'beside.swap': ({ beside }) => void beside.swap(),
  'beside.scroll': (workbench) => {
    const scrollTogether = !workbench.store.get().settings.scrollTogether;
    workbench.notices.inform(scrollTogether ? 'window.beside.scrolls' : 'window.beside.scrolls-alone');
    void workbench.changeSettings({ scrollTogether });
  },
  'beside.close': ({ beside }) => beside.close(),

  'version.import': ({ versioning, store }) => {
    const open = openDocumentOf(store.get());
    if (open) void versioning.importVersion(open.document.id);
  },
  'version.of': (workbench) => {
    const open = openDocumentOf(workbench.store.get());
    if (open) workbench.openDialog({ kind: 'version-of', id: open.document.id });
  },
  'version.differences': (workbench) => {
    const open = openDocumentOf(workbench.store.get());
    if (open) workbench.openDialog({ kind: 'version-differences', id: open.document.id });
  },
  'version.list': (workbench) => workbench.openDialog({ kind: 'version-look' }),
  'version.next': ({ versioning }) => versioning.step(1),
  'version.accept': ({ versioning, store }) => versioning.accept(focusedLookOf(store.get())),
  'version.place': ({ versioning, store }) => versioning.place(focusedLookOf(store.get())),
  'version.drop': ({ versioning, store }) => versioning.drop(focusedLookOf(store.get())),

  'view.read': (workbench) => workbench.setView('read'),
  'view.entities': (workbench) => workbench.setView('entities'),
  'view.claims': (workbench) => workbench.setView('claims'),
  'view.search': (workbench) => workbench.setView('search'),
  'view.statistics': (workbench) => workbench.setView('statistics'),
  'view.codebook': (workbench) => workbench.setView('codebook'),
  'view.export': (workbench) => workbench.setView('export'),
  'panel.left': (workbench) => {
    const { beside, settings } = workbench.store.get();
    if (beside) workbench.beside.toggleLeftPanel();
    else void workbench.changeSettings({ leftOpen: !settings.leftOpen });
  },
  'panel.right': (workbench) => void workbench.changeSettings({ rightOpen: !workbench.store.get().settings.rightOpen }),
  'text.larger': (workbench) => resizeText(workbench, TEXT_STEP),
  'text.smaller': (workbench) => resizeText(workbench, -TEXT_STEP),
  'text.normal': (workbench) => void workbench.changeSettings({ textSize: 100 }),
  'theme.system': (workbench) => void workbench.changeSettings({ theme: 'system' }),
  'theme.light': (workbench) => void workbench.changeSettings({ theme: 'light' }),
  'theme.dark': (workbench) => void workbench.changeSettings({ theme: 'dark' }),

  'palette.open': (workbench) => workbench.openDialog({ kind: 'palette' }),
  'keys.show': (workbench) => workbench.openDialog({ kind: 'keys' }),
  'messages.show': (workbench) => workbench.openDialog({ kind: 'messages' }),
};

/** Carries out an action, if it is possible now. What is being typed is committed first: it might go away with it. */
export function runAction(action: ActionName, workbench: Workbench): void {
  if (!isEnabled(action, workbench.store.get())) return;
  commitDrafts();
  handlers[action](workbench);
}

export function isEnabled(action: ActionName, state: AppState): boolean {
  // A dialog wants an answer first; how the window looks may change meanwhile.
  if (state.dialog && !/^(text|theme)\./.test(action)) return false;
  return meets(actions[action].needs, state) && (conditions[action]?.(state) ?? true);
}

function meets(need: Action['needs'], state: AppState): boolean {
  const project = state.project.kind === 'open';
  // Beside the article, nobody sees what an action on it would do.
  const document = project && state.reading.kind === 'ready' && state.view === 'read';
  switch (need) {
    case 'nothing':
      return true;
    case 'project':
      return project;
    case 'document':
      return document;
    case 'selection':
      return document && state.selection !== null;
    case 'annotation':
      return document && selectedAnnotationOf(state) !== undefined;
    case 'ticks':
      return document && isAnyChecked(state);
    default:
      return assertNever(need);
  }
}

/** Where there is more to it than what the table says. */
const conditions: Partial<Record<ActionName, (state: AppState) => boolean>> = {
  // What is on its way can be undone as soon as it has arrived.
  'history.undo': (state) => projectOf(state)?.history.canUndo === true || state.pending.length > 0,
  'history.redo': (state) => projectOf(state)?.history.canRedo === true,
  'selection.clear': (state) =>
    state.selection !== null || state.selectedId !== null || state.brushLabelId !== null || state.suggestions.at >= 0,
  'annotation.repeat-label': (state) => state.lastLabelId !== null,
  'claim.matches': (state) => isClaim(codebookOf(state), selectedAnnotationOf(state)),
  'claim.checkworthy': (state) => isMarkable(codebookOf(state), selectedAnnotationOf(state)),
  'annotation.tag-all': (state) => state.selection !== null || selectedAnnotationOf(state) !== undefined,
  // What is on its way is waited for.
  'suggestion.accept': (state) => focusedSuggestionOf(state) !== undefined || state.suggestions.asking,
  'suggestion.reject': (state) => focusedSuggestionOf(state) !== undefined || state.suggestions.asking,
  'suggestion.next': ({ suggestions }) => suggestions.items.length > 0 || suggestions.asking,
  'suggestion.previous': ({ suggestions }) => suggestions.items.length > 0 || suggestions.asking,
  'find.next': (state) => state.find !== null && state.find.query !== '',
  'find.previous': (state) => state.find !== null && state.find.query !== '',
  'beside.open': ({ documents }) => documents.length > 1,
  'beside.other': ({ beside }) => beside !== null && beside.reading.kind !== 'failed',
  'beside.partner': (state) => besideDocumentOf(state) !== undefined,
  'beside.swap': ({ beside }) => beside !== null,
  'beside.close': ({ beside }) => beside !== null,
  'beside.scroll': ({ beside }) => beside !== null,
  'version.import': (state) => !hasNewerVersion(state),
  'version.of': ({ documents }) => documents.length > 1,
  'version.differences': (state) => openDocumentOf(state)?.document.previousId !== undefined,
  'version.list': (state) => lookOf(state) !== null,
  'version.next': (state) => (lookOf(state)?.items.length ?? 0) > 0,
  'version.accept': (state) => (focusedLookOf(state)?.copyId ?? null) !== null,
  'version.place': (state) => focusedLookOf(state) !== undefined,
  'version.drop': (state) => focusedLookOf(state) !== undefined,
  'document.next': (state) => hasNeighbour(state, 1),
  'document.previous': (state) => hasNeighbour(state, -1),
};

function hasNewerVersion(state: AppState): boolean {
  const row = state.versions.rows.get(openDocumentOf(state)?.document.id ?? '');
  return row !== undefined && row.number < row.versions;
}

function hasNeighbour(state: AppState, steps: 1 | -1): boolean {
  const open = openDocumentOf(state);
  return open !== undefined && neighbourOf(state, open.document.id, steps) !== undefined;
}

function stepDocument(workbench: Workbench, steps: 1 | -1): void {
  workbench.setView('read');
  void workbench.reading.step(steps);
}

function resizeText(workbench: Workbench, by: number): void {
  const { textSize } = workbench.store.get().settings;
  void workbench.changeSettings({ textSize: Math.min(LARGEST_TEXT, Math.max(SMALLEST_TEXT, textSize + by)) });
}

// Object.keys() widens the table's own keys to string.
export const actionNames = Object.keys(actions).filter(isActionName);

/** Runs what the menu asks for, and tells it what is possible. Returns what ends it. */
export function listenToActions(workbench: Workbench): () => void {
  const { api, store } = workbench;
  let told = '';
  const tell = (): void => {
    const state = store.get();
    const enabled = actionNames.filter((action) => isEnabled(action, state));
    const now = enabled.join(' ');
    if (now === told) return;
    told = now;
    void api.call('shell.actions-changed', { enabled });
  };
  const ends = [
    store.subscribe(tell),
    api.on('action.invoked', ({ action }) => {
      if (isActionName(action)) runAction(action, workbench);
    }),
    api.on('window.closing', commitDrafts),
  ];
  tell();
  return () => {
    for (const end of ends) end();
  };
}
