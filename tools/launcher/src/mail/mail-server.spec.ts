import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freeLoopbackPorts } from '@harbourlink/own-server';
import { createTransport } from 'nodemailer';
import { startMailServer, type MailServer } from './mail-server.js';

let folder: string;
let server: MailServer;

async function start(): Promise<MailServer> {
  const [smtpPort = 0, pagePort = 0] = await freeLoopbackPorts(2);
  return startMailServer({ folder, smtpPort, pagePort });
}

const send = (mail: object) =>
  createTransport(server.smtpUrl).sendMail({
    from: 'notices@example.org',
    to: 'visitor@example.org',
    messageId: '<one@example.org>',
    subject: '介紹 an introduction',
    ...mail,
  });

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.pageUrl}${path}`, { headers });
const list = async () => (await (await get('/mails')).json()) as { id: string; messageId: string; subject: string }[];

describe('the mail server', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harbourlink-mails-'));
    server = await start();
  });

  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the mail on the disk when it answers', async () => {
    await send({ text: 'hello' });
    expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  });

  it('refuses what is larger than it said, and keeps nothing of it', async () => {
    await expect(send({ text: 'x'.repeat(11 * 1024 * 1024) })).rejects.toMatchObject({ responseCode: 552 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('lists the newest mail first with its Message-ID and subject', async () => {
    await send({ text: 'hello' });
    await send({ messageId: '<two@example.org>', subject: 'second' });
    expect(await list()).toMatchObject([
      { messageId: '<two@example.org>', to: ['visitor@example.org'], subject: 'second' },
      { messageId: '<one@example.org>', to: ['visitor@example.org'], subject: '介紹 an introduction' },
    ]);
  });

  it('still knows every mail after a restart and drops what was half written', async () => {
    await send({ text: 'hello' });
    const before = await list();
    await server.stop();
    await writeFile(join(folder, '2026-01-01T00-00-00.000Z_half.part'), 'From: half');
    server = await start();
    expect(await list()).toEqual(before);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('shows the HTML of a mail in a sandbox where nothing of it can run', async () => {
    await send({ html: '<p>hi</p><script>alert(1)</script>' });
    const [mail] = await list();
    const shown = await get(`/mails/${mail?.id}/html`);
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(await (await get(`/mails/${mail?.id}`)).text()).toContain('<iframe sandbox=');
  });

  it('escapes a subject that is HTML', async () => {
    await send({ subject: '<img src=x onerror=alert(1)>' });
    const page = await (await get('/')).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
  });

  it.each([
    ['zh-CN,zh;q=0.9', '已保存的邮件'],
    ['zh-HK', '已保存的郵件'],
    ['en-GB', 'Kept mails'],
  ])('speaks the language of the browser (%s)', async (accepted, title) => {
    expect(await (await get('/', { 'accept-language': accepted })).text()).toContain(title);
  });

  it('opens no file but a listed mail', async () => {
    expect((await get('/mails/..%2F..%2Fsecrets')).status).toBe(404);
  });
});
