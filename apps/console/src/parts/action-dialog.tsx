import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { texts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { FieldNotesContext } from './field.js';
import { notesOf } from './notes-of.js';
import { ProblemBar } from './problem-bar.js';

export interface ActionDialogProps {
  /** The words of the button, and of the one that confirms. */
  readonly label: string;
  /** What comes of it, in a sentence. */
  readonly text?: string;
  readonly tone?: 'primary' | 'danger';
  /** What has to be told first: a date, a reason. */
  readonly children?: ReactNode;
  readonly run: () => Promise<unknown>;
  /** What is read again afterwards. */
  readonly touches: readonly QueryKey[];
  readonly done?: () => void;
}

/** A button that asks for what is needed, acts, and shows a refusal where it was pressed. */
export function ActionDialog({ label, text, tone, children, run, touches, done }: ActionDialogProps) {
  const say = useTexts(texts);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const command = useCommand(run, {
    touches,
    done: () => {
      close();
      done?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.mutate(undefined);
  };
  const show = () => {
    command.reset();
    setOpen(true);
  };
  return (
    <>
      <Button {...(tone === 'primary' && { kind: 'primary' })} danger={tone === 'danger'} onClick={show}>
        {label}
      </Button>
      {open ? (
        <Dialog title={label} close={close}>
          <form className="stack" onSubmit={submit}>
            {text ? <p className="quiet">{text}</p> : null}
            <FieldNotesContext value={notesOf(command.error)}>{children}</FieldNotesContext>
            {command.error ? <ProblemBar error={command.error} /> : null}
            <div className="row">
              <Button kind="primary" type="submit" loading={command.isPending} danger={tone === 'danger'}>
                {label}
              </Button>
              <Button onClick={close}>{say('cancel')}</Button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  );
}
