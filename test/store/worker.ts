import { stdout } from 'node:process';
import { nothingYet } from '../../src/incident/incident.ts';
import { openStore } from '../../src/store/open.ts';
import { asks, changed, newIncident, openedIn } from './given.ts';

/** A process of its own that decides until it is killed: it says `open`, then the id of each decision it was told is kept. */
const [dataDir = '', holdOnly] = process.argv.slice(2);
const store = await openStore({
  dataDir,
  sealKey: new Uint8Array(32).fill(7),
  mask: (text) => text,
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  log: { warn: () => {}, error: () => {} },
}).catch((error: unknown) => {
  stdout.write(`refused ${error instanceof Error ? `${error.name} ${error.message}` : error}\n`);
  return process.exit(1);
});
stdout.write('open\n');
if (holdOnly === undefined) {
  await store.outbox.work(() => new Promise(() => {}));
  await store.outbox.put([{ queue: 'card', incident: newIncident(), channel: 'web:x' as never }]);
  for (;;) {
    const incident = newIncident();
    const effects = [{ type: 'refresh', incident } as const];
    await store.ledger.commit(
      0,
      changed(asks(incident, 'open'), nothingYet, [openedIn(incident)], { effects }),
    );
    stdout.write(`${incident}\n`);
  }
}
