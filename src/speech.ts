import type { Env } from './config/env.ts';
import type { Door } from './handlers/execute.ts';
import { openWriting, type Writing } from './handlers/statements/writing.ts';
import type { AskedModel } from './llm/record.ts';
import type { Log } from './log.ts';
import type { Outlet } from './ports/statements.ts';
import type { NewId, Now, Page, SecondOpinion, Settings } from './ports.ts';
import { outletsOf } from './publish/index.ts';
import { pageReader } from './publish/page.ts';
import { decodeText } from './sources/charset.ts';
import { fetchGuarded, publicLimits } from './sources/fetch.ts';
import { plainText } from './sources/plainText.ts';
import { sign } from './sources/signature.ts';
import type { Store } from './store/open.ts';

interface World {
  readonly now: Now;
  readonly newId: NewId;
  readonly log: Log;
}

/** Every way out that is configured, and how a public page is read again. */
export function waysOut(
  env: Env,
  { now, fetchPage = fetchGuarded }: { readonly now: Now; readonly fetchPage?: typeof fetchGuarded },
): { readonly outlets: readonly Outlet[]; readonly page: (link: string) => Promise<Page> } {
  const fetch = (url: string) => fetchPage(url, { limits: { ...publicLimits, ms: 10_000 } });
  return {
    outlets: env.publish ? outletsOf(env.publish, { sign, now }) : [],
    page: pageReader({ fetch, decode: decodeText, plain: plainText }),
  };
}

/** The language model that is configured, and each question to it with its answer kept, masked, with what it cost. */
export function askedModel(
  { llm }: Env,
  { exchanges, newId, now, log }: Pick<Store, 'exchanges'> & World,
): AskedModel | undefined {
  if (!llm) return undefined;
  const { pricePerMillion: price, ...model } = llm;
  const record: AskedModel['record'] = (exchange) => {
    const cost = price === undefined ? {} : { cost: (exchange.tokens * price) / 1_000_000 };
    exchanges
      .keep({ ...exchange, ...cost, id: newId(), at: now() })
      .catch((error: unknown) => log.warn({ error }, 'what a model was asked could not be kept'));
  };
  return { ...model, record };
}

/** Who is asked for a second opinion; its SDK is loaded only where it is configured. */
export async function languageModelAt(llm: AskedModel): Promise<SecondOpinion> {
  return (await import('./llm/index.ts')).languageModel(llm);
}

/** Whoever goes over first drafts, where a language model is configured; its SDK is loaded only there. */
export async function writingBy(
  llm: AskedModel | undefined,
  needs: { readonly door: Door; readonly settings: () => Settings } & World &
    Pick<Store, 'exchanges' | 'reads' | 'sourceStates'>,
): Promise<Writing | undefined> {
  if (!llm) return undefined;
  const { machineWriter } = await import('./llm/writer.ts');
  const spentOn = async (incident: string) => (await needs.exchanges.spent(new Date(0), incident)).tokens;
  return openWriting({ ...needs, spentOn, writer: machineWriter(llm) });
}
