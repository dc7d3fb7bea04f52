import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { AlertIcon, CloseIcon } from '../../ui/icons.tsx';
import './notices.css';

/** Passing messages at the lower edge. Problems stay until they are dismissed. */
export function Notices(): ReactNode {
  const notices = useApp((state) => state.notices);
  const workbench = useWorkbench();
  return (
    <div className="notices" role="status" aria-label={translate('window.notices')}>
      {notices.map(({ id, tone, text }) => (
        <div key={id} className="notice" data-tone={tone} role={tone === 'problem' ? 'alert' : undefined}>
          {tone === 'problem' && <AlertIcon />}
          <p>{text}</p>
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
