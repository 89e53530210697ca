import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../commands/use-command.js';
import { Button } from './button.js';
import type { Choice } from './choice-fields.js';
import { ReasonsDialog } from './reasons-dialog.js';

export interface ReasonActionProps<Code extends string> {
  /** The words of the button, and of the one that confirms. */
  readonly label: string;
  /** What comes of it, in a sentence. */
  readonly text: string;
  readonly legend: string;
  readonly reasons: readonly Choice<Code>[];
  readonly tone?: 'danger';
  readonly run: (reasonCode: Code) => Promise<unknown>;
  /** What is read again afterwards. */
  readonly touches: readonly QueryKey[];
}

/** A button that asks for a reason, none of them chosen beforehand, and acts. */
export function ReasonAction<Code extends string>(props: ReasonActionProps<Code>) {
  const { label, text, legend, reasons, tone, run, touches } = props;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const command = useCommand(run, { touches, done: close });
  const show = () => {
    command.reset();
    setOpen(true);
  };
  return (
    <>
      <Button danger={tone === 'danger'} onClick={show}>
        {label}
      </Button>
      {open ? (
        <ReasonsDialog
          title={label}
          text={text}
          legend={legend}
          reasons={reasons}
          how="one"
          confirm={label}
          {...(tone === 'danger' && { danger: true })}
          running={command.isPending}
          error={command.error}
          send={([reasonCode]) => command.mutate(reasonCode)}
          close={close}
        />
      ) : null}
    </>
  );
}
