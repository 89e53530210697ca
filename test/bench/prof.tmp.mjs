import { Agent, request } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { signInAs, samplePeople } from '../platform-client/src/index.ts';
import { processTree, startPlatform } from './platform.mjs';
const app = process.argv[2] ?? 'enterprise-registry', via = process.argv[3] ?? 'service';
const platform = await startPlatform('/tmp/p/data', '--processes');
const officer = (await samplePeople(platform.url))('officer-shanghai');
const authorization = `Bearer ${await signInAs(platform.url, officer.personId)}`;
const { items } = await (await fetch(`${platform.url}/api/v1/enterprises?limit=1`, { headers: { authorization } })).json();
const path = `/api/v1/enterprises/${items[0].id}`;
let pid, port;
for (const p of await processTree(platform.pid)) { const c = await readFile(`/proc/${p}/cmdline`,'utf8').catch(()=>''); if (!c.includes(app)) continue; pid=p; port=/(?:^|\0)PORT=(\d+)/.exec(await readFile(`/proc/${p}/environ`,'utf8'))?.[1]; }
process.kill(pid,'SIGUSR1'); await new Promise(r=>setTimeout(r,800));
const list = await (await fetch('http://127.0.0.1:9229/json')).json();
const ws = new WebSocket(list[0].webSocketDebuggerUrl); await new Promise(r=>ws.onopen=r);
let n=0; const waits=new Map(); ws.onmessage=(m)=>{const d=JSON.parse(m.data); waits.get(d.id)?.(d.result)};
const cdp=(method,params={})=>new Promise(r=>{const id=++n; waits.set(id,r); ws.send(JSON.stringify({id,method,params}))});
async function load(url, s){ const agent=new Agent({keepAlive:true,maxSockets:16}); const until=performance.now()+s*1000; let a=0;
 await Promise.all(Array.from({length:16},async()=>{ while(performance.now()<until){ await new Promise((res,rej)=>request(url,{agent,headers:{authorization}},r=>{r.resume();r.on('end',()=>{a++;res()})}).on('error',rej).end()); } })); agent.destroy(); return a/s; }
const url = via==='service' ? `http://127.0.0.1:${port}${path}` : platform.url+path;
await load(url,3);
const cpu=async()=>{const o={}; for (const p of await processTree(platform.pid)){ const st=(await readFile(`/proc/${p}/stat`,'utf8').catch(()=>'')); if(!st) continue; const r=st.slice(st.lastIndexOf(')')+2).split(' '); const c=(await readFile(`/proc/${p}/cmdline`,'utf8')).replaceAll('\0',' ').slice(0,200); const k=/enterprise-registry|gateway|identity|insights|notifications|mou|matching/.exec(c)?.[0] ?? (c.startsWith('postgres')? 'pg '+c.slice(0,60):'other '+c.slice(0,40)); o[k]=(o[k]??0)+ (+r[11]+ +r[12])*10;} return o;};
const b4=await cpu(); const self0=process.cpuUsage(); const rr=await load(url,5); const af=await cpu(); const self1=process.cpuUsage(self0);
for (const k in af) { const d=(af[k]-(b4[k]??0)); if(d>100) console.log(k,(d/rr/5).toFixed(3),'ms/request'); } console.log('client',((self1.user+self1.system)/1000/rr/5).toFixed(3), 'rate',rr);
await cdp('Profiler.enable'); await cdp('Profiler.setSamplingInterval',{interval:500}); await cdp('Profiler.start');
console.log('rate',await load(url,5));
const {profile}=await cdp('Profiler.stop'); await writeFile('/tmp/p/prof/reg.cpuprofile',JSON.stringify(profile));
ws.close(); await platform.stop();
