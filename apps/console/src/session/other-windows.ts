let channel: BroadcastChannel | undefined;

/** Hears from the other windows of this browser whose session it is now; undefined: it has ended. */
export function hearOtherWindows(heard: (personId: string | undefined) => void): void {
  if (typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel('harbourlink.session');
  channel.onmessage = ({ data }: MessageEvent<string | null>) => heard(data ?? undefined);
}

/** Tells the other windows of this browser whose session it is now. */
export function tellOtherWindows(personId: string | undefined): void {
  channel?.postMessage(personId ?? null);
}
