import type { House, Needs } from '../../config/kind.ts';
import { rosterName } from '../../config/rosters.ts';
import type { ChannelKey } from '../../policy/org.ts';
import type { Members, Platform } from '../../ports.ts';
import type { WecomEnv } from './env.ts';

type RosterOf = (channel: string) => Promise<Members>;

/** WeCom's three ways, each where it is configured; no one of them has groups, buttons and members (PLATFORMS D). */
export async function openWecom(
  { corpId, bot, app, robots }: WecomEnv,
  needs: House,
): Promise<readonly Platform[]> {
  const { now, log, keepsakes, wecomApi, wecomSocket, settings, consoleUrl } = needs;
  const api = wecomApi === undefined ? {} : { apiUrl: wecomApi };
  const look = { corpId, now, log, language: settings().policy.language, ...(consoleUrl && { consoleUrl }) };
  const directory = app && (await directoryAt(corpId, app.secret, needs));
  const made: Platform[] = [];
  if (bot) {
    const { wecomBot } = await import('./bot.ts');
    const name = bot.name === undefined ? {} : { botName: bot.name };
    const roster = rosterOf('wecom', corpId, needs, directory);
    const at = wecomSocket === undefined ? {} : { wsUrl: wecomSocket };
    const secrets = { botId: bot.id, botSecret: bot.secret };
    made.push(wecomBot({ ...look, ...secrets, ...name, ...at, roster, keepsakes: keepsakes('wecom') }));
  }
  if (app) {
    const { wecomChat } = await import('./chat.ts');
    const own = { ...look, ...api, agentSecret: app.secret };
    made.push(wecomChat({ ...own, keepsakes: keepsakes('wecom-chat') }));
    if (app.callback) {
      const { wecomApp } = await import('./app.ts');
      const { agentId, callback } = app;
      const channels = () => idsOn('wecom-app', needs);
      made.push(wecomApp({ ...own, agentId, callback, channels, keepsakes: keepsakes('wecom-app') }));
    }
  }
  if (robots.size > 0) {
    const { wecomRobot } = await import('./robot.ts');
    const roster = rosterOf('wecom-robot', corpId, needs, directory);
    made.push(wecomRobot({ ...look, ...api, robots, roster, keepsakes: keepsakes('wecom-robot') }));
  }
  return made;
}

async function directoryAt(corpId: string, secret: string, { now, wecomApi }: Needs): Promise<RosterOf> {
  const [{ apiOf }, { directoryOf }] = await Promise.all([import('./api.ts'), import('./directory.ts')]);
  const where = wecomApi === undefined ? {} : { apiUrl: wecomApi };
  return directoryOf(apiOf({ corpId, secret, fetch, now, ...where }), corpId);
}

/** Who is in a group that cannot say it: the directory where org.csv names a tag, a department or an app's group, else people.csv. */
function rosterOf(
  platform: string,
  corp: string,
  { settings }: Needs,
  directory: RosterOf | undefined,
): RosterOf {
  return async (id) => {
    const { org, people } = settings();
    const key = `${platform}:${id}` as ChannelKey;
    const roster = org.channels.get(key)?.roster;
    if (roster && !directory)
      return { known: false, why: '名单在企业微信通讯录里，要配置自建应用（WECOM_AGENT_SECRET）才能查' };
    if (roster && directory) return directory(rosterName(roster));
    const listed = [...people.byId.values()].filter((person) => person.roster.includes(key));
    const who = listed.flatMap(({ identities }) =>
      identities.filter((identity) => identity.startsWith(`wecom:${corp}:`)),
    );
    return who.length === 0
      ? { known: false, why: `people.csv 的 roster 列里没有 ${key}` }
      : { known: true, who, by: 'file' };
  };
}

function idsOn(platform: string, { settings }: Needs): readonly string[] {
  return [...settings().org.channels.values()].flatMap((each) => (each.platform === platform ? each.id : []));
}
