/**
 * What verification is measured against: one Express route that looks a certificate up by its unique token with mysql2
 * and answers bytes that were rendered before, with no header, check or rendering of its own.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createPool, type RowDataPacket } from 'mysql2/promise';

const pool = createPool({ uri: process.env.DATABASE_URL ?? '', connectionLimit: 10 });
const page = readFileSync(process.env.PAGE ?? '');
const app = express();

app.get('/c/:token', async (request, response) => {
  const sql = 'SELECT id, state, facts FROM certificates WHERE token = ?';
  const [rows] = await pool.execute<RowDataPacket[]>(sql, [request.params.token]);
  if (rows.length === 0) response.sendStatus(404);
  else response.type('html').send(page);
});

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit(0));
