export default async function tearDown() {
  await globalThis.harbourlinkTestServer?.stop();
}
