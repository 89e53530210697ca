import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { touchedByShortlisting } from './candidates.queries.js';
import type { Suggestion } from './candidates.queries.js';
import { texts } from './texts.js';

const reasonCodes = ['not-suitable', 'known-already', 'declined-lately', 'conflict-of-interest', 'other'] as const;

export interface DismissDialogProps {
  readonly suggestion: Suggestion;
  readonly provider: string;
  readonly close: () => void;
}

/** Why a suggestion is not followed up. */
export function DismissDialog({ suggestion, provider, close }: DismissDialogProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { id, version, needId } = suggestion;
  const dismissing = useCommand(
    (reasonCode: (typeof reasonCodes)[number]) =>
      answerOf(
        api.POST('/api/v1/suggestions/{id}/dismissal', {
          params: { path: { id }, header: ifMatch(version) },
          body: { reasonCode },
        }),
      ),
    { touches: touchedByShortlisting(needId), done: close },
  );
  return (
    <ReasonsDialog
      title={say('dismiss.title', { provider })}
      text={say('dismiss.text')}
      legend={sayAlways('reason')}
      reasons={reasonCodes.map((code) => ({ code, label: say(`dismissal.${code}`) }))}
      how="one"
      confirm={say('dismiss')}
      danger
      running={dismissing.isPending}
      error={dismissing.error}
      send={([reasonCode]) => dismissing.mutate(reasonCode)}
      close={close}
    />
  );
}
