import { type ReactNode, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { AlertIcon, CloseIcon } from '../../ui/icons.tsx';
import './notices.css';

/** More would stand in the way; the older ones are a press away. */
const SHOWN_AT_ONCE = 2;

/** Passing messages over the lower end of the article, where they cover no control. Problems stay longer. */
export function Notices(): ReactNode {
  const notices = useApp((state) => state.notices);
  const workbench = useWorkbench();
  const [all, setAll] = useState(false);
  const older = notices.length - SHOWN_AT_ONCE;
  const shown = all ? notices : notices.slice(-SHOWN_AT_ONCE);
  return (
    <div className="notices" role="status" aria-label={translate('window.notices')}>
      {older > 0 && (
        <Button tone="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? translate('window.notices.fewer') : translate('window.notices.older', { count: older })}
        </Button>
      )}
      {shown.map(({ id, tone, text, place }) => (
        <div key={id} className="notice" data-tone={tone} role={tone === 'problem' ? 'alert' : undefined}>
          {tone === 'problem' && <AlertIcon />}
          <p>{text}</p>
          {place && (
            <Button
              tone="quiet"
              onClick={() => {
                workbench.notices.dismiss(id);
                void workbench.reading.show(place);
              }}
            >
              {translate('window.notice.show')}
            </Button>
          )}
          <IconButton
            label={translate('window.dismiss')}
            icon={<CloseIcon />}
            onClick={() => workbench.notices.dismiss(id)}
          />
        </div>
      ))}
    </div>
  );
}
