import { reportAnswer } from '../bot/cards/saying.ts';
import type { Answer } from '../bot/message.ts';
import type { FoundMention } from '../triage/mention.ts';
import type { Desk, Doing, Report } from './desk.ts';

/** The source under which people's reports are kept. */
const chatSource = 'chat';

/** A person's 上报 is a candidate of the unit in whose group it was said (REQ-M5): persisted, then decided at once. */
export async function reporting(desk: Desk, { role, platform, inbound }: Doing<Report>): Promise<Answer> {
  const { policy } = desk.settings();
  const text = inbound.text.trim();
  const [url] = inbound.links;
  if (text === '' && url === undefined && inbound.files.length === 0)
    return reportAnswer('empty', { policy });
  const files: string[] = [];
  for (const file of inbound.files) files.push(await desk.evidence.keep(file));
  const found: FoundMention = {
    externalId: `${platform}:${inbound.key}`,
    kind: 'report',
    text: withoutLinks(text, inbound.links) || (inbound.files[0]?.name ?? url ?? text),
    site: '群内上报',
    publishedAt: inbound.at,
    reportedFor: role.unit,
    ...(url !== undefined && { url }),
    ...(inbound.forwardedFrom !== undefined && { author: inbound.forwardedFrom }),
    ...(files.length > 0 && { files }),
  };
  const { results } = await desk.intake.keep(chatSource, [found]);
  return reportAnswer(results[0] === 'duplicate' ? 'again' : 'kept', { policy }, files);
}

/** The address stands beside the words, not in them: a title is what people read. */
function withoutLinks(text: string, links: readonly string[]): string {
  return links.reduce((words, link) => words.replaceAll(link, ' '), text).trim();
}
