import { type ReactNode, useEffect, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import './transfer.css';

/** The whole window takes files that are dropped on it, and says so while they are above it. */
export function DropTarget(): ReactNode {
  const { transfer } = useWorkbench();
  const project = useApp((state) => state.project.kind === 'open');
  const [above, setAbove] = useState(false);

  useEffect(() => {
    // Entering a child comes before leaving its parent, so the depth says when the files have left the window.
    let depth = 0;
    const on = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this the browser would open the file in place of the window.
      event.preventDefault();
      if (event.type === 'dragenter') depth += 1;
      if (event.type === 'dragleave') depth -= 1;
      if (event.type === 'drop') {
        depth = 0;
        void transfer.importDropped([...event.dataTransfer.files]);
      }
      if (event.type === 'dragover') event.dataTransfer.dropEffect = 'copy';
      else setAbove(depth > 0);
    };
    const types = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const type of types) window.addEventListener(type, on);
    return () => {
      for (const type of types) window.removeEventListener(type, on);
    };
  }, [transfer]);

  if (!above) return null;
  return (
    <div className="drop-target">
      <p>{translate(project ? 'window.drop' : 'window.drop.no-project')}</p>
    </div>
  );
}
