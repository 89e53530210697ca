import { parseArgs } from 'node:util';
import { ProcessLevel } from './process-level.js';
const { values } = parseArgs({ options: { transport: { type: 'string', default: 'postgres' }, seeds: { type: 'string', default: '5' }, 'seed-base': { type: 'string', default: '1' }, fault: { type: 'string' }, folder: { type: 'string' }, verbose: { type: 'boolean' } } });
const transport = values.transport as 'postgres' | 'kafka';
const faults: Record<string, number> = {};
let violations = 0, runs = 0;
const level = new ProcessLevel({ transport, seeds: Number(values.seeds), seedBase: Number(values['seed-base']), fault: values.fault, folder: values.folder,
  onWorld: (b) => console.log('world', b),
  onRun(o, done) {
    runs = done; for (const f of o.faults) faults[f.name] = (faults[f.name] ?? 0) + 1;
    console.log(new Date().toISOString().slice(11,19), o.seed, o.backbone, Math.round(o.milliseconds), o.faults.map((f) => f.name).join(' + '), o.findings.length ? 'VIOLATION' : 'ok');
    if (o.findings.length) { violations += 1; for (const f of o.findings.slice(0, 12)) console.log('   ', f); }
    if (o.findings.length || values.verbose) for (const d of o.doings) console.log('      ', d);
  } });
process.on('SIGINT', () => void level.stop().then(() => process.exit(130)));
process.on('SIGTERM', () => void level.stop().then(() => process.exit(130)));
await level.run();
console.log(JSON.stringify({ transport, level: 'process', runs, violations, faults, mutants: {} }));
process.exit(violations ? 1 : 0);
