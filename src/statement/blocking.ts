import type { Check } from '../incident/statement.ts';

/** What a finding of each check means where policy says nothing else: nobody can approve it, or an approver must say why. */
export const gravity: Readonly<Record<Check, 'blocking' | 'warning'>> = {
  unsupported: 'blocking',
  mismatch: 'blocking',
  identity: 'blocking',
  liability: 'blocking',
  attack: 'blocking',
  invisible: 'blocking',
  length: 'blocking',
  absolute: 'warning',
  promise: 'warning',
  unit: 'warning',
  channels: 'warning',
  missing: 'warning',
};
