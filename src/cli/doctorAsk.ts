import type { Finding } from '../ports.ts';
import { page } from './doctorServe.ts';
import { type Asked, askService } from './socket.ts';

/** What the running service finds, as it finds it; undefined when none runs on this data folder. */
export async function askDoctor(dataDir: string): Promise<AsyncIterable<Finding> | undefined> {
  const first = await askService(dataDir, 'doctor');
  return first && pages(dataDir, first);
}

async function* pages(dataDir: string, first: NonNullable<Asked>): AsyncGenerator<Finding> {
  let answer: Asked = first;
  for (let after = 0; ; ) {
    if (!answer?.ok) return yield unanswered(answer?.why ?? 'gone');
    const read = page.safeParse(answer.result);
    if (!read.success) return yield unanswered('not understood');
    const { run, findings, done } = read.data;
    for (const { next, ...finding } of findings) yield { ...finding, ...(next && { next }) };
    if (done) return;
    after += findings.length;
    answer = await askService(dataDir, 'doctor', { run, after });
  }
}

function unanswered(why: string): Finding {
  return {
    ...{ state: 'bad', id: 'service' },
    what: {
      zh: `服务在运行，却没有答完：${why}`,
      en: `the service runs but did not finish its answer: ${why}`,
    },
    next: {
      zh: '服务若比本命令旧，重启它；否则看它的日志',
      en: 'restart it if it is older than this command, else see its log',
    },
  };
}
