import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecondOpinions } from '../../src/handlers/advising.ts';
import { execute } from '../../src/handlers/execute.ts';
import type { TextId } from '../../src/incident/incident.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { languageModel } from '../../src/llm/index.ts';
import { loadModel, modelFile } from '../../src/model.ts';
import type { Item } from '../../src/triage/mention.ts';
import type { Model } from '../../src/triage/model/model.ts';
import { makeKit, verdictOf } from '../../src/triage/triage.ts';
import { doubtful } from '../support/doubtful.ts';
import { type House, loud, openHouse } from '../support/house.ts';
import { adverse, llmServer } from '../support/llmServer.ts';

const aside = { relevant: false, negative: false, category: 'none', confidence: 0.95, words: [] };

/** The whole service beside a model that answers as it is told to. */
describe('a second opinion', () => {
  let house: House;
  let server: Awaited<ReturnType<typeof llmServer>>;
  let model: Model | undefined;
  let titles: Awaited<ReturnType<typeof doubtful>>;
  let says: object = adverse;
  let count = 0;
  beforeAll(async () => {
    house = await openHouse();
    server = await llmServer(() => ({ says }));
    ({ model } = await loadModel(modelFile, loud));
    titles = await doubtful(house.settings(), '徐汇院区：');
  });
  afterAll(async () => {
    await Promise.all([server.stop(), house.stop()]);
  });

  const now = () => new Date();

  function door() {
    return { ledger: house.store.ledger, settings: house.settings, now };
  }

  /** A post as the service decides it; a model is asked about it, answers so, and what follows is done. */
  async function heard(title = '', answer: object = adverse, meanwhile = async () => {}): Promise<void> {
    count += 1;
    const found = { externalId: `p-${count}`, kind: 'post', title, site: '微博' } as const;
    const { ids } = await house.intake.keep('s', [found]);
    await house.quiet();
    await meanwhile();
    const mention = { ...found, id: ids[0] ?? ('' as never), source: 's', foundAt: now(), update: false };
    const { settings, store } = house;
    const { org, policy } = settings();
    const item: Item = { mention, verdict: verdictOf(mention, makeKit(org, policy, model)) };
    const { mentions, mutes, outbox, sourceStates } = store;
    const opinions = openSecondOpinions(languageModel({ key: 'k', baseUrl: server.baseUrl, model: 'm' }), {
      ...{ door: door(), mentions, mutes, outbox, sourceStates, settings, model, now },
      ...{ newId: () => crypto.randomUUID(), log: loud },
    });
    says = answer;
    opinions.hear([item], [{ outcome: 'noise', verdict: item.verdict }]);
    await expect.poll(() => opinions.figures(), { timeout: 60_000 }).toContain('llm_total{result="heard"} 1');
    await opinions.stop();
    await house.quiet();
  }

  async function newest(): Promise<IncidentView | undefined> {
    const all = await house.store.reads.list(['hq' as never], { limit: 50 });
    return all.toSorted((a, b) => b.incident.openedAt.getTime() - a.incident.openedAt.getTime())[0];
  }

  async function happened(view: IncidentView | undefined): Promise<readonly string[]> {
    if (!view) return [];
    const timeline = await house.store.reads.timeline(['hq' as never], view.incident.id);
    return timeline.map(({ by, type }) => `${by.id} ${type}`);
  }

  it('that is not against us, or not sure, wakes nothing that was held back', async () => {
    await heard(titles.held[0], aside);
    await heard(titles.held[1], { ...adverse, confidence: 0.79 });
    expect(await newest()).toBeUndefined();
  });

  it('against us wakes what was held back, at the level that its own words have, and says so', async () => {
    const title = titles.held[2] ?? '';
    await heard(title, { ...adverse, words: [title.slice(0, 4), '不在文中的话'] });
    const view = await newest();
    expect(await happened(view)).toEqual(['triage opened', 'adviser advised']);
    expect(view?.incident).toMatchObject({ stage: 'open', unit: 'hq', levelBy: { id: 'triage' } });
    expect(view).toMatchObject({ mentionCount: 1, first: { title } });
    const { stance, text } = view?.incident.advice ?? {};
    expect([stance, text && view?.texts.get(text)]).toEqual(['adverse', title.slice(0, 4).trim()]);
  });

  it('is a hint on what was opened, whatever it says: nothing else of it changes', async () => {
    await heard(titles.opened[0], aside);
    const view = await newest();
    expect(await happened(view)).toEqual(['triage opened', 'adviser advised']);
    expect(view?.incident).toMatchObject({
      stage: 'open',
      unit: 'hq/east/xuhui',
      advice: { stance: 'aside' },
    });
    const { store } = house;
    const cards = await store.cards.of(view?.incident.id ?? ('' as never));
    expect(
      cards.map(({ rev }) => rev),
      'every card shows it',
    ).toEqual(cards.map(() => view?.version));
  });

  it('comes too late where a person has decided, and changes nothing there', async () => {
    const close = async () => {
      const incident = (await newest())?.incident.id ?? ('' as never);
      const note = 'note-1' as TextId;
      const texts = [{ id: note, kind: 'note', words: '已处理' }] as const;
      await execute(door(), {
        ...{ id: 'close-1', actor: { kind: 'person', id: 'E0001' as never }, texts },
        ...{ role: { unit: 'hq' as never, duty: 'command' }, command: { type: 'close', incident, note } },
      });
    };
    await heard(titles.opened[0], adverse, close);
    const view = await newest();
    expect(view?.incident).toMatchObject({ stage: 'closed', advice: { stance: 'aside' } });
    expect((await happened(view)).at(-1)).toBe('E0001 closed');
  });

  it('is asked for by nobody unless it is configured', async () => {
    expect(await (await fetch(`${house.url}/metrics`)).text()).not.toContain('llm_');
  });

  it('leaves an unbroken audit chain, with rows of its own', async () => {
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });
});
