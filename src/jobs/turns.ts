import type { Level } from '../incident/incident.ts';
import type { Platform } from '../ports.ts';
import type { Pacer, Ticket } from './pacing.ts';

/** The graver first; a roll-up speaks of all that wait. */
export const ranks: Readonly<Record<Level | 'rollUp' | 'other' | 'numbers', number>> = {
  rollUp: 0,
  red: 1,
  orange: 2,
  yellow: 3,
  blue: 4,
  other: 5,
  // By turns, or the graver ones would keep the others from ever being shown again.
  numbers: 6,
};

/** Shorter than this is waited for at once: the outbox counts in seconds. */
const shortMs = 1_500;

interface Waiting {
  readonly pacer: Pick<Pacer, 'turn'>;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Waits for its turn where that is soon; 0: now, else the milliseconds to come back after. */
export async function waitTurn(
  { pacer, sleep }: Waiting,
  platform: Pick<Platform, 'name' | 'allowance'>,
  channel: string,
  ticket: Ticket,
): Promise<number> {
  for (let waited = 0; ; ) {
    const wait = await pacer.turn(platform, channel, ticket);
    if (wait === 0 || waited + wait > shortMs) return wait;
    waited += wait;
    await sleep(wait);
  }
}
