import { type CSSProperties, type ReactNode, useState } from 'react';
import { defaultSettings, type Settings } from '#shared/api/settings.ts';
import { translate } from '#shared/locales/translate.ts';
import { AnnotationListPane } from '../features/annotation-list/annotation-list-pane.tsx';
import { ClaimsView } from './claims/claims-view.tsx';
import { CodebookView } from '../features/codebook/codebook-view.tsx';
import { DocumentsPane } from '../features/corpus/documents-pane.tsx';
import { EntitiesView } from '../features/entities/entities-view.tsx';
import { ExportView } from '../features/export/export-view.tsx';
import { AttributeField } from '../features/inspector/attribute-field.tsx';
import { InspectorPane } from '../features/inspector/inspector-pane.tsx';
import { EvidenceBar } from '../features/links/evidence-bar.tsx';
import { LinkBar } from '../features/links/link-bar.tsx';
import { LinkList } from '../features/links/link-list.tsx';
import { LabelBar } from '../features/palette/label-bar.tsx';
import { FrameBar } from '../features/claim-frame/frame-bar.tsx';
import { FramePanel } from '../features/claim-frame/frame-panel.tsx';
import { FindBar } from '../features/find/find-bar.tsx';
import { Header } from '../features/project/header.tsx';
import { Notices } from '../features/project/notices.tsx';
import { Welcome } from '../features/project/welcome.tsx';
import { ReaderPanes } from '../features/reader/reader-panes.tsx';
import { SearchView } from '../features/search/search-view.tsx';
import { StatisticsView } from '../features/statistics/statistics-view.tsx';
import { SuggestionBar } from '../features/suggestions/suggestion-bar.tsx';
import { DocumentVersions } from '../features/versions/document-versions.tsx';
import { VersionBar } from '../features/versions/version-bar.tsx';
import { DropTarget } from '../features/transfer/drop-target.tsx';
import { ResizeSeparator } from '../ui/resize-separator.tsx';
import { panelId, tabId } from '../ui/view-ids.ts';
import { useApp, useWorkbench } from './context.tsx';
import { Dialogs } from './dialogs.tsx';
import { leftPanelOpen } from './state/selectors.ts';
import type { ViewName } from './state/state.ts';
import './app.css';

/** The whole window. */
export function App(): ReactNode {
  const project = useApp((state) => state.project);
  return (
    <>
      {project.kind === 'open' && <Workspace key={project.info.id} />}
      {project.kind === 'none' && <Welcome failure={project.failure} />}
      {project.kind === 'loading' && (
        <main className="loading" aria-busy="true" aria-label={translate('window.loading')} />
      )}
      <Dialogs />
      <Notices />
      <DropTarget />
    </>
  );
}

function Workspace(): ReactNode {
  const view = useApp((state) => state.view);
  return (
    <div className="workspace">
      <Header />
      {/* The article stays in the page, so that coming back to it costs nothing and finds the same place. */}
      <ReadView hidden={view !== 'read'} />
      {view !== 'read' && (
        <main className="view-main" aria-label={translate(`action.view.${view}`)}>
          <ViewPanel key={view} view={view}>
            <OtherView view={view} />
          </ViewPanel>
        </main>
      )}
    </div>
  );
}

interface ViewPanelProps {
  readonly view: ViewName;
  readonly children: ReactNode;
}

function ViewPanel({ view, children }: ViewPanelProps): ReactNode {
  return (
    <div className="view" role="tabpanel" id={panelId(view)} aria-labelledby={tabId(view)}>
      {children}
    </div>
  );
}

function OtherView({ view }: { readonly view: Exclude<ViewName, 'read'> }): ReactNode {
  switch (view) {
    case 'entities':
      return <EntitiesView />;
    case 'claims':
      return <ClaimsView />;
    case 'search':
      return <SearchView />;
    case 'statistics':
      return <StatisticsView />;
    case 'codebook':
      return <CodebookView />;
    case 'export':
      return <ExportView />;
    default:
      return view satisfies never;
  }
}

const widths = { left: { min: 200, max: 600 }, right: { min: 220, max: 600 } } as const;

function ReadView({ hidden }: { readonly hidden: boolean }): ReactNode {
  const settings = useApp((state) => state.settings);
  const leftOpen = useApp(leftPanelOpen);
  const two = useApp((state) => state.beside !== null);
  const workbench = useWorkbench();
  // While an edge is dragged, its place is nobody else's business.
  const [dragged, setDragged] = useState<Partial<Pick<Settings, 'leftWidth' | 'rightWidth'>>>({});
  const { leftWidth, rightWidth } = { ...defaultSettings, ...settings, ...dragged };
  const settle = (patch: Partial<Settings>): void => {
    setDragged({});
    void workbench.changeSettings(patch);
  };
  // Custom properties, which React's type does not know.
  const style = { '--left-width': `${leftWidth}px`, '--right-width': `${rightWidth}px` } as CSSProperties;
  return (
    <div className="read-view" style={style} hidden={hidden} data-two={two || undefined}>
      {leftOpen && (
        <div className="left-panel" id="left-panel">
          <DocumentsPane />
          <AnnotationListPane />
        </div>
      )}
      <main className="centre" aria-label={translate('window.reader')}>
        {leftOpen && (
          <ResizeSeparator
            label={translate('window.panel.left-width')}
            controls="left-panel"
            side="left"
            value={leftWidth}
            {...widths.left}
            onResize={(width) => setDragged({ leftWidth: width })}
            onSettled={(width) => settle({ leftWidth: width })}
          />
        )}
        <div
          className="reader-panel"
          role="tabpanel"
          id={panelId('read')}
          aria-labelledby={tabId('read')}
          data-region="reader"
        >
          <ReaderPanes>
            <FindBar />
          </ReaderPanes>
        </div>
        <SuggestionBar />
        <VersionBar />
        <LinkBar />
        <FrameBar />
        <EvidenceBar />
        <LabelBar />
        {settings.rightOpen && (
          <ResizeSeparator
            label={translate('window.panel.right-width')}
            controls="right-panel"
            side="right"
            value={rightWidth}
            {...widths.right}
            onResize={(width) => setDragged({ rightWidth: width })}
            onSettled={(width) => settle({ rightWidth: width })}
          />
        )}
      </main>
      {settings.rightOpen && (
        <aside
          className="right-panel"
          id="right-panel"
          aria-label={translate('window.inspector')}
          data-region="inspector"
        >
          <InspectorPane
            frame={<FramePanel />}
            links={<LinkList attributeField={AttributeField} />}
            versions={<DocumentVersions />}
          />
        </aside>
      )}
    </div>
  );
}
