import { afterEach, describe, expect, inject, it } from 'vitest';
import { type PatientPool, patientPool } from '../../src/store/patience.ts';

/** Three seconds of patience: a busy machine answers sooner. */
const patience = { beats: 30, beatMs: 100 };
let opened: PatientPool;

function open(max = 1): PatientPool {
  opened = patientPool({ connectionString: `${inject('postgres')}postgres`, max, pipeline: true }, patience);
  return opened;
}

afterEach(() => opened.end());

/** As a machine that stalls does it to the whole process: no timer and no socket is served. */
function stall(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('the patience with the database', () => {
  it('is not used up by a stall of our own while an answer is on its way', async () => {
    const { connect } = open();
    const client = await connect();
    const answer = client.query('SELECT 7 AS n');
    stall(4_000);
    await expect(answer.finally(() => client.release())).resolves.toMatchObject({ rows: [{ n: 7 }] });
  });

  it('is not used up by a stall of our own while a connection is waited for', async () => {
    const { connect } = open();
    const first = await connect();
    const second = connect();
    stall(4_000);
    setTimeout(() => first.release(), 100);
    (await second).release();
  });

  it('ends with a wire that says nothing, and the next one is served', async () => {
    const { pool } = open();
    await expect(pool.query('SELECT pg_sleep(20)')).rejects.toThrow(/silent for too long/);
    expect((await pool.query('SELECT 7 AS n')).rows).toEqual([{ n: 7 }]);
  });

  it('ends when no connection comes free', async () => {
    const { connect } = open();
    const first = await connect();
    const keep = setInterval(() => void first.query('SELECT 1'), 50);
    await expect(connect()).rejects.toThrow(/timeout/);
    clearInterval(keep);
    first.release();
  });
});
