import { signInAs } from '@harbourlink/platform-client';

/** Somebody who reads their live stream at one gateway. */
export class LiveReader {
  private text = '';

  private constructor(private readonly hangUp: AbortController) {}

  /** Resolves once the stream is open and has said where it begins. */
  static async open(url: string, personId: string): Promise<LiveReader> {
    const hangUp = new AbortController();
    const response = await fetch(`${url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${await signInAs(url, personId)}` },
      signal: hangUp.signal,
    });
    if (response.status !== 200 || response.body === null) throw new Error(`the stream answers ${response.status}`);
    const reader = new LiveReader(hangUp);
    const body = response.body.getReader();
    reader.take((await body.read()).value);
    void reader.readOn(body);
    return reader;
  }

  /** Ids of the notices that came. */
  get ids(): string[] {
    return [...this.text.matchAll(/^event: ?notice\nid: ?(\d+)|^id: ?(\d+)\nevent: ?notice/gm)].map(
      ([, first, second]) => first ?? second ?? '',
    );
  }

  close(): void {
    this.hangUp.abort();
  }

  private async readOn(body: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    try {
      for (let part = await body.read(); !part.done; part = await body.read()) this.take(part.value);
    } catch {
      // hung up, by us or by the gateway
    }
  }

  private take(chunk: Uint8Array | undefined): void {
    this.text += new TextDecoder().decode(chunk);
  }
}
