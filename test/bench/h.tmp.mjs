import { readFile } from 'node:fs/promises';
let src = await readFile(new URL('./backbone.mjs', import.meta.url),'utf8');
src = src.replace("const parts =", "await admin.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements'); const parts =");
src = src.replace("    await consumer.stop();\n    say(`handlers", "    await consumer.stop();\n    const st=(await admin.query(`SELECT calls, round(mean_exec_time::numeric,3) mean, round(total_exec_time) total, left(regexp_replace(query,'\\\\s+',' ','g'),110) q FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 14`)).rows; for (const r of st) console.log('   ',r.calls,r.mean,r.total,r.q);\n    say(`handlers");
src = src.replace("const consumer = consumerOf(subscriber, [lane('bench', contract, handle)], options);", "await admin.query('SELECT pg_stat_statements_reset()'); const consumer = consumerOf(subscriber, [lane('bench', contract, handle)], options);");
src = src.replace("startDatabase()", "startDatabase({shared_preload_libraries:'pg_stat_statements'})");
const { writeFile } = await import('node:fs/promises');
await writeFile(new URL('./h2.tmp.mjs', import.meta.url), src);
