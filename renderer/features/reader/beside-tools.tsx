import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ScrollTogetherIcon, SwapIcon } from '../../ui/icons.tsx';

/** What is done with both articles. */
export function BesideTools(): ReactNode {
  const workbench = useWorkbench();
  const together = useApp((state) => state.settings.scrollTogether);
  return (
    <>
      <IconButton
        label={translate('window.beside.together')}
        icon={<ScrollTogetherIcon />}
        aria-pressed={together}
        onClick={() => runAction('beside.scroll', workbench)}
      />
      <IconButton
        label={translate('action.beside.swap')}
        icon={<SwapIcon />}
        onClick={() => runAction('beside.swap', workbench)}
      />
    </>
  );
}
