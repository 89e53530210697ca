import { World } from './world/world.js';
const t = performance.now();
const w = await World.start((process.argv[2] ?? 'journals') as 'journals', '/tmp/chaos-try');
console.log('started', performance.now() - t);
const t2 = performance.now();
const r = w.replicas[0]!;
const before = r.process;
r.kill();
await before!.ended;
await r.start();
console.log('restart', performance.now() - t2, r.deaths);
const a = await fetch(`${r.url}/api/v1/chaos/transactions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'x' },
  body: JSON.stringify({
    token: 't',
    changes: [{ token: 't/0', kind: 'happened', key: '00000000-0000-4000-a000-00000000000a', amount: 3 }],
    refuses: false,
    holdsMilliseconds: 0,
  }),
});
console.log(a.status, await a.text());
await new Promise((r) => setTimeout(r, 3000));
console.log(
  await w.sql('select position, topic, aggregate_id, version, type from registry.journal'),
  await w.sql('select * from matching.tally'),
  await w.sql('select * from registry.echo_seen'),
  await w.leaderOf('registry').then((l) => l?.nth),
);
await w.stop('keeps its folder');
setTimeout(() => {
  for (const h of (process as any)._getActiveHandles())
    console.log(
      h.constructor.name,
      h.spawnargs?.slice(0, 3).join(' '),
      h.pid,
      h.exitCode,
      h.signalCode,
      h.localPort,
      h.remotePort,
      h.address?.(),
    );
  process.exit();
}, 7000);
