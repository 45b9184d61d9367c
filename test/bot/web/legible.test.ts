import { expect, it } from 'vitest';
import { shown } from '../../../src/bot/web/legible.ts';
import { newIncident } from '../../support/cardFixtures.ts';

it('what hides or turns the reading round is shown in marked words too, and the mark stays', () => {
  const spans = [{ text: '误\u202e诊\u200b', mark: 'harm' }] as const;
  const card = newIncident(new Date('2026-11-21T01:14:20Z'));
  const told = shown({ ...card, titleSpans: spans, lines: [{ kind: 'quote', spans }] });
  const expected = [{ text: '误[U+202E]诊', mark: 'harm' }];
  expect(told).toMatchObject({ titleSpans: expected, lines: [{ spans: expected }] });
});
