import type { Finding, Words } from '../ports.ts';
import type { Asked } from './ask.ts';

const id = 'publish.site';

/** What a signed ping to the site shows; `asked` is absent when the secret cannot be used. */
export function siteFinding(asked: Asked | undefined): Finding {
  if (asked === undefined) return bad('官网的密钥用不了', 'The secret of the site cannot be used', secrets);
  if (asked.came !== 'answer')
    return bad(
      `官网没有答复（${asked.code}）`,
      `The site does not answer (${asked.code})`,
      asked.came === 'never' ? reaching : answering,
    );
  const { status } = asked;
  if (status >= 200 && status < 300)
    return {
      state: 'ok',
      id,
      what: { zh: '官网连得上，签名有效', en: 'The site is reached and takes our signature' },
    };
  if (status === 401 || status === 403)
    return bad(
      `官网不认我们的签名（HTTP ${status}）`,
      `The site does not take our signature (HTTP ${status})`,
      secrets,
    );
  if (status >= 300 && status < 400)
    return bad(
      `官网要求转到别处（HTTP ${status}），签了名的内容不会跟着走`,
      `The site sends us elsewhere (HTTP ${status}); what is signed does not follow`,
      { zh: 'PUBLISH_SITE_URL 直接写最后的地址', en: 'Write the final address into PUBLISH_SITE_URL' },
    );
  return bad(`官网对 ping 答了 HTTP ${status}`, `The site answered the ping with HTTP ${status}`, pinging);
}

function bad(zh: string, en: string, next: Words): Finding {
  return { state: 'bad', id, what: { zh, en }, next };
}

const secrets = {
  zh: '两边的 PUBLISH_SITE_SECRET 要一样；两台机器的时间相差不超过 5 分钟',
  en: 'PUBLISH_SITE_SECRET must be the same on both sides, and their clocks within five minutes',
};
const reaching = {
  zh: '核对 PUBLISH_SITE_URL、证书、防火墙',
  en: 'Check PUBLISH_SITE_URL, its certificate and the firewall',
};
const answering = {
  zh: '看对方服务的日志：它收到了，没有在时限内答完，或答得太长',
  en: 'See the log of that service: it was asked, and gave no full or too long an answer in time',
};
const pinging = {
  zh: '对方收到 {"type":"ping"} 应当答 2xx，什么也不发布（docs/PUBLISHING.md）',
  en: 'To {"type":"ping"} it should answer 2xx and publish nothing (docs/PUBLISHING.md)',
};
