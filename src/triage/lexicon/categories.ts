import type { Nature } from '../../incident/incident.ts';

/** What a text complains of or praises: the 15 categories of the labelling rubric of medical opinion. */
export const categories = [
  'medical_safety',
  'dispute',
  'service',
  'fee_fraud',
  'privacy',
  'rumor',
  'violence',
  'infection',
  'drug_device',
  'ethics',
  'labor',
  'facility',
  'positive',
  'neutral',
  'none',
] as const;
export type Category = (typeof categories)[number];

/** The one table from category to nature 性质. */
export const natureOf: Readonly<Record<Category, Nature>> = {
  medical_safety: 'safety',
  infection: 'safety',
  drug_device: 'safety',
  dispute: 'complaint',
  service: 'complaint',
  fee_fraud: 'fault',
  ethics: 'fault',
  labor: 'fault',
  facility: 'fault',
  privacy: 'privacy',
  rumor: 'rumour',
  violence: 'violence',
  positive: 'praise',
  neutral: 'other',
  none: 'other',
};
