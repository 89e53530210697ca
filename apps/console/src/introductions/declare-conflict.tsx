import { useState } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';
import type { Introduction } from './introductions.queries.js';
import { texts } from './texts.js';
import { useIntroductionCommand } from './use-introduction-command.js';

/** A conflict of interest ends the introduction: it is asked once more. */
export function DeclareConflict({ introduction }: { readonly introduction: Introduction }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const [open, setOpen] = useState(false);
  const { id, version } = introduction;
  const close = () => setOpen(false);
  const declaring = useIntroductionCommand(
    id,
    () =>
      api.POST('/api/v1/introductions/{id}/conflict-check', {
        params: { path: { id }, header: ifMatch(version) },
        body: { resultCode: 'declared' },
      }),
    close,
  );
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {say('conflict.declare')}
      </Button>
      {open ? (
        <Dialog title={say('conflict.declare')} close={close}>
          <p>{say('conflict.declare.text')}</p>
          {declaring.error ? <ProblemBar error={declaring.error} /> : null}
          <div className="row">
            <Button kind="primary" danger loading={declaring.isPending} onClick={() => declaring.mutate(undefined)}>
              {say('conflict.declare.confirm')}
            </Button>
            <Button onClick={close}>{sayAlways('cancel')}</Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
