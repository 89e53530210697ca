import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells the platform of a firm as a body outside does: a CloudEvent over HTTP, with a token of the client `outside`. */
export async function tellFromOutside(
  { url, secrets }: { readonly url: string; readonly secrets: string },
  id: string,
  report: object,
): Promise<void> {
  const secret = (await readFile(join(secrets, 'client-outside.secret'), 'utf8')).trim();
  const token = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`outside:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'outside-events:write' }),
  });
  const { access_token: bearer } = (await token.json()) as { access_token?: string };
  const answer = await fetch(`${url}/api/v1/outside-events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': 'https://exchange.example/reports',
      'ce-type': 'harbourlink.outside.v1.ProspectReported',
    },
    body: JSON.stringify(report),
  });
  if (answer.status !== 202) throw new Error(`the report was answered with ${answer.status}: ${await answer.text()}`);
}

export const reportOf = (listingCode: string, more: object = {}): object => ({
  names: { 'zh-Hans': '示例·云帆生物', en: 'Sample Yunfan Biotech' },
  listingCode,
  areaText: '广东',
  industryText: '生物制药',
  reporterCode: 'shanghai-stock-exchange',
  ...more,
});
