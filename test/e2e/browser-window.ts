interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** A browser without scripts: it keeps cookies by path, follows redirects on this origin and sends forms. */
export class BrowserWindow {
  private readonly cookies = new Map<string, Cookie>();

  constructor(readonly origin: string) {}

  /** What the browser keeps under this name. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  /** As if somebody had copied it from the disk. */
  keep(name: string, value: string, path = '/'): void {
    this.cookies.set(name, { value, path });
  }

  /** One request, as a script of the console sends it when headers are given. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin);
    const cookie = [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const headers = { accept: 'text/html', ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (value === '' || /;\s*max-age=0\b/i.test(line)) this.cookies.delete(name);
      else this.keep(name, value, path);
    }
    return response;
  }

  /** Opens an address and goes on to where it leads; answers the last address and what is there. */
  async open(address: string): Promise<{ address: string; response: Response }> {
    return this.follow(address, await this.ask(address));
  }

  /** Sends the form and goes on to where that leads. */
  async send(address: string, form: Record<string, string>): Promise<{ address: string; response: Response }> {
    const sent = { method: 'POST', body: new URLSearchParams(form).toString() };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.follow(address, await this.ask(address, { ...sent, headers }));
  }

  private async follow(from: string, first: Response): Promise<{ address: string; response: Response }> {
    let [address, response] = [new URL(from, this.origin).href, first];
    for (let hops = 0; hops < 8; hops += 1) {
      const location = response.headers.get('location');
      if (location === null) return { address, response };
      address = new URL(location, address).href;
      if (!address.startsWith(`${this.origin}/`)) throw new Error(`a redirect leads away: ${address}`);
      response = await this.ask(address);
    }
    throw new Error(`redirects do not end: ${address}`);
  }
}
