import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Language } from '@harbourlink/kernel';

/** The language a browser asks for, by the console's. */
export const browserLocales: Readonly<Record<Language, string>> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-HK',
  en: 'en-GB',
};

export interface Equipment {
  readonly language?: Language;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** A finger instead of a mouse. */
  readonly touch?: true;
  /** The line it is connected by: what it asks of the platform goes over it. */
  readonly line?: string;
}

/** Somebody with a browser of their own: a fresh one that knows nobody. Whatever goes wrong in it is written down. */
export class Visitor {
  readonly complaints: string[] = [];
  /** Hosts that were asked for anything. */
  readonly hosts = new Set<string>();

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(
    browser: Browser,
    url: string,
    { language = 'en', width = 1440, scheme = 'light', touch, line }: Equipment = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: url,
      locale: browserLocales[language],
      timezoneId: 'Asia/Hong_Kong',
      viewport: { width, height: width < 600 ? 780 : 900 },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      ...(touch && { hasTouch: true, isMobile: true }),
      // A browser goes round its proxy to its own machine unless told.
      ...(line !== undefined && { proxy: { server: line, bypass: '<-loopback>' } }),
    });
    // Two busy cores.
    context.setDefaultTimeout(20_000);
    const visitor = new Visitor(url, context, await context.newPage());
    visitor.listen();
    return visitor;
  }

  /** Signs in as a sample person by the sign-in page's own button, and waits for home. */
  async signIn(key: string, returnTo = '/'): Promise<void> {
    await this.page.goto(returnTo);
    await this.wayIn().click();
    await this.sampleButton(key).click();
    await this.arrived(returnTo);
  }

  /** Is signed in as a sample person, past the pages on the way there, and looks at an address. */
  async comeAs(key: string, address = '/'): Promise<void> {
    const { request } = this.context;
    const page = await request.get('/session/sign-in?returnTo=/icon.svg');
    const text = await page.text();
    const [, form] = /<form method="post" action="([^"]+)"/.exec(text) ?? [];
    const [, person] = new RegExp(`value="([^"]+)">[^<]*<small>${key}</small>`).exec(text) ?? [];
    if (form === undefined || person === undefined) throw new Error(`the sign-in page does not offer ${key}`);
    const answer = await request.post(form, { form: { person }, headers: { origin: this.url } });
    if (!answer.ok()) throw new Error(`${key} was not signed in: ${answer.status()} ${answer.url()}`);
    await this.open(address);
  }

  /** The link to the sign-in page. */
  wayIn(): Locator {
    return this.page.locator('a[href^="/session/sign-in"]').first();
  }

  /** Waits until an address of the console is shown. */
  async arrived(address: string): Promise<void> {
    await this.page.waitForURL(({ pathname }) => pathname === new URL(address, this.url).pathname);
    await this.settled();
  }

  /** The button of the sign-in page that signs in as a sample person: `E1`, `officer-shanghai`. */
  sampleButton(key: string): Locator {
    return this.page.locator('button[name=person]').filter({ has: this.page.getByText(key, { exact: true }) });
  }

  /** Goes to an address of the console and waits until nothing is on its way. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.settled();
  }

  /** Waits until the page shows what it is about. */
  async settled(): Promise<void> {
    await this.page
      .getByRole('heading', { level: 1 })
      .or(this.page.getByRole('heading', { level: 2 }))
      .first()
      .waitFor();
    await this.page.waitForFunction(() => document.querySelector('[aria-busy=true]:not(button), .skeleton') === null);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  /** To every window of this browser, whoever opens it. */
  private listen(): void {
    const { context, complaints, hosts } = this;
    context.on('console', (message) => {
      // An answer of 4xx is an answer; the page says what it means.
      if (message.type() !== 'error' || /the server responded with a status of 4\d\d/.test(message.text())) return;
      complaints.push(`console: ${message.text()}`);
    });
    context.on('weberror', (thrown) => complaints.push(`error: ${thrown.error().message}`));
    context.on('request', (request) => hosts.add(new URL(request.url()).host));
    context.on('response', (response) => {
      if (response.status() >= 500)
        complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
  }
}
