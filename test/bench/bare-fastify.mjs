// The peer of read-route.mjs: nothing but Fastify, pg and one SELECT by primary key.
import Fastify from 'fastify';
import pg from 'pg';

const [port, connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
// The database may be stopped before this process is.
pool.on('error', () => undefined);
const server = Fastify();
server.get('/:id', async (request) => {
  const { rows } = await pool.query('SELECT id, version, status, profile FROM registry.enterprise WHERE id = $1', [
    request.params.id,
  ]);
  return rows[0];
});
await server.listen({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
