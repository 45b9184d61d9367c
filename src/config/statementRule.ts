import type { Policy } from '../policy/policy.ts';
import type { Place, Report } from './found.ts';
import { quoted } from './found.ts';
import type { WrittenPolicy } from './policySchema.ts';
import type { Parsed } from './yaml.ts';

/** The rules for words to the public, laid over the defaults. What names a patient is never let through. */
export function readStatements(
  { value, place }: Parsed<WrittenPolicy>,
  defaults: Policy['statements'],
  report: Report,
): Policy['statements'] {
  const written = value.statements;
  if (written?.checks?.identity !== undefined && written.checks.identity !== 'blocking')
    report(
      place('statements', 'checks', 'identity'),
      {
        zh: '涉及患者身份的检查不能放宽',
        en: 'the check for patients’ identity cannot be relaxed',
      },
      { zh: '写 blocking 或删去这一行', en: 'write blocking, or leave the line out' },
    );
  return {
    approvalMs: written?.approval ?? defaults.approvalMs,
    remindMs: written?.remind ?? defaults.remindMs,
    checks: { ...defaults.checks, ...written?.checks, identity: 'blocking' },
    watchMs: written?.watch ?? defaults.watchMs,
    watchForMs: written?.watch_for ?? defaults.watchForMs,
    writer: {
      deadlineMs: written?.writer?.deadline ?? defaults.writer.deadlineMs,
      dailyTokens: written?.writer?.daily_tokens ?? defaults.writer.dailyTokens,
      incidentTokens: written?.writer?.incident_tokens ?? defaults.writer.incidentTokens,
    },
  };
}

/** Only the command and the review groups approve: another duty here would wait for ever. */
export function checkApprovers(
  path: readonly string[],
  approvals: readonly string[],
  { duties }: Pick<Policy, 'duties'>,
  place: (...path: string[]) => Place,
  report: Report,
): void {
  for (const [index, duty] of approvals.entries()) {
    const like = duties[duty]?.like;
    if (like === undefined || like === 'command' || like === 'review') continue;
    report(
      place(...path, String(index)),
      { zh: `${quoted(duty)} 不能审批声明`, en: `${quoted(duty)} approves no statements` },
      {
        zh: '写 command、review，或等同于它们的职责',
        en: 'command, review, or a duty that is like one of them',
      },
    );
  }
}
