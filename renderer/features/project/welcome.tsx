import { type ReactNode, useEffect, useState } from 'react';
import { actions } from '#shared/api/actions.ts';
import type { RecentProject } from '#shared/api/answers.ts';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useWorkbench } from '../../app/context.tsx';
import { useKeysOf } from '../../app/use-keys.ts';
import { BookIcon, DocumentIcon, FolderIcon, PlusIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/keys.tsx';
import './welcome.css';

const starts = [
  { action: 'project.new', icon: <PlusIcon size={20} />, detail: 'window.welcome.new' },
  { action: 'project.open', icon: <FolderIcon size={20} />, detail: 'window.welcome.open' },
  { action: 'project.open-sample', icon: <BookIcon size={20} />, detail: 'window.welcome.sample' },
] as const;

/** What the window shows while no project is open. */
export function Welcome({ failure }: { readonly failure: Failure | undefined }): ReactNode {
  const workbench = useWorkbench();
  const recent = useRecentProjects();
  const keysOf = useKeysOf();
  return (
    <main className="welcome">
      <div className="welcome-column">
        <h1>{translate('window.welcome.title')}</h1>
        <p className="welcome-line">{translate('window.welcome.line')}</p>
        {failure && (
          <p className="welcome-failure" role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <ul className="welcome-starts">
          {starts.map(({ action, icon, detail }) => {
            const keys = keysOf(action);
            return (
              <li key={action}>
                <button type="button" onClick={() => runAction(action, workbench)}>
                  {icon}
                  <span>
                    <strong>{translate(actions[action].label)}</strong>
                    <span>{translate(detail)}</span>
                  </span>
                  {keys !== undefined && (
                    <span aria-hidden="true">
                      <Keys keys={keys} />
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
        {recent.length > 0 && (
          <section aria-labelledby="recent-projects">
            <h2 id="recent-projects">{translate('window.welcome.recent')}</h2>
            <ul className="welcome-recent">
              {recent.map((project) => (
                <li key={project.handle}>
                  <button type="button" onClick={() => void workbench.projects.open(project.handle)}>
                    <DocumentIcon />
                    <strong>{project.name}</strong>
                    <span>{project.folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

function useRecentProjects(): readonly RecentProject[] {
  const { api } = useWorkbench();
  const [recent, setRecent] = useState<readonly RecentProject[]>([]);
  useEffect(() => {
    let wanted = true;
    // Without the list the window is as useful as before, so a failure here is not worth a message.
    const read = async (): Promise<void> => {
      const answer = await api.call('shell.recent-projects', {});
      if (wanted && answer.ok) setRecent(answer.value);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [api]);
  return recent;
}
