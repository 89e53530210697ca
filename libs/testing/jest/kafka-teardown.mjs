export default async function tearDown() {
  await Promise.all((globalThis.harbourlinkTestServers ?? []).map((server) => server.stop()));
}
